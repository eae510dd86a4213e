"""Plain sentences for what could not be read, by the kind of mistake."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

FALLBACK = gettext_noop("This could not be read. Please write it another way.")
SENTENCES = {
    "missing": gettext_noop("Please fill this in."),
    "extra_forbidden": gettext_noop("This is not something that can be said here."),
    "string_too_long": gettext_noop("This is too long. Please shorten it."),
    "string_pattern_mismatch": gettext_noop("This could not be read."),
    "enum": gettext_noop("Please choose one of the list."),
    "uuid_parsing": gettext_noop("This could not be found."),
    "int_parsing": gettext_noop("Please give a whole number."),
    "greater_than_equal": gettext_noop("This number is too small."),
    "less_than_equal": gettext_noop("This number is too large."),
    "too_long": gettext_noop("These are too many at once."),
}


def sentence_for(kind: str, error: Mapping[str, Any]) -> str:
    """The sentence for one mistake. A value error of our own fields already is one."""
    if kind == "value_error":
        return str(error.get("ctx", {}).get("error", "")) or _(FALLBACK)
    return _(SENTENCES.get(kind, FALLBACK))
