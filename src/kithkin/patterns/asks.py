"""What the pages of the stories ask, in one voice."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.base.asking import Ask, Choices
from kithkin.network.policy import fits
from kithkin.network.questions import Asked, part
from kithkin.network.whom import People, people_of
from kithkin.patterns.models import Box, Ending, Episode, Sense
from kithkin.patterns.policy import BOX_FIELDS
from kithkin.patterns.queries import standing, words_of

STRENGTHS: Choices = [
    ("", gettext_lazy("not said")),
    ("0", gettext_lazy("hardly")),
    ("1", gettext_lazy("a little")),
    ("2", gettext_lazy("quite")),
    ("3", gettext_lazy("strong")),
    ("4", gettext_lazy("very strong")),
]
BOXES: tuple[Ask, ...] = (
    Ask("values.wanted", gettext_lazy("I wanted"), "text",
        help=gettext_lazy("What you hoped for or needed.")),
    Ask("values.they_did", gettext_lazy("They"), "text",
        help=gettext_lazy("What they said or did.")),
    Ask("values.i_did", gettext_lazy("I"), "text",
        help=gettext_lazy("What you said, did or felt then.")),
)  # fmt: skip
WHEN = Ask(
    "values.happened", gettext_lazy("When it happened"), "date",
    help=gettext_lazy("As well as you know it: yesterday, May 2019, about 2010, before 1990."),
)  # fmt: skip
HOW: tuple[Ask, ...] = (
    Ask("values.strength", gettext_lazy("How strong it was"), "scale", choices=STRENGTHS,
        later=True),
    Ask("values.ending", gettext_lazy("How it ended"), "choice", choices=Ending.choices,
        later=True),
    Ask("values.ended", gettext_lazy("How it ended, in your words"), "text", later=True),
)  # fmt: skip
WORD = Ask("values.text", gettext_lazy("The word, or a few words"), required=True)
SENSE = Ask("values.sense", gettext_lazy("What it does between people"), "choice",
            choices=Sense.choices)  # fmt: skip
STOOD = "stood"  # a hidden box: what was ticked when the page was shown


def story(asked: Asked) -> list[Ask]:
    who = Ask("persons[]", _("With whom"), "many", choices=whom(asked, people_of(asked.sight)))
    named = [who] if who.choices else []
    return [*named, *BOXES, WHEN, *HOW, *part(asked)]


def story_again(_asked: Asked) -> list[Ask]:
    return [*BOXES, WHEN, *HOW]


def whom(asked: Asked, people: People) -> Choices:
    """Alone with a therapist the map is one's own; in a couple the other may be in the story."""
    if asked.sight.individual:
        return people.choices()
    return sorted(people.names.items(), key=lambda one: (one[1].casefold(), one[0]))


def people_of_story(asked: Asked) -> list[Ask]:
    """Whoever is in it is offered still, also when the map has lost them."""
    people, row = people_of(asked.sight), asked.subject
    named = list(row.persons) if isinstance(row, Episode) else []
    offered = dict(whom(asked, people))
    lost = [(one, people.name(one)) for one in named if one not in offered]
    choices = [*offered.items(), *lost]
    who = Ask("persons[]", _("With whom"), "many", choices=choices, initial=named)
    return [who, _stood(named)]


def words_for_story(asked: Asked) -> list[Ask]:
    """Box by box: what was told, the words of the list to tick, and room for a new one."""
    row = asked.subject
    if not isinstance(row, Episode):
        return []
    put = [str(one) for one in standing(row.id)]
    offered = [word for word in words_of(asked.sight) if fits(row.scope, word.scope)]
    questions: list[Ask] = []
    for box, field in zip(Box, BOX_FIELDS, strict=True):
        choices = sorted(((w.id, w.text) for w in offered if w.box == box), key=_by_text)
        here = [id_ for id_, _text in choices if id_ in put]
        if choices:
            questions.append(
                Ask(f"at.{box.value}[]", box.label, "many", help=_quoted(getattr(row, field)),
                    choices=choices, initial=here)
            )  # fmt: skip
        help_ = "" if choices else _quoted(getattr(row, field))
        questions.append(Ask(f"new.{box.value}", _new_word(box), help=help_))
    return [*questions, _stood(put)]


def _by_text(choice: tuple[str, object]) -> tuple[str, str]:
    return str(choice[1]).casefold(), choice[0]


def _new_word(box: Box) -> str:
    return {
        Box.WANTED: _("A new word for “I wanted”"),
        Box.THEY: _("A new word for “They”"),
        Box.ME: _("A new word for “I”"),
    }[box]


def _quoted(text: str) -> str:
    return _("“%(told)s”") % {"told": Truncator(text).chars(400)} if text.strip() else ""


def new_word(asked: Asked) -> list[Ask]:
    box = Ask("box", _("For which box"), "choice", choices=Box.choices, required=True)
    return [box, replace(WORD, name="text"), replace(SENSE, name="sense"), *part(asked)]


def word_again(_asked: Asked) -> list[Ask]:
    return [WORD, SENSE]


def _stood(ids: Iterable[str]) -> Ask:
    return Ask(STOOD, "", "hidden", initial=",".join(ids))


def ticks(sent: dict[str, Any], ticked: Iterable[object]) -> tuple[list[object], list[str]]:
    """What was ticked since the page was shown, and what is ticked no longer.

    Whatever somebody else put there meanwhile is in neither, and stays.
    """
    stood = [one for one in str(sent.pop(STOOD, "")).split(",") if one]
    chosen = list(ticked)
    return [one for one in chosen if one not in stood], [one for one in stood if one not in chosen]
