"""What this part offers to the rest of the house. It never says that something is due."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.consent.policy import Sight
from kithkin.network.looking import may_write
from kithkin.network.offers import About, Line, Offer, Section, put_forward
from kithkin.network.parts import is_member
from kithkin.network.searching import holds, row_holds
from kithkin.network.taking import may_take, taken
from kithkin.skills import lines
from kithkin.skills.exercises import Exercise, all_exercises, title_of
from kithkin.skills.forms import FORMS
from kithkin.skills.models import Attempt, State
from kithkin.skills.pages import PAGES
from kithkin.skills.queries import Practice

LAST, MOST_AT_HOME, MOST_IN_BRIEF, MOST_FOUND = 4, 5, 8, 20


def about(sight: Sight, whom: About) -> Section | None:
    """The latest tries with somebody. Where tries are not used, and on one's own page, nothing."""
    if not whom.others or (sight.individual and whom.others <= whom.index):
        return None
    practice = Practice(sight)
    if whom.others & practice.closed:
        return None
    used = [row for row in practice.tries if practice.used(row)]
    here = [row for row in used if whom.meets([row.person_id])]
    one = next(iter(whom.others)) if len(whom.others) == 1 else ""
    if not one and not here:
        return None
    return Section(
        title=_("Tries"), lines=[lines.short_line(practice, row) for row in here[:LAST]],
        empty=_("Nothing was booked to try with them yet."),
        add=_add(sight, one) if one else None,
        more=_more(practice, one) if one and here else None,
    )  # fmt: skip


def _add(sight: Sight, person: str) -> Line:
    address = reverse("skills:book", args=[sight.case])
    return Line(text=_("Book something to try"), href=f"{address}?with={person}")


def _more(practice: Practice, person: str) -> Line:
    return Line(text=_("Tries over time"), href=lines.person_address(practice, person))


def home(sight: Sight) -> Sequence[Line]:
    if not is_member(sight) or not may_write(sight):
        return []
    practice = Practice(sight)
    return [lines.home_line(practice, row) for row in practice.open[:MOST_AT_HOME]]


def brief(sight: Sight, since: datetime | None) -> Sequence[Line]:
    """First what came of tries, then what is open."""
    practice = Practice(sight)
    came = [*practice.settled(State.TRIED), *practice.settled(State.LET_GO)]
    fresh = [row for row in came if practice.used(row) and _since(row, since)]
    rows = [*sorted(fresh, key=_settled, reverse=True), *practice.open]
    return [lines.came_line(practice, row) for row in rows[:MOST_IN_BRIEF]]


def _settled(row: Attempt) -> str:
    return row.settled_at


def _since(row: Attempt, since: datetime | None) -> bool:
    if since is None or not row.settled_at:
        return since is None
    return datetime.fromisoformat(row.settled_at) >= since


def search(sight: Sight, words: str) -> Sequence[Line]:
    """In all that somebody wrote of tries, and in the names of the exercises."""
    practice = Practice(sight)
    tries = [lines.try_line(practice, row) for row in practice.tries if row_holds(words, row)]
    practised = [
        lines.rehearsal_line(practice, row) for row in practice.rehearsals if row_holds(words, row)
    ]
    named = [
        _exercise_line(sight, one) for one in all_exercises().values() if holds(words, one.title)
    ]
    return [*tries, *practised, *named][:MOST_FOUND]


def _exercise_line(sight: Sight, one: Exercise) -> Line:
    address = reverse("skills:exercise", args=[sight.case, one.id])
    return Line(text=one.title, note=_("an exercise"), icon="practise", href=address)


def takeout(sight: Sight) -> Sequence[Mapping[str, Any]]:
    practice = Practice(sight)
    tries = [
        taken(
            "try", row, practice.people, person=str(row.person_id),
            person_called=practice.people.name(row.person_id),
            exercise_called=title_of(row.exercise),
        )
        for row in practice.tries
        if may_take(sight, row)
    ]  # fmt: skip
    notes = [
        taken("practising", row, practice.people, exercise_called=title_of(row.exercise))
        for row in practice.rehearsals
        if may_take(sight, row)
    ]
    return [*tries, *notes]


put_forward(
    Offer(
        key="skills",
        order=7,
        title=gettext_lazy("Exercises and tries"),
        icon="practise",
        address="skills:exercises",
        says=gettext_lazy("to practise, and how it went"),
        forms=FORMS,
        pages=PAGES,
        surfaces={"exercises": gettext_lazy("the exercises"), "tries": gettext_lazy("the tries")},
        stands_on=((Attempt, ("person_id",)),),
        about=about,
        home=home,
        brief=brief,
        search=search,
        takeout=takeout,
    )
)
