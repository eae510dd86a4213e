"""What the workspace's own pages ask. They parse and validate; verbs write."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kithkin.accounts.models import Agreement, CaseKind, Role, SafeContact
from kithkin.base import clock
from kithkin.base.refusals import RefusalError

LONGEST_LINE, LONGEST_TEXT = 120, 10_000
MOST_MEMBERS = 12


def _line(**told: Any) -> forms.CharField:
    box = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(max_length=LONGEST_LINE, widget=box, **told)


def _text(*, rows: int = 4, **told: Any) -> forms.CharField:
    return forms.CharField(
        max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": rows}), **told
    )


def _date(**told: Any) -> forms.DateField:
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **told
    )


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def refuse_in(form: forms.Form, refused: RefusalError) -> None:
    """Put a verb's refusal beside the line it is about, or above the form."""
    field = refused.field if refused.field in form.fields else None
    form.add_error(field, str(refused.sentence))


class BeginForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Who it is for"),
        choices=[
            (CaseKind.INDIVIDUAL, _("One person")),
            (CaseKind.COUPLE, _("A couple")),
            (CaseKind.FAMILY, _("A family")),
        ],
        widget=forms.RadioSelect,
        initial=CaseKind.INDIVIDUAL,
    )
    members = _text(
        rows=3,
        label=_("Their names"),
        help_text=_(
            "What they want to be called; one name a line. Only people of 16 and over who come to "
            "you themselves: children and everybody else belong on the map."
        ),
    )
    label = _line(
        label=_("Your own word for this work"),
        help_text=_("So that you find it in your list. Clients never see it."),
        required=False,
    )

    def clean_members(self) -> list[str]:
        names = lines_of(self.cleaned_data["members"])
        if any(len(name) > LONGEST_LINE for name in names) or len(names) > MOST_MEMBERS:
            raise forms.ValidationError(_("This is too long. One short name a line, please."))
        return names

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        if not cleaned.get("label"):
            cleaned["label"] = " · ".join(cleaned.get("members", []))[:LONGEST_LINE]
        return cleaned


class MemberForm(forms.Form):
    called = _line(label=_("What they want to be called"))


TOPICS: Mapping[str, tuple[object, object]] = {
    "who_is_client": (_("Who is the client"), _("Whose work is this, and who is on the map only?")),
    "secrets": (
        _("Secrets"),
        _("What happens with something one of you says when the others are not there?"),
    ),
    "individual_meetings": (
        _("Meetings alone"),
        _("Who meets whom alone, how often, and who knows of it?"),
    ),
    "confidentiality_limits": (
        _("Limits of confidentiality"),
        _("When would you speak to somebody else, and would you say so first?"),
    ),
    "who_reads_what": (_("Who reads what"), _("Who sees the map, and which part of it?")),
    "parental_responsibility": (
        _("Parental responsibility"),
        _("For each child in this work: who decides?"),
    ),
    "court_orders": (_("Court orders"), _("Is there one? What does it say about contact?")),
}


class AgreementForm(forms.Form):
    agreed_on = _date(label=_("Agreed on"))

    def __init__(self, *args: Any, newest: Agreement | None = None, **told: Any) -> None:
        super().__init__(*args, **told)
        self.fields["agreed_on"].initial = clock.today()
        for name, (label, prompt) in TOPICS.items():
            self.fields[name] = _text(
                rows=3, label=label, help_text=prompt, required=False,
                initial=getattr(newest, name, ""),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        if not any(str(cleaned.get(name, "")).strip() for name in TOPICS):
            raise forms.ValidationError(_("Please write at least one line of what you agreed."))
        return cleaned

    def words(self) -> dict[str, str]:
        return {name: str(self.cleaned_data[name]).strip() for name in TOPICS}


def topics_of(agreement: Agreement) -> Sequence[tuple[object, str]]:
    """What an agreement says, topic by topic; topics nobody spoke of are left out."""
    said = [(label, str(getattr(agreement, name))) for name, (label, _prompt) in TOPICS.items()]
    return [(label, words) for label, words in said if words.strip()]


CHANNELS: Sequence[tuple[str, Any]] = [
    ("none", _("Please do not contact me")),
    ("phone", _("A call")),
    ("text", _("A text message")),
    ("email", _("An e-mail")),
    ("post", _("A letter")),
]


class SafeContactForm(forms.Form):
    name_to_use = _line(
        label=_("Name to use"),
        help_text=_("What a message or a caller should say."),
        required=False,
    )
    channel = forms.ChoiceField(label=_("How"), choices=CHANNELS, widget=forms.RadioSelect)
    hours = _line(label=_("When"), help_text=_("For example: weekdays after two."), required=False)
    never = _text(
        rows=3, label=_("Never"), required=False,
        help_text=_("Numbers, places or times that must not be used; one a line."),
    )  # fmt: skip

    @classmethod
    def showing(cls, kept: SafeContact | None) -> "SafeContactForm":
        if kept is None:
            return cls(initial={"channel": "none"})
        return cls(
            initial={
                "name_to_use": kept.name_to_use, "channel": kept.channel, "hours": kept.hours,
                "never": "\n".join(kept.never),
            }
        )  # fmt: skip

    def clean_never(self) -> list[str]:
        return lines_of(self.cleaned_data["never"])


class ConcernForm(forms.Form):
    doing = _text(rows=2, label=_("What were you doing?"), required=False)
    happened = _text(rows=4, label=_("What happened?"), required=False)
    page = forms.CharField(widget=forms.HiddenInput, max_length=80, required=False)


class StaffForm(forms.Form):
    called = _line(label=_("What they want to be called"))
    sign_in_name = _line(
        label=_("Sign-in name"), help_text=_("Short and plain. It shows at the sign-in page.")
    )
    born = _date(
        label=_("Date of birth"),
        help_text=_("Only to make sure that they are 16 or over. It is not kept."),
    )
    roles = forms.MultipleChoiceField(
        label=_("What they do here"),
        choices=[
            (Role.THERAPIST, _("Therapist")),
            (Role.SUPERVISOR, _("Supervisor")),
            (Role.CLINIC_LEAD, _("Clinic lead")),
            (Role.ACCOUNT_MANAGER, _("Account manager")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
