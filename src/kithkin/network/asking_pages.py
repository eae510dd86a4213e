"""From a row of PAGES to a form on screen, and from what was sent to what a verb reads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from uuid import UUID

from django.forms import BoundField
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext as _

from kithkin.base.asking import Ask, AskingForm
from kithkin.base.date_words import shown
from kithkin.base.edtf import DateNotUnderstoodError
from kithkin.base.refusals import ConflictError, NotHereError, RefusalError
from kithkin.base.typed_dates import from_words
from kithkin.consent.policy import Sight
from kithkin.network.asks import FIRST, INDEX
from kithkin.network.calling import called, person_name
from kithkin.network.doors import FieldsRefusedError, all_forms
from kithkin.network.least_said import refuse_silence
from kithkin.network.models import Group, Happening, MapRow, Parentage
from kithkin.network.offers import offered_pages
from kithkin.network.pages import PAGES, AskingPage
from kithkin.network.policy import FIELD_GROUPS
from kithkin.network.queries import find, shown_values
from kithkin.network.questions import Asked

NO_ANSWER: list[object] = [None, "", "false", False, []]


@dataclass(frozen=True)
class Answering:
    """One asking page, opened by one viewer about one row."""

    name: str
    page: AskingPage
    sight: Sight
    subject: MapRow | None

    @cached_property
    def about(self) -> str:
        return _called(self.sight, self.subject) if self.subject else ""

    @property
    def title(self) -> str:
        return self._told(self.page.title)

    @property
    def lead(self) -> str:
        return self._told(self.page.lead)

    @property
    def way_back(self) -> str:
        """What the page is called that the way back leads to."""
        match self.subject:
            case Parentage():
                return person_name(self.sight, self.subject.child)
            case Happening():
                return _("What happened")
        return self.about

    def _told(self, words: object) -> str:
        return format_html(str(words), about=format_html("<bdi>{}</bdi>", self.about))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as its page sets it: what is asked at once, and what waits behind one more tap."""

    form: AskingForm
    waiting: frozenset[str]
    theirs: object = None

    @property
    def first(self) -> list[BoundField]:
        return [box for box in self._boxes() if not self._waits(box)]

    @property
    def later(self) -> list[BoundField]:
        return [box for box in self._boxes() if self._waits(box)]

    @property
    def hidden(self) -> list[BoundField]:
        return self.form.hidden_fields()

    @property
    def open(self) -> bool:
        """What waits is shown at once if it holds a mistake or an answer of somebody's."""
        said = (box for box in self.later if box.name != INDEX.name)
        return any(box.errors or box.value() not in NO_ANSWER for box in said)

    def _boxes(self) -> list[BoundField]:
        return self.form.visible_fields()

    def _waits(self, box: BoundField) -> bool:
        return box.name in self.waiting


def all_pages() -> dict[str, AskingPage]:
    """Every page that asks: the map's own, then those of the parts."""
    return PAGES | offered_pages()


def _called(sight: Sight, row: MapRow) -> str:
    nameless = {Happening: _("What happened"), Group: _("a household or group")}
    return called(sight, row) or nameless.get(type(row), "")


def opened(sight: Sight, name: str, subject_id: UUID | None) -> Answering:
    """Open a page; an unknown page, or a row the viewer may not know of, is not here."""
    page = all_pages().get(name)
    if page is None or (page.subject is None) != (subject_id is None):
        raise NotHereError
    subject = find(sight, page.subject, subject_id) if page.subject and subject_id else None
    return Answering(name, page, sight, subject)


def blank_sheet(opening: Answering) -> Sheet:
    """The page before anybody has answered, with what is known already in the boxes."""
    questions = _questions(opening)
    return Sheet(AskingForm(questions), _waiting(opening, questions))


def _waiting(opening: Answering, questions: Iterable[Ask]) -> frozenset[str]:
    """The questions behind one more tap: those that say so, and on some pages all but the first."""
    folds = opening.page.folds
    return frozenset(
        ask.name for ask in questions if ask.later or (folds and ask.name not in FIRST)
    )


def started_sheet(opening: Answering, begun: QueryDict) -> Sheet:
    """The page before it was answered, with what somebody has begun to say."""
    questions = [
        replace(ask, initial=begun.get(ask.name, ask.initial)) for ask in _questions(opening)
    ]
    return Sheet(AskingForm(questions), _waiting(opening, questions))


def must_say(opening: Answering, sent: QueryDict) -> None:
    """Refuse what says nothing: a page sent by a slip must leave nothing on the map."""
    if not opening.page.changes and not opening.page.careful:
        refuse_silence(_questions(opening), sent, opening.page.least)


