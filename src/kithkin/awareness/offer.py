"""What this part offers to the rest of the house."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kithkin.awareness import queries
from kithkin.awareness.copies import Told
from kithkin.awareness.forms import FORMS
from kithkin.awareness.models import Asking, Moment, Rest, Showing
from kithkin.awareness.pages import PAGES
from kithkin.awareness.policy import own_scope
from kithkin.awareness.prompts import SILENCE
from kithkin.awareness.words import feeling, line, whom
from kithkin.base import clock
from kithkin.base.date_words import shown
from kithkin.consent.policy import Sight
from kithkin.network.models import PartRow
from kithkin.network.offers import About, Line, Offer, Place, Section, put_forward
from kithkin.network.parts import Whose, members_of, whose
from kithkin.network.queries import visible
from kithkin.network.searching import holds
from kithkin.network.taking import may_take, taken
from kithkin.network.whom import People, people_of

ON_A_PAGE_ABOUT_SOMEBODY = 3
SAID_FOR = timedelta(days=14)  # "asking has paused" is said once a silence, and goes by itself


def about(sight: Sight, about: About) -> Section | None:
    """The last check-ins with this person, or with somebody of this relationship."""
    own = own_scope(sight)
    if not own and not (sight.therapist and sight.individual):
        return None  # a couple's map may stand before both: no check-in of either is on it
    others = sorted(about.others) or sorted(about.persons)
    met = [one for one in queries.moments(sight) if about.meets(one.persons)]
    if not own and not met:
        return None
    case, with_ = sight.case, f"?with={others[0]}"
    return Section(
        title=_("Check-ins"),
        lines=_short_lines(sight, met[:ON_A_PAGE_ABOUT_SOMEBODY]),
        empty=_("None yet."),
        add=Line(
            text=_("A check-in with them"), href=reverse("awareness:check_in", args=[case]) + with_
        ) if own else None,
        more=Line(
            text=_("All check-ins with them"),
            href=reverse("awareness:moments", args=[case]) + with_,
        ) if met else None,
    )  # fmt: skip


def home(sight: Sight) -> Sequence[Line]:
    own = own_scope(sight)
    if not own:
        return ()
    due, check_in = queries.due_now(sight, own), reverse("awareness:check_in", args=[sight.case])
    note = _("you wished to be asked about now") if due else _("twenty seconds, if you like")
    return [
        Line(text=_("A check-in"), note=note, icon="moment", when=due,
             href=f"{check_in}?asked=1" if due else check_in),
        Line(text=_("A good moment"), note=_("one tap"), icon="good", place=Place.ALSO,
             href=reverse("awareness:good_moment", args=[sight.case])),
    ]  # fmt: skip


def needs(sights: Sequence[Sight]) -> Sequence[Line]:
    """Two silent weeks pause what a client wished to be asked; said once, and then no more."""
    now = clock.now()
    return [
        Line(text=_("No check-in for two weeks, so asking has paused"),
             note=Whose(one.sight, members_of(one.sight)).words(one.scope), icon="moment",
             when=one.since, case=one.sight.case,
             href=reverse("awareness:moments", args=[one.sight.case]))
        for one in queries.paused([one for one in sights if one.therapist])
        if now - one.since < SAID_FOR
    ]  # fmt: skip


def brief(sight: Sight, since: datetime | None) -> Sequence[Line]:
    """What was kept since, by whose it is; and a silence, said gently."""
    by_scope: dict[str, list[Told]] = defaultdict(list)
    for one in queries.moments(sight, since=since):
        by_scope[_whose_scope(sight, one.scope)].append(one)
    people = people_of(sight) if by_scope else People({}, frozenset())
    named, address = whose(sight, Moment, ()), reverse("awareness:moments", args=[sight.case])
    lines = [
        Line(text=_kept_words(told), note=_with_words(told, people, named.words(scope)),
             icon="moment", href=address)
        for scope, told in sorted(by_scope.items())
    ]  # fmt: skip
    last = None if by_scope else queries.last_kept(sight, "")
    if last is not None and clock.now() - last >= SILENCE:
        quiet = shown(clock.day_of(last).isoformat(), _)
        lines.append(Line(text=_("No check-in for a while"), icon="moment", href=address,
                          note=_("the last one was kept on %(day)s") % {"day": quiet}))  # fmt: skip
    return lines


def search(sight: Sight, words: str) -> Sequence[Line]:
    """Notes, and nothing else: a level is not a word."""
    found = [one for one in queries.moments(sight) if holds(words, one.note)]
    return _lines(sight, found, people_of(sight)) if found else ()


def takeout(sight: Sight) -> Sequence[Mapping[str, Any]]:
    people = people_of(sight)
    kinds: tuple[tuple[str, type[PartRow]], ...] = (
        ("check-in", Moment), ("wish to be asked", Asking), ("when to look", Showing),
        ("somebody who rests", Rest),
    )  # fmt: skip
    return [
        _taken(kind, row, people)
        for kind, model in kinds
        for row in visible(sight, model)
        if may_take(sight, row)
    ]


def _taken(kind: str, row: PartRow, people: People) -> dict[str, Any]:
    told = taken(kind, row, people)
    if isinstance(row, Moment | Rest):
        others = told.pop("others", [])
        ids = [one for one in (row.person_id, *others) if one]
        told["persons"] = [{"id": str(one), "name": people.name(one)} for one in ids]
    return told


def _lines(sight: Sight, told: Sequence[Told], people: People) -> list[Line]:
    named = whose(sight, Moment, ())
    return [
        Line(
            text=whom(one, people), note=_note(one, named.words(one.scope)), icon="moment",
            when=one.happened, href=reverse("awareness:moment", args=[sight.case, one.id]),
        )
        for one in told
    ]  # fmt: skip


def _short_lines(sight: Sight, told: Sequence[Told]) -> list[Line]:
    """On a page about somebody: when, and how it felt. The rest is one tap away."""
    if not told:
        return []
    named, people = whose(sight, Moment, ()), people_of(sight)
    return [
        Line(
            text=shown(one.day.isoformat(), _), note=_felt(one, people, named.words(one.scope)),
            href=reverse("awareness:moment", args=[sight.case, one.id]),
        )
        for one in told
    ]  # fmt: skip


def _felt(told: Told, people: People, whose_part: str) -> str:
    together = whom(told, people) if told.on_my_mind or len(told.persons) > 1 else ""
    good = _("a good moment") if told.good else ""
    return " · ".join(words for words in (together, good, feeling(told), whose_part) if words)


def _note(told: Told, whose_part: str) -> str:
    day = shown(told.day.isoformat(), _)
    return " · ".join(words for words in (day, line(told), whose_part) if words)


def _whose_scope(sight: Sight, scope: str) -> str:
    """In individual work everything is one person's, whichever part it lies in."""
    return "" if sight.individual else scope


def _kept_words(told: Sequence[Told]) -> str:
    return ngettext("%(count)s check-in", "%(count)s check-ins", len(told)) % {"count": len(told)}


def _with_words(told: Sequence[Told], people: People, whose_part: str) -> str:
    names = dict.fromkeys(people.name(one) for moment in told for one in moment.persons)
    good = sum(one.good for one in told)
    said = [whose_part] if whose_part else []
    said += [_("with %(names)s") % {"names": ", ".join(names)}] if names else []
    if good:
        said.append(
            ngettext("%(count)s good moment", "%(count)s good moments", good) % {"count": good}
        )
    return "; ".join(said)


put_forward(
    Offer(
        key="awareness",
        order=5,
        title=gettext_lazy("Check-ins"),
        icon="moment",
        address="awareness:moments",
        says=gettext_lazy("one moment, twenty seconds"),
        forms=FORMS,
        pages=PAGES,
        surfaces={
            "check_ins": gettext_lazy("the check-ins"),
            "around": gettext_lazy("how things are around each person"),
        },
        stands_on=((Moment, ("person_id", "others")), (Rest, ("person_id",))),
        about=about,
        home=home,
        needs=needs,
        brief=brief,
        search=search,
        takeout=takeout,
    )
)
