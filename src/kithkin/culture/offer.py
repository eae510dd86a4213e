"""What this part offers to the rest of the house."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.base.short_lines import dotted
from kithkin.consent.policy import Sight
from kithkin.culture import board, queries, sentences
from kithkin.culture.forms import FORMS
from kithkin.culture.guide import question_of
from kithkin.culture.models import Answer, Bearing, Belonging, Condition, Way
from kithkin.culture.pages import PAGES, question_address
from kithkin.culture.queries import Around
from kithkin.culture.surroundings import surroundings
from kithkin.network.models import PartRow
from kithkin.network.offers import About, Colouring, Line, Offer, Section, put_forward
from kithkin.network.parts import Whose, members_of, scope_of
from kithkin.network.policy import JOINT
from kithkin.network.queries import visible
from kithkin.network.searching import holds
from kithkin.network.taking import may_take, taken
from kithkin.network.whom import left_out, people_of

LAST, MOST_FOUND = 4, 20
# What bears in another way is said in words alone: no place between strain and hold fits it.
STEPS: dict[str, tuple[int, object]] = {
    Way.HOLDS: (0, gettext_lazy("something holds it")),
    Way.BOTH: (1, gettext_lazy("something holds and something strains it")),
    Way.STRAINS: (2, gettext_lazy("something strains it")),
}

Said = TypeVar("Said", bound=PartRow)


def about(sight: Sight, whom: About) -> Section:
    here, whose = queries.around(sight), Whose(sight, members_of(sight))
    lines = [] if whom.tie else _belonging_lines(whose, here, whom)
    lines += _bearing_lines(whose, here, whom)
    lines += [
        _answer_line(whose, row)
        for row in board.landing_on(queries.answers(sight), whom.others)[:LAST]
    ]
    return Section(
        title=_("What strains and holds it") if whom.tie else _("Where they come from"),
        lines=lines, empty=_("Nothing is said yet."), add=_add(sight, whom),
        more=_more(sight, whom) if lines else None,
    )  # fmt: skip


def _add(sight: Sight, about: About) -> Line:
    if about.tie:
        return Line(
            text=_("Mark what strains or holds it"),
            href=_address(sight, "culture:mark", tie=str(about.tie)),
        )
    of = next(iter(about.persons), "")
    return Line(
        text=_("Say something in your words"), href=_address(sight, "culture:describe", of=of)
    )


def _more(sight: Sight, about: About) -> Line:
    if about.tie:
        return Line(text=_("How we live"), href=_address(sight, "culture:conditions"))
    return Line(text=_("Where we come from"), href=_address(sight, "culture:origins"))


def _belonging_lines(whose: Whose, here: Around, about: About) -> list[Line]:
    rows = [row for row in queries.belongings(whose.sight) if here.meant(row) in about.persons]
    return [_belonging_line(whose, row) for row in rows]


def _bearing_lines(whose: Whose, here: Around, about: About) -> list[Line]:
    """On the page of a relationship its own marks; on that of a person theirs, and of their ties."""
    sight, rows = whose.sight, queries.conditions(whose.sight)
    titles = {row.id: sentences.condition_title(row) for row in rows}
    return [
        Line(
            text=titles[mark.condition_id], when=mark.said_at,
            note=dotted([sentences.mark_note(mark), whose.words(mark.scope)]),
            href=_address(sight, "culture:condition", mark.condition_id),
        )
        for mark in queries.bearings(sight, rows)
        if _bears(here, mark, about)
    ]  # fmt: skip


def _bears(here: Around, mark: Bearing, about: About) -> bool:
    if about.tie:
        return mark.tie_id == about.tie or str(mark.person_id) in about.others
    return bool(about.persons & set(board.touched(here, mark)))


def _belonging_line(whose: Whose, row: Belonging) -> Line:
    return Line(
        text=sentences.belonging_title(row), when=row.said_at,
        note=dotted([sentences.belonging_note(row), whose.words(row.scope)]),
        href=f"{_address(whose.sight, 'culture:origins')}#b-{row.id}",
    )  # fmt: skip


def _condition_line(whose: Whose, row: Condition, scope: str) -> Line:
    """`scope`: of whose words it tells, the condition's own or those of a mark on it."""
    return Line(
        text=sentences.condition_title(row), when=row.said_at,
        note=dotted([sentences.condition_note(row), whose.words(scope)]),
        href=_address(whose.sight, "culture:condition", row.id),
    )  # fmt: skip


def _answer_line(whose: Whose, row: Answer) -> Line:
    question, sight = question_of(row.question), whose.sight
    href = (
        question_address(sight.case, question.number)
        if question
        else _address(sight, "culture:guide")
    )
    note = sentences.asked_of(row) if row.text.strip() else ""
    note = dotted([note, whose.words(row.scope)])
    return Line(text=sentences.answer_title(row), note=note, href=href, when=row.said_at)


