"""The questions about tries and practising, once each, in one voice."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _t

from kithkin.base import clock
from kithkin.base.asking import Ask, Choices
from kithkin.base.refusals import NotHereError
from kithkin.network.parts import members_of
from kithkin.network.questions import Asked, one_of
from kithkin.skills import words
from kithkin.skills.days import in_a_week
from kithkin.skills.errors import TryNotUsedHereError
from kithkin.skills.exercises import GROUP_WORDS, by_group
from kithkin.skills.models import Attempt
from kithkin.skills.policy import not_used_with
from kithkin.skills.queries import whom_to_try_with

WHAT = Ask(
    "values.what", _t("What exactly"), "text", required=True,
    help=_t("In your own words, small enough for one day: “ask Karin to have Ida on Thursday”."),
)  # fmt: skip
BY_WHEN = Ask(
    "values.by_when", _t("By which day"), "day",
    help=_t("Only if a day helps. Nothing happens when it has passed."),
)  # fmt: skip
TRIED_ON = Ask("values.tried_on", _t("When"), "day")
OUTCOME = (
    Ask("values.went", _t("How it went, for you"), "scale", choices=words.WENT),
    TRIED_ON,
    Ask("values.good", _t("What was good in it, whatever came of it")),
    Ask("values.next", _t("And now"), "choice", choices=words.NEXTS),
    Ask("values.did", _t("What they did or said"), "text", later=True),
    Ask("values.learned", _t("What I learned"), "text", later=True),
)
REHEARSAL = (
    Ask("values.practised_on", _t("When"), "day"),
    Ask("values.minutes", _t("About how many minutes"), "number"),
    Ask("values.words", _t("What you noticed"), "text"),
)


def new_try(asked: Asked) -> Sequence[Ask]:
    people = whom_to_try_with(asked.sight, not_used_with(asked.sight))
    nothing = _("Nobody is on the map yet to try it with.")
    return [
        one_of("person_id", _("With whom"), people, nothing), WHAT, BY_WHEN,
        Ask("values.exercise", _("From the exercises"), "pick", choices=_exercises()),
        *_whose(asked),
    ]  # fmt: skip


def wording(asked: Asked) -> Sequence[Ask]:
    _used(asked)
    exercise = Ask("values.exercise", _("From the exercises"), "pick", choices=_exercises())
    return [WHAT, BY_WHEN, exercise]


def another_day(asked: Asked) -> Sequence[Ask]:
    _used(asked)
    return [BY_WHEN]


def once_more(asked: Asked) -> Sequence[Ask]:
    row = _used(asked)
    return [replace(WHAT, initial=row.what), replace(BY_WHEN, initial=in_a_week())]


def outcome(asked: Asked) -> Sequence[Ask]:
    """Whatever was said before stands in the boxes, with the versions its author looks at."""
    row = _used(asked)
    kept = row.opened()
    filled = [
        replace(ask, initial=_said(kept.get(ask.name.removeprefix("values.")))) for ask in OUTCOME
    ]
    filled = [
        replace(ask, initial=clock.today().isoformat())
        if ask is filled[1] and not ask.initial
        else ask
        for ask in filled
    ]
    versions = [
        Ask(f"seen.{name}", "", "hidden", initial=row.version_of(name))
        for name in (ask.name.removeprefix("values.") for ask in OUTCOME)
    ]
    return [*filled, *versions]


def new_rehearsal(asked: Asked) -> Sequence[Ask]:
    day, *rest = REHEARSAL
    choices = _exercises()[1:]
    what = one_of("values.exercise", _("What was practised"), choices, "")
    return [what, replace(day, initial=clock.today().isoformat()), *rest, *_whose(asked)]


def _said(value: object) -> object:
    return "" if value is None else value


def _used(asked: Asked) -> Attempt:
    row = asked.subject
    if not isinstance(row, Attempt):
        raise NotHereError
    if str(row.person_id) in not_used_with(asked.sight, row.scope):
        raise TryNotUsedHereError
    return row


def _whose(asked: Asked) -> list[Ask]:
    """A therapist of a couple says whose try it is; there is no joint one."""
    members = list(members_of(asked.sight).items())
    return [one_of("part", _("Whose try this is"), members, "")] if members else []


def _exercises() -> Choices:
    grouped: list[tuple[str, object]] = [
        (str(GROUP_WORDS[group][0]), [(one.key, one.title) for one in found])
        for group, found in by_group().items()
    ]
    return [("", _("none of them")), *grouped]
