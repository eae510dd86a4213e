"""The pages that ask for a plan. Six of them add a line, one for each step."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kithkin.crisis import questions
from kithkin.crisis.models import HelperRole, Plan, PlanReview, PlanStep, PlanVersion
from kithkin.crisis.steps import STEPS, StepWords
from kithkin.network.models import MapRow
from kithkin.network.pages import AskingPage
from kithkin.network.questions import just

MY_PLAN = _("The plan")


def lands(case_id: UUID, subject: MapRow | None, made: str) -> str:
    """Back to the plan; an asking leads to its own page, where the link is made."""
    match subject:
        case Plan():
            return plan_address(case_id, subject.id)
        case HelperRole():
            return reverse("crisis:helper", args=[case_id, subject.id])
        case PlanStep() | PlanVersion() | PlanReview():
            return plan_address(case_id, subject.plan_id)
    return plan_address(case_id, UUID(made)) if made else reverse("crisis:plan", args=[case_id])


def plan_address(case_id: UUID, plan_id: UUID) -> str:
    return reverse("crisis:plan_page", args=[case_id, plan_id])


def lands_on_asking(case_id: UUID, subject: MapRow | None, made: str) -> str:
    if made:
        return reverse("crisis:helper", args=[case_id, made])
    return lands(case_id, subject, made)


def lands_after_asking(case_id: UUID, subject: MapRow | None, _made: str) -> str:
    """The role is gone; its plan is not."""
    if isinstance(subject, HelperRole):
        return plan_address(case_id, subject.plan_id)
    return reverse("crisis:plan", args=[case_id])


def _step_page(step: StepWords) -> AskingPage:
    return AskingPage(
        "add_plan_step", step.title, _("Put it in the plan"), questions.new_step(step.number),
        Plan, "plan_id", {"values.number": step.number}, lead=step.help,
        least=_("Say a few words, or choose somebody."), crumb=MY_PLAN, lands=lands,
    )  # fmt: skip


PAGES: dict[str, AskingPage] = {
    "begin-plan": AskingPage(
        "begin_plan", _("A plan for when it gets dark"), _("Begin"), questions.beginning,
        lead=_("Six steps, a few words in each, at your own pace. Nobody watches it."),
        crumb=MY_PLAN, lands=lands,
    ),
    **{f"plan-step-{step.number}": _step_page(step) for step in STEPS},
    "change-plan": AskingPage(
        "change_plan", _("What I want to remember first"), _("Keep"), just(questions.OPENING),
        Plan, "plan_id", changes=True, crumb=MY_PLAN, lands=lands,
    ),
    "change-plan-step": AskingPage(
        "change_plan_step", _("This line of the plan"), _("Keep"), questions.changed_step,
        PlanStep, "plan_step_id", changes=True, remove="remove-plan-step", crumb=MY_PLAN,
        lands=lands,
    ),
    "remove-plan-step": AskingPage(
        "remove_plan_step", _("Take this line out of the plan?"), _("Take away"), just(),
        PlanStep, "plan_step_id",
        lead=_("Earlier versions keep it. If it is the last line with somebody you asked, they are"
               " asked no longer, and their link closes. Undo brings all of it back."),
        careful=True, crumb=MY_PLAN, lands=lands,
    ),
    "keep-plan": AskingPage(
        "keep_plan", _("Keep the plan as it stands?"), _("Keep as a new version"),
        just(questions.WHY), Plan, "plan_id",
        lead=_("It becomes the next version, with today's date. Earlier ones stay readable."),
        crumb=MY_PLAN, lands=lands,
    ),
    "look-at-plan": AskingPage(
        "look_at_plan", _("Does the plan still fit?"), _("It still fits"),
        just(questions.TOGETHER, questions.REVIEW), Plan, "plan_id",
        lead=_("Read it through first: numbers, people, places. Change what no longer fits."),
        crumb=MY_PLAN, lands=lands,
    ),
    "ask-helper": AskingPage(
        "ask_helper", _("What to ask of them"), _("Keep, and go on"), questions.asking,
        PlanStep, "plan_step_id",
        lead=_("Nothing is sent. On the next page you make a link, and give it to them yourself."),
        crumb=MY_PLAN, lands=lands_on_asking,
    ),
    "change-asking": AskingPage(
        "change_asking", _("What you ask of them"), _("Keep"), questions.asking_again,
        HelperRole, "helper_role_id", changes=True,
        lead=_("If you change what you ask, they are asked anew: a yes was given to the old words."),
        crumb=MY_PLAN, lands=lands,
    ),
    "keep-helper-answer": AskingPage(
        "keep_helper_answer", _("What they said to you"), _("Keep"), questions.told_answer,
        HelperRole, "helper_role_id",
        lead=_("If they told you themselves. It is marked as told to you."),
        crumb=MY_PLAN, lands=lands,
    ),
    "end-asking": AskingPage(
        "end_asking", _("Ask them no longer?"), _("Ask them no longer"), just(),
        HelperRole, "helper_role_id",
        lead=_("Their link opens nothing from now on. They are not told, and nothing is sent."
               " This cannot be undone; you can ask again."),
        careful=True, crumb=MY_PLAN, lands=lands_after_asking,
    ),
}  # fmt: skip
