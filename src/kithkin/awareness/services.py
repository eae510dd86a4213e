"""Verbs about check-ins: keep one, change it, say when to be asked, let somebody rest."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from kithkin.awareness import errors
from kithkin.awareness.models import Asking, Moment, OpenedBy, Rest, Showing, WhenShown
from kithkin.awareness.policy import own_scope
from kithkin.awareness.prompts import Plan, plan_of
from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.base.days import civil_date
from kithkin.base.edtf import parse
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.network.errors import SomebodyOnlyYouSeeError
from kithkin.network.models import Person
from kithkin.network.policy import home_of, shared_scope
from kithkin.network.queries import find
from kithkin.network.services.editing import Editing, acting
from kithkin.network.services.people import Seen

Values = Mapping[str, Any]
USUAL_ASKING = timedelta(weeks=4)
LONGEST_ASKING = timedelta(days=366)
EARLY_CLOCK = timedelta(minutes=5)  # a phone's clock may be a little ahead of the clinic's
SAYS_SOMETHING = (
    "my_warmth", "my_lead", "their_warmth", "their_lead", "need_free", "need_capable",
    "need_close", "feeling_pleasant", "feeling_calm",
)  # fmt: skip


def keep_moment(
    *, by: Actor, case_id: UUID, persons: Sequence[UUID] = (), asked_at: str = "",
    values: Values, request: UUID | None = None,
) -> Moment:  # fmt: skip
    """Keep one check-in, in the part of whoever writes it."""
    with acting(by=by, case_id=case_id, verb="awareness.keep_moment", request=request) as edit:
        return _kept(edit, persons, asked_at, values)


def keep_good_moment(
    *, by: Actor, case_id: UUID, persons: Sequence[UUID] = (), request: UUID | None = None
) -> Moment:
    """Keep that something was good, and with whom. Nothing else is needed."""
    with acting(by=by, case_id=case_id, verb="awareness.keep_good_moment", request=request) as edit:
        return _kept(edit, persons, "", {"good": True, "alone": not persons})


def change_moment(
    *, by: Actor, case_id: UUID, moment_id: UUID, persons: Sequence[UUID] | None = None,
    values: Values, seen: Seen = None, request: UUID | None = None,
) -> Moment:  # fmt: skip
    """Write some fields of a check-in. Whoever is in it stays in it, also if off the map now."""
    with acting(by=by, case_id=case_id, verb="awareness.change_moment", request=request) as edit:
        moment = edit.find(Moment, moment_id)
        _own(edit)
        told = dict(values)
        if persons is not None:
            told |= _people_columns(edit, moment, persons)
        _refuse_senseless(
            {**moment.opened(), "person_id": moment.person_id, **told},
            datetime.fromisoformat(str(told.get("happened") or moment.happened)),
            moment.said_at,
        )
        if told.get("happened") == "":
            told.pop("happened")
        if edit.change(moment, told, seen):
            edit.doing.announce("moment_changed", moment.id)
        return moment


def remove_moment(
    *, by: Actor, case_id: UUID, moment_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a check-in away."""
    with acting(by=by, case_id=case_id, verb="awareness.remove_moment", request=request) as edit:
        moment = edit.find(Moment, moment_id)
        _own(edit)
        edit.remove(moment, seen)
        edit.doing.announce("moment_removed", moment.id)


def ask_me(
    *, by: Actor, case_id: UUID, times: Sequence[str], days: Sequence[int] = (),
    until: str = "", request: UUID | None = None,
) -> Asking:  # fmt: skip
    """Say when to be asked. What was asked before stays as it was planned and answered."""
    with acting(by=by, case_id=case_id, verb="awareness.ask_me", request=request) as edit:
        scope = _own(edit)
        if not times:
            raise errors.NoAskingError(field="times")
        now = edit.doing.at
        last = _last_day(until, clock.day_of(now))
        _end_running(edit, scope)
        asking = edit.new(Asking, scope, id=ids.new()).holding(
            times=sorted(set(times)), days=sorted(set(days)) or list(range(7)),
            since=now.isoformat(), until=last.isoformat(),
        )  # fmt: skip
        edit.doing.add(asking)
        edit.doing.announce("prompting_begun", asking.id)
        return asking


