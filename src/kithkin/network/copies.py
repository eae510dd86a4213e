"""The map as plain values: what one viewer may see, or what one file says.

Pages, pictures, words, tables, exports and the `draw` command all work from a MapCopy, so that
nothing that was withheld from a viewer can be reached from what is drawn for that viewer.
Dates are texts in EDTF (levels 0 and 1) or "" when nothing is known: see `kithkin.base.edtf`.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class PersonKind(StrEnum):
    """Anyone or anything a relationship can reach."""

    HUMAN = "human"
    PET = "pet"
    GROUP = "group"
    INSTITUTION = "institution"
    FAITH = "faith"
    PLACE = "place"
    PREGNANCY = "pregnancy"
    MISCARRIAGE = "miscarriage"
    ABORTION = "abortion"
    STILLBIRTH = "stillbirth"

    @property
    def is_loss(self) -> bool:
        return self in {PersonKind.MISCARRIAGE, PersonKind.ABORTION, PersonKind.STILLBIRTH}


class Gender(StrEnum):
    WOMAN = "woman"
    MAN = "man"
    NONBINARY = "nonbinary"
    OTHER = "other"  # described in own words: PersonCopy.gender_words
    UNSAID = ""


class AssignedSex(StrEnum):
    """Sex assigned at birth; kept apart from gender and never used to choose a role or a place."""

    FEMALE = "female"
    MALE = "male"
    INTERSEX = "intersex"
    UNSAID = ""


class UnionStatus(StrEnum):
    PARTNERS = "partners"
    LIVING_TOGETHER = "living_together"
    ENGAGED = "engaged"
    MARRIED = "married"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    WIDOWED = "widowed"
    AFFAIR = "affair"
    ENDED = "ended"


class ParentageKind(StrEnum):
    BIOLOGICAL = "biological"
    ADOPTIVE = "adoptive"
    FOSTER = "foster"
    STEP = "step"
    DONOR = "donor"
    SURROGATE = "surrogate"
    GUARDIAN = "guardian"


class TwinKind(StrEnum):
    IDENTICAL = "identical"
    FRATERNAL = "fraternal"
    UNKNOWN = "unknown"


class GroupKind(StrEnum):
    HOUSEHOLD = "household"
    GROUP = "group"


class Direction(StrEnum):
    BOTH = "both"
    FROM_A = "from_a"
    FROM_B = "from_b"


@dataclass(frozen=True, slots=True)
class PersonCopy:
    id: str
    kind: PersonKind = PersonKind.HUMAN
    nickname: str = ""
    full_name: str = ""
    pronouns: str = ""
    gender: Gender = Gender.UNSAID
    gender_words: str = ""
    assigned_at_birth: AssignedSex = AssignedSex.UNSAID
    birth: str = ""
    death: str = ""
    dead: bool = False  # known to be dead; `death` may still be ""
    work: str = ""
    place: str = ""
    note: str = ""
    index: bool = False  # whose map this is; a couple's map has two
    ring: int | None = None  # closeness on the circles, 1 (closest) to 3; None: not placed

    @property
    def name(self) -> str:
        """What the map says: the nickname first, then the full name."""
        return self.nickname or self.full_name


@dataclass(frozen=True, slots=True)
class StatusCopy:
    status: UnionStatus
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class UnionCopy:
    """A partnership of two or more; one partner only when the other is not known."""

    id: str
    partners: tuple[str, ...]
    statuses: tuple[StatusCopy, ...] = ()  # by date; the last one known holds now


@dataclass(frozen=True, slots=True)
class ParentageCopy:
    id: str
    child: str
    parent: str
    kind: ParentageKind = ParentageKind.BIOLOGICAL
    union: str = ""  # the couple the child is drawn under, if any
    start: str = ""  # foster care, adoption, guardianship have dates
    end: str = ""


@dataclass(frozen=True, slots=True)
class TwinsCopy:
    id: str
    children: tuple[str, ...]
    kind: TwinKind = TwinKind.UNKNOWN


@dataclass(frozen=True, slots=True)
class PhaseCopy:
    """A dated stretch of a tie. Ratings run 0 (none) to 4 (very much); None: not said."""

    id: str
    start: str = ""
    end: str = ""
    code: str = ""  # a tie code of notation/ties.yaml
    closeness: int | None = None
    support_given: int | None = None  # from a to b
    support_received: int | None = None  # from b to a
    strain: int | None = None
    contact: int | None = None


@dataclass(frozen=True, slots=True)
class TieCopy:
    id: str
    a: str
    b: str
    code: str = "connected"  # a tie code of notation/ties.yaml
    direction: Direction = Direction.BOTH
    start: str = ""
    end: str = ""
    good: str = ""  # what is good between us
    note: str = ""
    phases: tuple[PhaseCopy, ...] = ()


@dataclass(frozen=True, slots=True)
class MembershipCopy:
    person: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class GroupCopy:
    id: str
    name: str
    kind: GroupKind = GroupKind.HOUSEHOLD
    members: tuple[MembershipCopy, ...] = ()


@dataclass(frozen=True, slots=True)
class EventCopy:
    id: str
    what: str  # in the teller's words, or a plain word such as "moved"
    kind: str = ""  # birth, death, marriage, move, migration, illness, loss, work, society, other
    date: str = ""
    place: str = ""
    note: str = ""
    persons: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TellingCopy:
    """Whose story a fact rests on; `teller` is a person's id or "" for the therapist's source."""

    id: str
    about: str  # the id of the person, tie, union or event told about
    teller: str = ""
    words: str = ""
    is_fact: bool = False  # False: an impression
    sure: int | None = None  # 0 (a guess) to 4 (certain)


@dataclass(frozen=True, slots=True)
class MapCopy:
    name: str = ""
    persons: tuple[PersonCopy, ...] = ()
    unions: tuple[UnionCopy, ...] = ()
    parentages: tuple[ParentageCopy, ...] = ()
    twins: tuple[TwinsCopy, ...] = ()
    ties: tuple[TieCopy, ...] = ()
    groups: tuple[GroupCopy, ...] = ()
    events: tuple[EventCopy, ...] = ()
    tellings: tuple[TellingCopy, ...] = ()
    # Where someone put a person on one view; ids of persons not in `persons` are never here.
    positions: dict[str, tuple[float, float]] = field(default_factory=dict)
