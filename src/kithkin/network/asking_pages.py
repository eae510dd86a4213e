"""From a row of PAGES to a form on screen, and from what was sent to what a verb reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kithkin.accounts.models import Member
from kithkin.base.asking import Ask, Choices
from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import Sight
from kithkin.network.models import MapRow
from kithkin.network.pages import PAGES, Asked, AskingPage
from kithkin.network.queries import find, map_copy, shown_values


@dataclass(frozen=True, slots=True)
class Answering:
    """One asking page, opened by one viewer about one row."""

    page: AskingPage
    sight: Sight
    subject: MapRow | None


def opened(sight: Sight, name: str, subject_id: UUID | None) -> Answering:
    """Open a page; an unknown page, or a row the viewer may not know of, is not here."""
    page = PAGES.get(name)
    if page is None or (page.subject is None) != (subject_id is None):
        raise NotHereError
    subject = find(sight, page.subject, subject_id) if page.subject and subject_id else None
    return Answering(page, sight, subject)


def questions_of(opening: Answering) -> list[Ask]:
    """The questions, with what is known already in the boxes."""
    asked = Asked(opening.sight, map_copy(opening.sight), parts_of(opening.sight), opening.subject)
    questions = [
        replace(ask, initial=opening.page.fixed.get(ask.name, ask.initial))
        for ask in opening.page.questions(asked)
    ]
    if not opening.page.changes or opening.subject is None:
        return questions
    return _filled(questions, opening.sight, opening.subject)


def _filled(questions: Sequence[Ask], sight: Sight, row: MapRow) -> list[Ask]:
    """The row's own values, and in hidden boxes the versions the author is looking at."""
    values = shown_values(sight, row)
    names = [ask.name.removeprefix("values.") for ask in questions]
    filled = [
        replace(ask, initial=_typed(values.get(name, getattr(row, name))))
        for ask, name in zip(questions, names, strict=True)
    ]
    seen = [Ask(f"seen.{name}", "", "hidden", initial=row.version_of(name)) for name in names]
    return [*filled, *seen]


def _typed(value: object) -> object:
    return "" if value is None else value


def parts_of(sight: Sight) -> Choices:
    """The parts of the work somebody may write in; the first is where a new row goes by default."""
    if sight.individual:
        return []
    joint = ("joint", _("ours: everybody in this work sees it"))
    if sight.member is not None and not sight.therapist:
        return [(str(sight.member), _("mine: you and your therapist see it")), joint]
    members = Member.objects.filter(case=sight.case, gone_at=None)
    named = [(str(one.id), _("%(name)s's own") % {"name": one.called}) for one in members]
    return [joint, *named]


def sent_of(opening: Answering, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What the verb reads: the answers, the row it is about, and what the page itself fixes."""
    sent: dict[str, Any] = {name: value for name, value in typed.items() if value != ""}
    for path, value in opening.page.fixed.items():
        group, name = path.split(".")
        sent[group] = {name: value, **sent.get(group, {})}
    if opening.subject is not None:
        sent[opening.page.subject_field] = str(opening.subject.id)
    return sent