def refused_sheet(opening: Answering, sent: QueryDict, refused: RefusalError) -> Sheet:
    """The page with what was typed and why it was not kept.

    After a clash the sender has seen the other's version: sent once more, theirs holds.
    """
    questions, typed = _questions(opening), sent
    if isinstance(refused, ConflictError):
        typed = sent.copy()
        now = {ask.name: ask.initial for ask in questions}.get(f"seen.{refused.field}")
        typed[f"seen.{refused.field}"] = str(now)
    fields = refused.fields if isinstance(refused, FieldsRefusedError) else {}
    form = AskingForm(questions, sent=typed, refused=fields, sentence=str(refused.sentence))
    return Sheet(form, _waiting(opening, questions), _theirs(questions, refused))


def _theirs(questions: Sequence[Ask], refused: RefusalError) -> object:
    """What the other wrote, as the page would say it."""
    if not isinstance(refused, ConflictError):
        return None
    ask = next((one for one in questions if one.name == f"values.{refused.field}"), None)
    if ask is not None and ask.shape == "date":
        return as_typed(refused.theirs)
    return _labels(ask).get(str(refused.theirs), refused.theirs) if ask else refused.theirs


def _labels(ask: Ask) -> dict[str, object]:
    labels: dict[str, object] = {}
    for value, label in ask.choices:
        labels |= dict(label) if isinstance(label, list) else {value: label}
    return labels


def _questions(opening: Answering) -> list[Ask]:
    asked = Asked(opening.sight, opening.subject)
    questions = [
        replace(ask, initial=opening.page.fixed.get(ask.name, ask.initial))
        for ask in opening.page.questions(asked)
    ]
    if opening.subject is None:
        return questions
    if opening.page.changes:
        return _filled(questions, opening.sight, opening.subject)
    if opening.page.careful and "seen" in all_forms()[opening.page.verb].model_fields:
        row = opening.subject
        names = row.sealed_names if row.seen_whole else FIELD_GROUPS[type(row).__name__]
        return [*questions, *_versions(row, names)]
    return questions


def _versions(row: MapRow, names: Iterable[str]) -> list[Ask]:
    """In hidden boxes, the versions the author is looking at."""
    return [Ask(f"seen.{name}", "", "hidden", initial=row.version_of(name)) for name in names]


def _filled(questions: Sequence[Ask], sight: Sight, row: MapRow) -> list[Ask]:
    """The row's own values, and in hidden boxes the versions and the words that were shown.

    A page sends every field. What still says what it said when it was shown was not written by
    its author, and must not undo what somebody else wrote meanwhile.
    """
    values, unset = shown_values(sight, row), type(row)(id=row.id)
    names = [ask.name.removeprefix("values.") for ask in questions]
    filled = [
        _with(ask, values.get(name, getattr(unset, name)))  # withheld looks like never said
        for ask, name in zip(questions, names, strict=True)
    ]
    was = [
        Ask(f"was.{name}", "", "hidden", initial=ask.initial)
        for ask, name in zip(filled, names, strict=True)
    ]
    return [*filled, *_versions(row, names), *was]


def _with(ask: Ask, value: object) -> Ask:
    """A value in its box. One that is not among the choices joins them: saving must not change it."""
    if ask.shape == "date":
        return replace(ask, initial=as_typed(value))
    typed = "" if value is None else value
    choices = ask.choices
    if choices and str(typed) not in _labels(ask):
        choices = [*choices, (str(typed), str(typed))]
    return replace(ask, initial=typed, choices=choices)


def as_typed(value: object) -> str:
    """A date as one would type it, if typing that gives the same date again."""
    text = str(value or "")
    try:
        words = shown(text)
        return words if from_words(words) == text else text
    except DateNotUnderstoodError:
        return text


def _written(values: Mapping[str, Any], was: Mapping[str, Any]) -> dict[str, Any]:
    """The fields their author wrote: what was shown is left out, a tick taken away is said."""
    ticks = {name: "false" for name, shown_ in was.items() if shown_ == "True"}
    typed = {**{name: no for name, no in ticks.items() if name not in values}, **values}
    return {
        name: value
        for name, value in typed.items()
        if name not in was or was[name] != ("True" if value == "on" else value)
    }


def sent_of(opening: Answering, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What the verb reads: the answers, the row it is about, and what the page itself fixes."""
    sent: dict[str, Any] = {name: value for name, value in typed.items() if value != ""}
    was = sent.pop("was", {})
    if was and isinstance(was, dict) and isinstance(sent.get("values", {}), dict):
        sent["values"] = _written(sent.get("values", {}), was)
    for path, value in opening.page.fixed.items():
        group, name = path.split(".")
        told = sent.get(group, {})
        sent[group] = {name: value, **told} if isinstance(told, dict) else told
    if opening.subject is not None:
        sent[opening.page.subject_field] = str(opening.subject.id)
    return opening.page.gather(sent)