def stop_asking_me(*, by: Actor, case_id: UUID, request: UUID | None = None) -> None:
    """Ask no more. Nothing that was planned or answered is lost."""
    with acting(by=by, case_id=case_id, verb="awareness.stop_asking_me", request=request) as edit:
        if not _end_running(edit, _own(edit)):
            raise errors.NoAskingError


def rest_person(
    *, by: Actor, case_id: UUID, person_id: UUID, part: str = "", of_itself: bool = False,
    request: UUID | None = None,
) -> Rest:  # fmt: skip
    """Estimate nothing about somebody for a while; done twice, it is done once.

    In the joint part it holds for everybody of a couple or family; somebody whom only one of them
    sees rests in that one's part, for else the others would learn that there is somebody.
    """
    scope = _place_of_rest(sight(by, case_id), part, person_id)
    for row in _at_rest(by, case_id, person_id):
        if row.scope == scope:
            return row
    with acting(by=by, case_id=case_id, verb="awareness.rest_person", request=request) as edit:
        person = edit.find(Person, person_id)
        resting = edit.new(Rest, scope, id=ids.new(), person=person).holding(of_itself=of_itself)
        edit.doing.add(resting)
        edit.doing.announce("person_rested", resting.id)
        return resting


def wake_person(
    *, by: Actor, case_id: UUID, person_id: UUID, part: str = "", of_itself: bool = False,
    request: UUID | None = None,
) -> None:  # fmt: skip
    """Count somebody in again: in one part, or, for a member, wherever they themselves may.

    `of_itself`: end only a rest that came of itself; what somebody chose is theirs to end.
    """
    resting, scope = _at_rest(by, case_id, person_id), _place_of_waking(sight(by, case_id), part)
    asleep = [row for row in resting if scope in {"", row.scope}]
    asleep = [row for row in asleep if row.of_itself or not of_itself]
    if not asleep:
        return  # nothing to write down: other parts call this at every turn
    with acting(by=by, case_id=case_id, verb="awareness.wake_person", request=request) as edit:
        for one in asleep:
            edit.remove(edit.find(Rest, one.id))
            edit.doing.announce("person_woken", one.id)


def choose_showing(
    *, by: Actor, case_id: UUID, when: WhenShown, request: UUID | None = None
) -> Showing:
    """Choose when to see what one's own check-ins add up to. Nobody chooses it for another."""
    with acting(by=by, case_id=case_id, verb="awareness.choose_showing", request=request) as edit:
        return _showing(edit, _own(edit), {"when": str(when), "seen_together": ""})


def open_together(
    *, by: Actor, case_id: UUID, part: str = "", request: UUID | None = None
) -> Showing:
    """Look at it together: from here on the client may look at it alone as well."""
    with acting(by=by, case_id=case_id, verb="awareness.open_together", request=request) as edit:
        scope = edit.home(part)
        if not edit.sight.therapist or (scope.startswith("joint:") != edit.sight.individual):
            raise errors.OpenedTogetherOnlyError
        return _showing(edit, scope, {"seen_together": edit.doing.at.isoformat()})


def _place_of_rest(seen: Sight, part: str, person_id: UUID) -> str:
    scope = shared_scope({home_of(seen, part), find(seen, Person, person_id).scope})
    if not scope:
        raise SomebodyOnlyYouSeeError
    return scope


def _place_of_waking(seen: Sight, part: str) -> str:
    """A therapist of a couple or family says whose: what each of them chose is not ended at once."""
    asked_whose = seen.therapist and not seen.individual
    return home_of(seen, part) if part or asked_whose else ""


def _at_rest(by: Actor, case_id: UUID, person_id: UUID) -> list[Rest]:
    """The rests of somebody the actor knows of; for an absent person the same as everywhere."""
    seen = sight(by, case_id)
    person = find(seen, Person, person_id)
    rows = Rest.objects.filter(person=person, case=case_id, gone_at=None).order_by("id")
    return [row for row in rows if seen.sees(row)]


