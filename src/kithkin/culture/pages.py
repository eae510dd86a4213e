"""The pages of this part that ask, and where each leads."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kithkin.culture import asks
from kithkin.culture.guide import Question, question_of
from kithkin.culture.models import Answer, Bearing, Belonging, Condition
from kithkin.network.models import Happening, MapRow
from kithkin.network.pages import AskingPage, Sent
from kithkin.network.questions import just

_ORIGINS, _LIVE = _("Where we come from"), _("How we live")
_GUIDE, _WORLD = _("Eight questions"), _("The world beside us")


def _origins(case_id: UUID, _subject: MapRow | None, made: str) -> str:
    address = reverse("culture:origins", args=[case_id])
    return f"{address}#b-{made}" if made else address


def _condition(case_id: UUID, subject: MapRow | None, made: str) -> str:
    """The condition that was just told or marked, or that the page was about; else the list."""
    if isinstance(subject, Bearing):
        made = str(subject.condition_id)
    elif isinstance(subject, Condition):
        made = str(subject.id)
    return reverse("culture:condition", args=[case_id, made]) if made else _list(case_id)


def _list(case_id: UUID, _subject: MapRow | None = None, _made: str = "") -> str:
    return reverse("culture:conditions", args=[case_id])


def question_address(case_id: UUID, number: int) -> str:
    return f"{reverse('culture:question', args=[case_id])}?number={number}"


def _question(case_id: UUID, subject: MapRow | None, _made: str) -> str:
    question = question_of(subject.question) if isinstance(subject, Answer) else None
    if question is None:
        return reverse("culture:guide", args=[case_id])
    return question_address(case_id, question.number)


def _world(case_id: UUID, _subject: MapRow | None, _made: str) -> str:
    return reverse("culture:world", args=[case_id])


def _people_said(sent: Sent) -> Sent:
    persons, without = asks.ticks(sent, sent.pop("persons", []))
    return {**sent, "persons": persons, "without": without}


def question_page(question: Question) -> AskingPage:
    """One question of the guide. Served by its own view: one a screen, with a way past it."""
    return AskingPage(
        "answer_guide", question.asked, _("Keep this answer"), asks.answer(question),
        least=_("A few words, or somebody it is about. Or not today: that is an answer too."),
    )  # fmt: skip


PAGES: dict[str, AskingPage] = {
    "describe-belonging": AskingPage(
        "describe_belonging", _("Where somebody comes from"), _("Keep this"), asks.belonging,
        lead=_("Something you are or come from, or somebody of your people. Nothing is listed for"
               " you to choose from: the words are yours."),
        least=_("Write a few words in any of the boxes."), crumb=_ORIGINS, lands=_origins,
    ),
    "change-belonging": AskingPage(
        "change_belonging", _("In your words"), _("Keep"), just(*asks.BELONGING), Belonging,
        "belonging_id", changes=True, remove="remove-belonging", crumb=_ORIGINS, lands=_origins,
    ),
    "remove-belonging": AskingPage(
        "remove_belonging", _("Take this away?"), _("Take away"), just(), Belonging,
        "belonging_id", lead=_("Undo brings it back."), careful=True, crumb=_ORIGINS,
        lands=_origins,
    ),
    "add-condition": AskingPage(
        "add_condition", _("What there is to live with"), _("Keep this"), asks.condition,
        least=_("Say what it is about, or write a few words."), crumb=_LIVE, lands=_condition,
    ),
    "change-condition": AskingPage(
        "change_condition", _("What there is to live with"), _("Keep"), just(*asks.CONDITION),
        Condition, "condition_id", changes=True, remove="remove-condition", crumb=_LIVE,
        lands=_condition,
    ),
    "remove-condition": AskingPage(
        "remove_condition", _("Take this away?"), _("Take away"), just(), Condition,
        "condition_id", lead=_("What it strains and holds goes with it. Undo brings all back."),
        careful=True, crumb=_LIVE, lands=_list,
    ),
    "mark-bearing": AskingPage(
        "mark_bearing", _("What it strains and holds"), _("Keep this"), asks.bearing,
        lead=_("One thing may strain some and hold others. What holds counts as much."),
        least=_("Choose at least one relationship or person."), crumb=_LIVE, lands=_condition,
    ),
    "change-bearing": AskingPage(
        "change_bearing", _("What it does there"), _("Keep"), just(*asks.BEARING), Bearing,
        "bearing_id", changes=True, remove="remove-bearing", crumb=_LIVE, lands=_condition,
    ),
    "remove-bearing": AskingPage(
        "remove_bearing", _("Take this mark away?"), _("Take away"), just(), Bearing,
        "bearing_id", lead=_("Undo brings it back."), careful=True, crumb=_LIVE,
        lands=_condition,
    ),
    "change-answer": AskingPage(
        "change_answer", _("This answer"), _("Keep"), just(asks.TEXT), Answer, "answer_id",
        changes=True, remove="remove-answer", crumb=_GUIDE, lands=_question,
    ),
    "people-of-answer": AskingPage(
        "name_people_of_answer", _("Whom it is about"), _("Keep"),
        asks.people_named(_("Whom it is about")), Answer, "answer_id", gather=_people_said,
        crumb=_GUIDE, lands=_question,
    ),
    "remove-answer": AskingPage(
        "remove_answer", _("Take this answer away?"), _("Take away"), just(), Answer,
        "answer_id", lead=_("The question stays. Undo brings the answer back."), careful=True,
        crumb=_GUIDE, lands=_question,
    ),
    "add-world-event": AskingPage(
        "add_world_event", _("Something in the world"), _("Keep this"), asks.world_event,
        least=_("Say in a few words what happened, or when."), crumb=_WORLD, lands=_world,
    ),
    "name-touched": AskingPage(
        "name_touched", _("Whom it touched"), _("Keep"),
        asks.people_named(_("Whom it touched")), Happening, "event_id", gather=_people_said,
        lead=_("“{about}”"), lands=_world,
    ),
}  # fmt: skip
