"""A page that asks: what it asks for, drawn by the form components, answered by a verb.

Django's fields draw the boxes here and nothing more; what was sent is read by the verb's own form.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.utils import ErrorDict, ErrorList

Choices = Sequence[tuple[str, object]]


@dataclass(frozen=True)
class Ask:
    """One question. `name` is the path the verb reads; `shape` says which box to draw."""

    name: str
    label: object
    # line, text, date, day, time, number, choice, pick, many, scale, tick, hidden
    shape: str = "line"
    help: object = ""
    choices: Choices = ()
    required: bool = False
    initial: object = ""
    later: bool = False  # waits behind one more tap
    nothing: object = ""  # said where there is nothing to choose from

    @property
    def stuck(self) -> bool:
        """It must be answered and cannot be: there is nothing to choose from."""
        return self.required and self.shape in CHOOSING and not self.choices


def _box(ask: Ask) -> forms.Field:
    told: dict[str, Any] = {
        "label": ask.label, "help_text": ask.help, "required": ask.required,
        "initial": ask.initial,
    }  # fmt: skip
    if ask.shape in CHOOSING:
        kind, widget = CHOOSING[ask.shape]
        return kind(choices=ask.choices, widget=widget, **told)
    if ask.shape == "tick":
        return forms.BooleanField(**told)
    return forms.CharField(widget=WRITING.get(ask.shape, _line)(), **told)


def _line() -> forms.Widget:
    return forms.TextInput(attrs={"autocomplete": "off"})


class Scale(forms.RadioSelect):
    """Choices in one row from one end to the other; all of them carry words."""

    scale = True


CHOOSING: dict[str, tuple[type[forms.ChoiceField], type[forms.Widget]]] = {
    "choice": (forms.ChoiceField, forms.RadioSelect),
    "scale": (forms.ChoiceField, Scale),
    "pick": (forms.ChoiceField, forms.Select),
    "many": (forms.MultipleChoiceField, forms.CheckboxSelectMultiple),
}
WRITING: dict[str, Callable[[], forms.Widget]] = {
    "text": lambda: forms.Textarea(attrs={"rows": 4}),
    "hidden": forms.HiddenInput,
    # "date" takes any words for a date; these two open the browser's own calendar and clock.
    "day": lambda: forms.DateInput(attrs={"type": "date"}),
    "time": lambda: forms.TimeInput(attrs={"type": "time"}),
    "number": lambda: forms.NumberInput(attrs={"inputmode": "numeric"}),
}


class AskingForm(forms.Form):
    """Draws questions, what was typed, and the sentence for each line that was not understood."""

    def __init__(
        self,
        asks: Sequence[Ask],
        *,
        sent: Any = None,
        refused: Mapping[str, str] | None = None,
        sentence: str = "",
    ) -> None:
        super().__init__(data=sent)
        self.fields = {ask.name: _box(ask) for ask in asks}
        self.sentence = sentence
        self.stuck = next((ask.nothing for ask in asks if ask.stuck), "")
        if sent is not None:
            self._errors = self._sentences(refused or {}, sentence)
            self.cleaned_data = {}

    def _sentences(self, refused: Mapping[str, str], sentence: str) -> ErrorDict:
        errors = ErrorDict(renderer=self.renderer)
        placed = {self._field_of(name): said for name, said in refused.items()}
        for name, said in placed.items():
            errors[name] = self.error_class([said], renderer=self.renderer)
        if sentence and (not placed or NON_FIELD_ERRORS in placed):
            errors[NON_FIELD_ERRORS] = ErrorList([sentence], renderer=self.renderer)
        return errors

    @property
    def marked(self) -> list[forms.BoundField]:
        """The questions whose answers were not kept, in the order of the page."""
        return [box for box in self.visible_fields() if box.errors]

    def _field_of(self, name: str) -> str:
        """The question an error path belongs to; list items ("statuses.0.1") to their list."""
        known = [field for field in self.fields if name.startswith(field.removesuffix("[]"))]
        return max(known, key=len) if known else NON_FIELD_ERRORS
