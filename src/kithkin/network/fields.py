"""What may be said of each row of the map: the types all four doors read alike."""

from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from kithkin.base.near_days import near_day, still_to_come
from kithkin.base.typed_dates import from_words
from kithkin.network.copies import (
    AssignedSex,
    Direction,
    Gender,
    GroupKind,
    ParentageKind,
    PersonKind,
    UnionStatus,
)
from kithkin.network.notation.tie_codes import known_code

LONGEST_LINE, LONGEST_TEXT = 120, 10_000


def _no_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("This holds a sign that is no text. Please type it again.")
    return text


def _empty_is_unsaid(value: object) -> object:
    """A form sends "" where somebody chose nothing."""
    return None if value == "" else value


def _not_to_come(text: str) -> str:
    if still_to_come(text):
        raise ValueError(_("That day is still to come. When was it, or about when?"))
    return text


def _one_day(text: str) -> str:
    """ "Spring" and "about 2020" are no day."""
    told = from_words(text)
    try:
        return date.fromisoformat(told).isoformat() if told else ""
    except ValueError:
        raise ValueError(_("Please give one day, such as 12 March 2026.")) from None


def _known_tie(code: str) -> str:
    known = known_code(code) if code else code
    if known is None:
        raise ValueError("Please choose one of the kinds of relationship.")
    return known


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=LONGEST_LINE),
    AfterValidator(_no_nul),
]
Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_no_nul)]
When = Annotated[Line, AfterValidator(from_words)]
WhenPast = Annotated[When, BeforeValidator(near_day), AfterValidator(_not_to_come)]
Day = Annotated[Line, AfterValidator(_one_day)]
UNSAID = BeforeValidator(_empty_is_unsaid)
Rating = Annotated[Annotated[int, Field(ge=0, le=4)] | None, UNSAID]
Ring = Annotated[Annotated[int, Field(ge=1, le=3)] | None, UNSAID]
TieCode = Annotated[Line, AfterValidator(_known_tie)]
Status = tuple[UnionStatus, When, When]


class Fields(BaseModel):
    """Values of one row. Only what was said is written: a missing field is left as it is."""

    model_config = ConfigDict(extra="forbid", use_enum_values=True)

    def said_values(self) -> dict[str, Any]:
        return self.model_dump(exclude_unset=True, mode="json")


class PersonFields(Fields):
    kind: PersonKind = PersonKind.HUMAN
    nickname: Line = ""
    full_name: Line = ""
    pronouns: Line = ""
    gender: Gender = Gender.UNSAID
    gender_words: Line = ""
    assigned_at_birth: AssignedSex = AssignedSex.UNSAID
    birth: When = ""
    death: When = ""
    dead: bool = False
    work: Line = ""
    place: Line = ""
    note: Text = ""
    ring: Ring = None
    index: bool = False


class ParentageFields(Fields):
    kind: ParentageKind = ParentageKind.BIOLOGICAL
    start: When = ""
    end: When = ""


class TieFields(Fields):
    code: TieCode = "connected"
    direction: Direction = Direction.BOTH
    start: When = ""
    end: When = ""
    good: Text = ""
    note: Text = ""


class PhaseFields(Fields):
    start: When = ""
    end: When = ""
    code: TieCode = ""
    closeness: Rating = None
    support_given: Rating = None
    support_received: Rating = None
    strain: Rating = None
    contact: Rating = None


class GroupFields(Fields):
    name: Line = ""
    kind: GroupKind = GroupKind.HOUSEHOLD


class EventFields(Fields):
    what: Line = ""
    kind: Line = ""
    date: When = ""
    place: Line = ""
    note: Text = ""


class TellingFields(Fields):
    words: Text = ""
    is_fact: bool = False
    sure: Rating = None