def _own(edit: Editing) -> str:
    scope = own_scope(edit.sight)
    if not scope:
        raise errors.NotYoursToSayError
    return scope


def _kept(edit: Editing, persons: Sequence[UUID], asked_at: str, values: Values) -> Moment:
    own = _own(edit)
    people = [edit.find(Person, one) for one in dict.fromkeys(persons)]
    told = dict(values)
    happened = datetime.fromisoformat(told.pop("happened", "") or edit.doing.at.isoformat())
    _refuse_senseless({**told, "person_id": people and people[0].id}, happened, edit.doing.at)
    answers = _answered(own, asked_at)
    moment = edit.new(
        Moment, edit.among("", people), id=ids.new(), person=people[0] if people else None
    ).holding(
        others=[str(one.id) for one in people[1:]],
        happened=min(happened, edit.doing.at).isoformat(),
        opened_by=OpenedBy.PROMPTED.value if answers else OpenedBy.SELF.value,
        asked_at=answers, **told,
    )  # fmt: skip
    edit.doing.add(moment)
    edit.doing.announce("moment_kept", moment.id)
    if moment.good:
        edit.doing.announce("good_moment_kept", moment.id)
    return moment


def _answered(scope: str, asked_at: str) -> str:
    """The planned asking this answers, or nothing: a late or invented one makes it one's own."""
    if not asked_at:
        return ""
    asked = datetime.fromisoformat(asked_at)
    planned = Plan(plan_of(row) for row in _askings(scope)).between(asked, asked)
    return asked.isoformat() if asked in planned and asked <= clock.now() else ""


def _refuse_senseless(told: Values, happened: datetime, said_at: datetime) -> None:
    named = bool(told.get("person_id"))
    if told.get("alone") and named and not told.get("on_my_mind"):
        raise errors.WithNobodyError(field="values.alone")
    words = (told.get("alone"), told.get("on_my_mind"), told.get("good"), told.get("note"))
    levels = (told.get(name) is not None for name in SAYS_SOMETHING)
    if not (named or any(words) or any(levels)):
        raise errors.NothingSaidError
    if happened > said_at + EARLY_CLOCK:
        raise errors.NotYetError(field="values.happened")
    if clock.day_of(happened) < clock.day_of(said_at) - timedelta(days=1):
        raise errors.TooLongAgoError(field="values.happened")


def _people_columns(edit: Editing, moment: Moment, persons: Sequence[UUID]) -> dict[str, Any]:
    here = {str(moment.person_id), *moment.others}
    wanted = list(dict.fromkeys(str(one) for one in persons))
    people = [edit.find(Person, UUID(one)) for one in wanted if one not in here]
    if any(edit.among("", [person]) != moment.scope for person in people):
        edit.between(moment, *people)
    main = UUID(wanted[0]) if wanted else None
    return {"person_id": main, "others": wanted[1:]}


def _askings(scope: str) -> list[Asking]:
    return list(Asking.objects.filter(scope=scope, gone_at=None).order_by("id"))


def _end_running(edit: Editing, scope: str) -> int:
    now = edit.doing.at
    running = [row for row in _askings(scope) if plan_of(row).ends > now]
    for row in running:
        edit.change(row, {"ended": now.isoformat()})
        edit.doing.announce("prompting_ended", row.id)
    return len(running)


def _last_day(until: str, today: date) -> date:
    if not until:
        return today + USUAL_ASKING
    latest = parse(until).latest
    if latest is None or not today.toordinal() <= latest <= (today + LONGEST_ASKING).toordinal():
        raise errors.TooLateToAskError(field="until")
    return date(*civil_date(latest))


def _showing(edit: Editing, scope: str, values: Values) -> Showing:
    chosen = Showing.objects.filter(scope=scope, gone_at=None).first()
    if chosen is None:
        chosen = edit.new(Showing, scope, id=ids.new()).holding(**values)
        edit.doing.add(chosen)
    else:
        edit.change(chosen, values)
    edit.doing.announce("showing_chosen", chosen.id)
    return chosen
