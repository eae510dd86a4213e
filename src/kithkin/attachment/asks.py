"""What the pages of this part ask, in one voice."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.attachment.fields import NOBODY
from kithkin.attachment.policy import KINDS, asked_of_nobody, own_parts
from kithkin.attachment.queries import offered
from kithkin.attachment.questions import HIGH, LOW, eight_questions
from kithkin.base.asking import Ask, Choices
from kithkin.network.questions import Asked
from kithkin.network.whom import people_of

LABELS: dict[str, object] = {
    "seek_out": gettext_lazy("Whom I seek out when something is hard"),
    "calms": gettext_lazy("Who calms me"),
    "go_out_from": gettext_lazy("From whom I go out into the world"),
}
MORE = Ask("values.more", gettext_lazy("Anything to add"), "text", later=True)
FILLED = Ask(
    "values.filled", gettext_lazy("If it was on another day"), "date", later=True,
    help=gettext_lazy("As well as you know it: yesterday, May 2019, about 2010."),
)  # fmt: skip
ASKED = Ask("asked", FILLED.label, "date", help=FILLED.help, later=True)


def words_of(answer: int) -> str:
    """One answer in words; those between the ends and the middle lean to one of them."""
    ends = {LOW: _("not true for me"), (LOW + HIGH) // 2: _("partly"), HIGH: _("entirely true")}
    between = {2: _("hardly true"), 3: _("rather not"), 5: _("rather"), 6: _("mostly true")}
    return (ends | between)[answer]


def _choices() -> Choices:
    """Number to be seen, words to be heard; at the ends and the middle the words are seen too."""
    marks = {LOW: "first", (LOW + HIGH) // 2: "middle", HIGH: "last"}
    numbers = [
        (
            str(place),
            format_html(
                '{} <span class="place-word {}">{}</span>',
                place, marks.get(place, "unseen"), words_of(place),
            ),
        )
        for place in range(LOW, HIGH + 1)
    ]  # fmt: skip
    return [*numbers, ("", format_html('<span class="left-open">{}</span>', _("leave open")))]


def the_eight(_asked: Asked) -> list[Ask]:
    choices = _choices()
    asked = [
        Ask(f"values.{one.key}", _(one.words), "scale", choices=choices)
        for one in eight_questions()
    ]
    return [*asked, MORE, FILLED]


def about_somebody(asked: Asked) -> list[Ask]:
    apart = asked_of_nobody(asked.sight)
    people = offered(asked.sight, people_of(asked.sight), apart)
    whom = Ask(
        "person_id", _("About whom"), "pick", choices=[("", _("please choose")), *people],
        required=True,
    )  # fmt: skip
    if not people:
        nobody = _("Nobody else is on the map yet.")
        return [Ask("person_id", whom.label, "pick", required=True, nothing=nobody)]
    return [whom, *the_eight(asked), *_whose(asked)]


def whom_i_turn_to(asked: Asked) -> list[Ask]:
    people = offered(asked.sight, people_of(asked.sight), asked_of_nobody(asked.sight))
    choices: Choices = [(NOBODY, _("nobody")), *people]
    asks = [Ask(f"{kind}[]", LABELS[kind], "many", choices=choices) for kind in KINDS]
    return [*asks, ASKED, *_whose(asked)]


def _whose(asked: Asked) -> Sequence[Ask]:
    """Whose answers they are is asked only of whoever writes for several."""
    parts = own_parts(asked.sight)
    if len(parts) < 2:
        return []
    return [Ask("part", _("Whose answers are these"), "choice", choices=parts, required=True)]
