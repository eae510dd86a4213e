"""Whether what was sent says anything: answers beside what the boxes held before anybody wrote."""

from collections.abc import Sequence

from django.http import QueryDict
from django.utils.translation import gettext as _

from kithkin.base.asking import Ask
from kithkin.network.doors import FieldsRefusedError

YES = frozenset({"on", "true"})


class TooLittleSaidError(FieldsRefusedError):
    code = "too_little_said"
    sentence = "One answer is missing. Nothing you wrote is lost."


def refuse_silence(questions: Sequence[Ask], sent: QueryDict, least: object) -> None:
    """A question that must be answered is marked; `least` is said where nothing at all was."""
    marked = {ask.name: _missing(ask) for ask in questions if _unanswered(ask, sent)}
    if not marked and least and not any(_says(ask, sent) for ask in questions):
        marked = {questions[0].name: str(least)}
    if marked:
        raise TooLittleSaidError(marked)


def _missing(ask: Ask) -> str:
    return _("Please choose.") if ask.choices else _("Please fill this in.")


def _unanswered(ask: Ask, sent: QueryDict) -> bool:
    return ask.required and not any(sent.getlist(ask.name))


def _says(ask: Ask, sent: QueryDict) -> bool:
    """Whose map a row goes to says nothing of the row."""
    answer = str(sent.get(ask.name, "")).strip()
    if ask.name == "part" or not answer:
        return False
    if ask.shape == "tick":
        return answer in YES and not ask.initial
    return answer != _stood_there(ask)


def _stood_there(ask: Ask) -> str:
    """A list stands on its first line until somebody chooses."""
    if ask.shape == "pick" and not ask.initial and ask.choices:
        return ask.choices[0][0]
    return str(ask.initial)
