"""What this part offers to the rest of the house."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.accounts.models import Member
from kithkin.base import clock
from kithkin.base.near_days import day_words
from kithkin.base.short_lines import dotted, first_words
from kithkin.consent.policy import Sight
from kithkin.healing import lines, words
from kithkin.healing.days import when_words
from kithkin.healing.forms import FORMS
from kithkin.healing.models import (
    Between,
    CareState,
    Letter,
    OffSince,
    Recheck,
    Repair,
    RepairAttempt,
    Rupture,
    SessionCheck,
    Stands,
)
from kithkin.healing.pages import PAGES
from kithkin.healing.queries import Healing, off_and_not_spoken_of, waits_for_therapist
from kithkin.network.models import PartRow
from kithkin.network.offers import About, Line, Offer, Place, Section, put_forward
from kithkin.network.parts import is_member
from kithkin.network.policy import OWN
from kithkin.network.searching import row_holds
from kithkin.network.taking import may_take, taken

MOST_IN_BRIEF, MOST_ON_A_PAGE = 8, 12


def about(sight: Sight, whom: About) -> Section | None:
    """The story of breaks and mendings with somebody; on a page about whose map it is, nothing."""
    others = whom.others if whom.tie else whom.persons
    if not others and not whom.tie:
        return None
    if sight.individual and others <= whom.index:
        return None
    healing = Healing(sight)
    persons = others or whom.persons
    found = [lines.care_line(healing, row) for row in healing.care if whom.meets([row.person_id])]
    ours = frozenset() if others else frozenset({Between.US.value})
    found += lines.timeline(healing, persons | ours)
    one = next(iter(persons)) if len(persons) == 1 else ""
    page = ["note-break-with", one] if one else ["note-break"]
    way = "network:ask_about" if one else "network:ask"
    return Section(
        title=_("Breaks and mendings"), lines=found[:MOST_ON_A_PAGE],
        empty=_("Nothing is noted. Most relationships have breaks; many are mended without a word."),
        add=Line(text=_("Note a break"), href=reverse(way, args=[sight.case, *page])),
        more=_how_it_stands(healing, one),
    )  # fmt: skip


def _how_it_stands(healing: Healing, person: str) -> Line | None:
    if not person:
        return None
    address = reverse("healing:care", args=[healing.sight.case, person])
    return Line(text=_("No contact, grief, or an ending"), href=address)


def home(sight: Sight) -> Sequence[Line]:
    """Nothing unless it was asked for: a session's question, and what one wanted to look at again."""
    if not is_member(sight):
        return []
    healing = Healing(sight)
    check = healing.open_check
    return [
        *([_check_line(sight, check)] if check else []),
        *(lines.due_line(healing, due) for due in healing.due),
        *(lines.look_again_line(healing, row) for row in healing.care_due),
    ]


def _check_line(sight: Sight, check: SessionCheck) -> Line:
    return Line(
        text=_("How was the last session for you?"), note=_("only if you like"), icon="moment",
        place=Place.ALSO, href=reverse("network:ask_about", args=[sight.case, "last-time", check.id]),
    )  # fmt: skip


def needs(sights: Sequence[Sight]) -> Sequence[Line]:
    """Something was off with the therapist, and nobody has spoken of it."""
    treated = {sight.case: sight for sight in sights if sight.therapist}
    rows = off_and_not_spoken_of(list(treated.values()))
    names = _members([row for row in rows if row.scope.startswith(OWN)])
    return [
        Line(
            text=_off_words(names.get(row.scope.removeprefix(OWN), "")),
            note=_off_since(row), icon="notice", case=row.case_id,
            href=reverse("healing:break", args=[row.case_id, row.id]),
        )
        for row in rows
    ]  # fmt: skip


def _members(rows: Sequence[Rupture]) -> Mapping[str, str]:
    """Whose own part each lies in; in individual work there is nothing to tell apart."""
    if not rows:
        return {}
    ids = {row.scope.removeprefix(OWN) for row in rows}
    return {str(one.id): one.called for one in Member.objects.filter(id__in=ids)}


def _off_words(name: str) -> str:
    if not name:
        return _("Something was off last time")
    return _("%(name)s: something was off last time") % {"name": name}


def _off_since(row: Rupture) -> str:
    said = _("said on %(day)s") % {"day": day_words(clock.day_of(row.said_at))}
    since = OffSince(row.since).label if row.since == OffSince.FOR_A_WHILE else ""
    return dotted([said, since, when_words(row.noticed)])


