"""What this part offers to the rest of the house."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.consent.policy import Sight
from kithkin.culture import board, queries, sentences
from kithkin.culture.forms import FORMS
from kithkin.culture.guide import question_of
from kithkin.culture.models import Answer, Bearing, Belonging, Condition, Way
from kithkin.culture.pages import PAGES, question_address
from kithkin.culture.queries import Around
from kithkin.network.models import PartRow
from kithkin.network.offers import About, Colouring, Line, Offer, Section, put_forward
from kithkin.network.queries import visible
from kithkin.network.taking import may_take, taken
from kithkin.network.whom import not_to_involve, people_of

LAST, MOST_FOUND = 4, 20
# What bears in another way is said in words alone: no place between strain and hold fits it.
STEPS: dict[str, tuple[int, object]] = {
    Way.HOLDS: (0, gettext_lazy("something holds it")),
    Way.BOTH: (1, gettext_lazy("something holds and something strains it")),
    Way.STRAINS: (2, gettext_lazy("something strains it")),
}

Said = TypeVar("Said", bound=PartRow)


def _about(sight: Sight, about: About) -> Section:
    here = queries.around(sight)
    rows = queries.conditions(sight)
    lines = [] if about.tie else _belonging_lines(sight, here, about)
    lines += _bearing_lines(sight, here, rows, about)
    lines += [
        _answer_line(sight, row)
        for row in board.landing_on(queries.answers(sight), about.others)[:LAST]
    ]
    return Section(
        title=_("What strains and holds it") if about.tie else _("Where they come from"),
        lines=lines, empty=_("Nothing is said yet."), add=_add(sight, about),
        more=_more(sight, about) if lines else None,
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


def _belonging_lines(sight: Sight, here: Around, about: About) -> list[Line]:
    rows = [row for row in queries.belongings(sight) if here.meant(row) in about.persons]
    return [_belonging_line(sight, row) for row in rows]


def _bearing_lines(
    sight: Sight, here: Around, rows: Sequence[Condition], about: About
) -> list[Line]:
    """On the page of a relationship its own marks; on that of a person theirs, and of their ties."""
    titles = {row.id: sentences.condition_title(row) for row in rows}
    return [
        Line(
            text=titles[mark.condition_id], note=sentences.mark_note(mark), when=mark.said_at,
            href=_address(sight, "culture:condition", mark.condition_id),
        )
        for mark in queries.bearings(sight, rows)
        if _bears(here, mark, about)
    ]  # fmt: skip


def _bears(here: Around, mark: Bearing, about: About) -> bool:
    if about.tie:
        return mark.tie_id == about.tie or str(mark.person_id) in about.others
    return bool(about.persons & set(board.touched(here, mark)))


def _belonging_line(sight: Sight, row: Belonging) -> Line:
    return Line(
        text=sentences.belonging_title(row), note=sentences.belonging_note(row), when=row.said_at,
        href=f"{_address(sight, 'culture:origins')}#b-{row.id}",
    )  # fmt: skip


def _condition_line(sight: Sight, row: Condition) -> Line:
    return Line(
        text=sentences.condition_title(row), note=sentences.condition_note(row), when=row.said_at,
        href=_address(sight, "culture:condition", row.id),
    )  # fmt: skip


def _answer_line(sight: Sight, row: Answer) -> Line:
    question = question_of(row.question)
    href = (
        question_address(sight.case, question.number)
        if question
        else _address(sight, "culture:guide")
    )
    note = sentences.asked_of(row) if row.text.strip() else ""
    return Line(text=sentences.answer_title(row), note=note, href=href, when=row.said_at)


def _brief(sight: Sight, since: datetime | None) -> Sequence[Line]:
    """What others said since, the latest first."""
    rows = queries.conditions(sight)
    titles = {row.id: row for row in rows}
    marked = {mark.condition_id for mark in _since(sight, since, queries.bearings(sight, rows))}
    fresh = _since(sight, since, rows)
    lines = [_condition_line(sight, row) for row in fresh]
    lines += [
        _condition_line(sight, titles[one]) for one in marked - {row.id for row in fresh}
    ]  # fmt: skip
    lines += [
        _belonging_line(sight, row) for row in _since(sight, since, visible(sight, Belonging))
    ]
    lines += [_answer_line(sight, row) for row in _since(sight, since, visible(sight, Answer))]
    lines.sort(key=lambda line: line.when.timestamp() if line.when else 0, reverse=True)
    if len(lines) <= LAST:
        return lines
    text = _("and %(count)s more") % {"count": len(lines) - LAST}
    return [*lines[:LAST], Line(text=text, href=_address(sight, "culture:origins"))]


def _since(sight: Sight, since: datetime | None, rows: Sequence[Said]) -> list[Said]:
    return [
        row
        for row in rows
        if row.said_by != sight.viewer.id and (since is None or row.said_at > since)
    ]


def _search(sight: Sight, words: str) -> Sequence[Line]:
    wanted = words.casefold().strip()
    if not wanted:
        return []
    rows = queries.conditions(sight)
    by_id = {row.id: row for row in rows}
    marked = {m.condition_id for m in queries.bearings(sight, rows) if _has(wanted, m.words)}
    lines = [_belonging_line(sight, row) for row in queries.belongings(sight)
             if _has(wanted, row.aspect, row.words, row.proud, row.hard)]  # fmt: skip
    lines += [_condition_line(sight, row) for id_, row in by_id.items()
              if id_ in marked or _has(wanted, row.words)]  # fmt: skip
    lines += [_answer_line(sight, row) for row in queries.answers(sight)
              if _has(wanted, row.text)]  # fmt: skip
    return lines[:MOST_FOUND]


def _has(wanted: str, *texts: str) -> bool:
    return wanted in " ".join(texts).casefold()


def _takeout(sight: Sight) -> Sequence[Mapping[str, Any]]:
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


def _colourings(sight: Sight) -> Sequence[Colouring]:
    if not visible(sight, Bearing):
        return []
    return [
        Colouring(
            key="strains-or-holds", title=_("What strains or holds"),
            legend=tuple(STEPS.values()), persons=lambda: _steps(sight),
        )
    ]  # fmt: skip


def _steps(sight: Sight) -> Mapping[str, tuple[int, object]]:
    marks = queries.bearings(sight, queries.conditions(sight))
    ways = board.ways(queries.around(sight), marks, not_to_involve(sight))
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
        says=gettext_lazy("languages, faith, pride, and how we live"),
        forms=FORMS,
        pages=PAGES,
        stands_on=(
            (Belonging, ("person_id",)),
            (Bearing, ("condition_id", "person_id", "tie_id")),
            (Answer, ("persons",)),
        ),
        about=_about,
        brief=_brief,
        search=_search,
        takeout=_takeout,
        colourings=_colourings,
    )
)
