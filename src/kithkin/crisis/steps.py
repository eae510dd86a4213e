"""The six steps in our own words. The order is that of the safety plan of Stanley and Brown (2012),
doi 10.1016/j.cbpra.2011.01.001; its template and its wording are theirs and are not used here."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class StepWords:
    number: int
    title: object
    help: object
    ask: object  # the label of the words
    whom: object = ""  # the label of the person; without one the step names nobody
    note: object = ""
    rings: bool = False


STEPS = (
    StepWords(
        1, _("How I notice that it is getting hard"),
        _("A thought, a feeling, something I do or stop doing."), _("What I notice"),
    ),
    StepWords(
        2, _("What I can do alone"),
        _("Small things that have carried me over an hour before."), _("What I do"),
    ),
    StepWords(
        3, _("People and places that take me out of it"),
        _("Company, a walk, a full café. Nobody has to know why."), _("Where, or what we do"),
        _("With whom"), rings=True,
    ),
    StepWords(
        4, _("People I can ask for help"), _("In the order in which I would ring them."),
        _("What I ask of them"), _("Who"), _("What they said, or what I can say"), rings=True,
    ),
    StepWords(
        5, _("Professionals and lines"), _("Besides the numbers at the top."),
        _("Who, or which line"), _("Somebody on the map"), _("When they can be reached"),
        rings=True,
    ),
    StepWords(
        6, _("Making the place safer"),
        _("What is better not at hand for a while, and who keeps it."), _("What, and where it is"),
        _("Who keeps it"),
    ),
)  # fmt: skip
BY_NUMBER = {one.number: one for one in STEPS}