def brief(sight: Sight, since: datetime | None) -> Sequence[Line]:
    """What others said since, the latest first."""
    rows, whose = queries.conditions(sight), Whose(sight, members_of(sight))
    said = {(row.id, row.scope) for row in _since(sight, since, rows)}
    said |= _marked(_since(sight, since, queries.bearings(sight, rows)))
    lines = _condition_lines(whose, rows, said)
    lines += [
        _belonging_line(whose, row) for row in _since(sight, since, visible(sight, Belonging))
    ]
    lines += [_answer_line(whose, row) for row in _since(sight, since, visible(sight, Answer))]
    lines.sort(key=lambda line: line.when.timestamp() if line.when else 0, reverse=True)
    if len(lines) <= LAST:
        return lines
    text = _("and %(count)s more") % {"count": len(lines) - LAST}
    return [*lines[:LAST], Line(text=text, href=_address(sight, "culture:origins"))]


def _marked(marks: Iterable[Bearing]) -> set[tuple[UUID, str]]:
    return {(mark.condition_id, mark.scope) for mark in marks}


def _condition_lines(
    whose: Whose, rows: Iterable[Condition], said: set[tuple[UUID, str]]
) -> list[Line]:
    """One line for each part in which something was said of a condition."""
    return [
        _condition_line(whose, row, scope)
        for row in rows
        for scope in sorted(scope for one, scope in said if one == row.id)
    ]


def _since(sight: Sight, since: datetime | None, rows: Sequence[Said]) -> list[Said]:
    return [
        row
        for row in rows
        if row.said_by != sight.viewer.id and (since is None or row.said_at > since)
    ]


def search(sight: Sight, words: str) -> Sequence[Line]:
    rows, whose = queries.conditions(sight), Whose(sight, members_of(sight))
    said = {(row.id, row.scope) for row in rows if holds(words, row.words)}
    said |= _marked(m for m in queries.bearings(sight, rows) if holds(words, m.words))
    lines = [_belonging_line(whose, row) for row in queries.belongings(sight)
             if holds(words, row.aspect, row.words, row.proud, row.hard)]  # fmt: skip
    lines += _condition_lines(whose, rows, said)
    lines += [_answer_line(whose, row) for row in queries.answers(sight)
              if holds(words, row.text)]  # fmt: skip
    return lines[:MOST_FOUND]


def takeout(sight: Sight) -> Sequence[Mapping[str, Any]]:
    here, people = queries.around(sight), people_of(sight)
    rows = queries.conditions(sight)
    found = [
        taken("belonging", row, people, of=_of(here, row)) for row in _mine(sight, Belonging)
    ]  # fmt: skip
    found += [taken("condition", row, people) for row in rows if may_take(sight, row)]
    found += [
        taken("what a condition strains or holds", mark, people, condition=str(mark.condition_id),
              on=here.name(mark))
        for mark in queries.bearings(sight, rows)
        if may_take(sight, mark)
    ]  # fmt: skip
    found += [taken("answer", row, people) for row in _mine(sight, Answer)]
    return found


def _of(here: Around, row: Belonging) -> str:
    meant = here.meant(row)
    return here.people.name(meant) if meant else ""


def _mine(sight: Sight, model: type[Said]) -> list[Said]:
    return [row for row in visible(sight, model) if may_take(sight, row)]


def colourings(sight: Sight) -> Sequence[Colouring]:
    """One; for a therapist one a member, of what that member reads: two people's never mix."""
    if not visible(sight, Bearing):
        return []
    title = _("What strains or holds")
    return [
        Colouring(
            key=f"strains-or-holds-{part}" if part else "strains-or-holds",
            title=f"{title}: {name}" if part else title,
            legend=tuple(STEPS.values()), persons=partial(_steps, sight, part),
        )
        for part, name in (members_of(sight) or {"": ""}).items()
    ]  # fmt: skip


def _steps(sight: Sight, part: str) -> Mapping[str, tuple[int, object]]:
    """`part`: of which member, where somebody reads those of several."""
    of = part or str(sight.member or "")
    scope, apart = scope_of(sight, of), left_out(sight)
    marks = queries.bearings(sight, queries.conditions(sight))
    if part:
        marks = [row for row in marks if row.scope in {scope, scope_of(sight, JOINT)}]
    ways = board.ways(queries.around(sight), marks, apart.of(scope))
    return {person: STEPS[way] for person, way in ways.items() if way in STEPS}


def _address(sight: Sight, name: str, *row: object, **asked: str) -> str:
    address = reverse(name, args=[sight.case, *row])
    return f"{address}?{urlencode(asked)}" if asked else address


put_forward(
    Offer(
        key="culture",
        order=3,
        title=gettext_lazy("Where we come from"),
        icon="people",
        address="culture:origins",
        says=gettext_lazy("languages, pride, how we live"),
        forms=FORMS,
        pages=PAGES,
        surfaces={
            "origins": gettext_lazy("where people come from"),
            "conditions": gettext_lazy("what the world around gives and asks"),
        },
        stands_on=(
            (Belonging, ("person_id",)),
            (Bearing, ("condition_id", "person_id", "tie_id")),
            (Answer, ("persons",)),
        ),
        about=about,
        surroundings=surroundings,
        brief=brief,
        search=search,
        takeout=takeout,
        colourings=colourings,
    )
)