def brief(sight: Sight, since: datetime | None) -> Sequence[Line]:
    """First what is between the two of us; then what moved, what is due, and what is open."""
    healing = Healing(sight)
    found = [_therapy_line(healing, row) for row in healing.breaks if waits_for_therapist(row)]
    found += [line for row in healing.mendings for line in _moved(healing, row, since)]
    found += [lines.care_line(healing, row) for row in healing.care if _new(row, since)]
    found += [lines.due_line(healing, due) for due in healing.due]
    found += [lines.look_again_line(healing, row) for row in healing.care_due]
    found += [
        lines.break_line(healing, row)
        for row in healing.breaks
        if row.stands == Stands.OPEN and not waits_for_therapist(row) and not healing.closed.to(row)
    ]
    return found[:MOST_IN_BRIEF]


def _therapy_line(healing: Healing, row: Rupture) -> Line:
    own = first_words(row.happened)
    return Line(
        text=_("Something was off last time"), note=dotted([_off_since(row), own, healing.whose.words(row.scope)]),
        icon="notice", href=lines.break_address(healing, row.id),
    )  # fmt: skip


def _moved(healing: Healing, row: Repair, since: datetime | None) -> Iterable[Line]:
    if healing.closed.to(row):
        return
    whom = words.with_whom(healing.sight, healing.people, row)
    address = lines.mending_address(healing, row.id)
    for tried in healing.tries.get(row.id, ()):
        if _new(tried, since):
            when = when_words(tried.tried, tried.said_at)
            note = dotted([words.try_words(tried), when, healing.whose.words(tried.scope)])
            text = _("%(whom)s: tried") % {"whom": whom}
            yield Line(text=text, note=note, icon="care", href=address)


def _new(row: PartRow, since: datetime | None) -> bool:
    return since is None or row.said_at >= since


def search(sight: Sight, words: str) -> Sequence[Line]:
    """In all that somebody wrote; what is found leads to its page."""
    healing = Healing(sight)
    found = [lines.break_line(healing, row) for row in healing.breaks if row_holds(words, row)]
    for row in healing.mendings:
        hanging = [*healing.letters.get(row.id, ()), *healing.tries.get(row.id, ()),
                   *healing.looks.get(row.id, ())]  # fmt: skip
        if any(row_holds(words, one) for one in (row, *hanging)):
            found.append(lines.mending_line(healing, row))
    found += [
        lines.care_line(healing, row) for row in healing.care if row_holds(words, row, "helps")
    ]
    return found


def takeout(sight: Sight) -> Sequence[Mapping[str, Any]]:
    healing = Healing(sight)
    kinds: list[tuple[str, Iterable[PartRow]]] = [
        ("break", healing.breaks),
        ("mending", healing.mendings),
        ("letter", _all(healing.letters)),
        ("mending try", _all(healing.tries)),
        ("looking again", _all(healing.looks)),
        ("how it stands", healing.care),
        ("after a session", healing.checks),
    ]
    return [
        taken(kind, row, healing.people, **_named(healing, row))
        for kind, rows in kinds
        for row in rows
        if may_take(sight, row)
    ]


def _all(rows: Mapping[Any, Sequence[PartRow]]) -> list[PartRow]:
    return [row for some in rows.values() for row in some]


def _named(healing: Healing, row: PartRow) -> dict[str, Any]:
    """Whom and what a row hangs on."""
    told: dict[str, Any] = {}
    if isinstance(row, Rupture | Repair | CareState) and row.person_id:
        told |= {"person": str(row.person_id), "person_called": healing.people.name(row.person_id)}
    if isinstance(row, Repair | Recheck) and row.rupture_id:
        told["break"] = str(row.rupture_id)
    if isinstance(row, Letter | RepairAttempt | Recheck) and row.repair_id:
        told["mending"] = str(row.repair_id)
    return told


put_forward(
    Offer(
        key="healing",
        order=6,
        title=gettext_lazy("Breaks and mendings"),
        icon="care",
        address="healing:breaks",
        says=gettext_lazy("what went wrong, what helped"),
        forms=FORMS,
        pages=PAGES,
        surfaces={"breaks": gettext_lazy("breaks and mendings")},
        stands_on=(
            (Rupture, ("person_id",)),
            (Repair, ("person_id", "rupture_id")),
            (Letter, ("repair_id",)),
            (RepairAttempt, ("repair_id",)),
            (Recheck, ("repair_id", "rupture_id")),
            (CareState, ("person_id",)),
        ),
        about=about,
        home=home,
        needs=needs,
        brief=brief,
        search=search,
        takeout=takeout,
    )
)
