"""Names as the map says them, for templates."""

from django import template

from kithkin.network.copies import GroupCopy, PersonCopy
from kithkin.network.parts import Whose
from kithkin.network.questions import group_word
from kithkin.network.speech import name_of

register = template.Library()


@register.filter
def named(person: PersonCopy) -> str:
    """The nickname, else the full name, else what kind of being it is."""
    return name_of(person)


@register.filter
def group_named(group: GroupCopy) -> str:
    return group.name or group_word(group.kind)


@register.filter
def of_row(whose: Whose | str, row_id: str) -> str:
    """Whose map a row of a list is on; a single word was said already."""
    return whose.of(row_id) if isinstance(whose, Whose) else ""
