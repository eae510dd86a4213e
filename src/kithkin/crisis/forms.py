"""What each verb of a plan needs, said once; and the small forms of pages that ask outside a case."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kithkin.crisis.dialling import is_dialable
from kithkin.crisis.fields import AskingFields, Lasts, PlanFields, Says, Short, StepFields
from kithkin.crisis.models import LineKind
from kithkin.crisis.services import asking, plan
from kithkin.network.fields import Text
from kithkin.network.verb_form import Part, Seen, VerbForm


class BeginPlan(VerbForm):
    verb = plan.begin_plan
    done = _("began a plan")
    part: Part = ""
    values: PlanFields = PlanFields()


class ChangePlan(VerbForm):
    verb = plan.change_plan
    done = _("changed a plan")
    plan_id: UUID
    values: PlanFields
    seen: Seen = None


class AddPlanStep(VerbForm):
    verb = plan.add_plan_step
    done = _("added a line to a plan")
    plan_id: UUID
    values: StepFields


class ChangePlanStep(VerbForm):
    verb = plan.change_plan_step
    done = _("changed a line of a plan")
    plan_step_id: UUID
    values: StepFields
    seen: Seen = None


class RemovePlanStep(VerbForm):
    verb = plan.remove_plan_step
    done = _("took a line out of a plan")
    plan_step_id: UUID
    seen: Seen = None


class KeepPlan(VerbForm):
    verb = plan.keep_plan
    done = _("kept a plan as a new version")
    plan_id: UUID
    why: Short = ""


class LookAtPlan(VerbForm):
    verb = plan.look_at_plan
    done = _("said that a plan still fits")
    plan_id: UUID
    together: bool = False
    words: Text = ""


class AskHelper(VerbForm):
    verb = asking.ask_helper
    done = _("wrote down what to ask of somebody")
    lasting = True
    plan_step_id: UUID
    values: AskingFields = AskingFields()


class ChangeAsking(VerbForm):
    verb = asking.change_asking
    done = _("changed what is asked of somebody")
    lasting = True
    helper_role_id: UUID
    values: AskingFields
    seen: Seen = None


class KeepHelperAnswer(VerbForm):
    verb = asking.keep_helper_answer
    done = _("wrote down what somebody answered")
    lasting = True
    helper_role_id: UUID
    helper_says: Says
    limits: Text = ""
    lasts: Lasts = "91"


class EndAsking(VerbForm):
    verb = asking.end_asking
    done = _("asks somebody no longer")
    lasting = True
    helper_role_id: UUID


FORMS: dict[str, type[VerbForm]] = {
    "begin_plan": BeginPlan,
    "change_plan": ChangePlan,
    "add_plan_step": AddPlanStep,
    "change_plan_step": ChangePlanStep,
    "remove_plan_step": RemovePlanStep,
    "keep_plan": KeepPlan,
    "look_at_plan": LookAtPlan,
    "ask_helper": AskHelper,
    "change_asking": ChangeAsking,
    "keep_helper_answer": KeepHelperAnswer,
    "end_asking": EndAsking,
}

LASTS = [
    ("30", _("for one month")),
    ("91", _("for three months")),
    ("182", _("for half a year")),
]
ANSWERS = [
    ("yes", _("Yes, within my limits")),
    ("not_now", _("Not now")),
    ("paused", _("I would like to pause")),
    ("stepped_back", _("I step back")),
]


class AnswerForm(forms.Form):
    """What a helper sends. The buttons say which answer; limits go with a yes."""

    says = forms.ChoiceField(choices=ANSWERS)
    limits = forms.CharField(
        label=_("What are your limits?"), required=False, max_length=2000,
        help_text=_("For example: not after eleven at night; not when the children are here."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    lasts = forms.ChoiceField(
        label=_("For how long?"), choices=LASTS, initial="91", widget=forms.RadioSelect,
        help_text=_("Before it ends you both see so. You can end it any day."), required=False,
    )  # fmt: skip

    def clean_lasts(self) -> str:
        return str(self.cleaned_data["lasts"] or "91")


class CodeOfLinkForm(forms.Form):
    code = forms.CharField(
        label=_("The code of your link"), max_length=64,
        help_text=_("It stands behind the # of the link you were given."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


class ClinicLineForm(forms.Form):
    """A number of the clinic."""

    kind = forms.ChoiceField(
        label=_("This is"), choices=LineKind.choices, widget=forms.RadioSelect, initial="own"
    )
    name = forms.CharField(label=_("What it is called"), max_length=80)
    phone = forms.CharField(
        label=_("Number"), max_length=40, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    hours = forms.CharField(
        label=_("When somebody answers"), max_length=120, required=False,
        help_text=_("For example: every night from 18:00 to 8:00."),
    )  # fmt: skip

    def clean_phone(self) -> str:
        phone: Any = self.cleaned_data["phone"]
        if not is_dialable(phone):
            raise forms.ValidationError(
                _("A telephone cannot ring this. Digits, spaces and a plus are enough.")
            )
        return str(phone)
