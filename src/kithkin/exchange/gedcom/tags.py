"""What the tags of the format, and those of our own, stand for on the map.

Our own begin with an underscore, so other programs pass them by.
"""

from typing import NamedTuple

from kithkin.network.copies import (
    Gender,
    ParentageKind,
    TwinKind,
    UnionStatus,
)

PROGRAM = "KITHKIN"
SUBMITTER = "@KITHKIN@"

GENDERS = {
    "M": Gender.MAN,
    "F": Gender.WOMAN,
    "X": Gender.OTHER,
    "U": Gender.UNSAID,
    "N": Gender.UNSAID,
    "": Gender.UNSAID,
}
SEX_VALUES = {
    Gender.MAN: "M",
    Gender.WOMAN: "F",
    Gender.NONBINARY: "X",
    Gender.OTHER: "X",
    Gender.UNSAID: "",
}


class Happening(NamedTuple):
    """How an event is called on the map, and of which kind it is."""

    what: str
    kind: str


BIRTH = Happening("Birth", "birth")
DEATH = Happening("Death", "death")
MARRIAGE = Happening("Marriage", "marriage")
RESIDENCE = Happening("Residence", "move")

PERSON_EVENTS = {
    "CHR": Happening("Christening", "other"),
    "BAPM": Happening("Baptism", "other"),
    "CHRA": Happening("Christening as an adult", "other"),
    "BLES": Happening("Blessing", "other"),
    "BARM": Happening("Bar mitzvah", "other"),
    "BASM": Happening("Bat mitzvah", "other"),
    "CONF": Happening("Confirmation", "other"),
    "FCOM": Happening("First communion", "other"),
    "ORDN": Happening("Ordination", "other"),
    "BURI": Happening("Burial", "other"),
    "CREM": Happening("Cremation", "other"),
    "ADOP": Happening("Adoption", "other"),
    "EMIG": Happening("Emigration", "migration"),
    "IMMI": Happening("Immigration", "migration"),
    "NATU": Happening("Naturalisation", "migration"),
    "GRAD": Happening("Graduation", "work"),
    "RETI": Happening("Retirement", "work"),
    "RESI": RESIDENCE,
}
COUPLE_EVENTS = {
    "MARR": MARRIAGE,
    "DIV": Happening("Divorce", "other"),
    "ENGA": Happening("Engagement", "other"),
    "ANUL": Happening("Annulment", "other"),
    "MARB": Happening("Banns", "other"),
    "MARC": Happening("Marriage contract", "other"),
    "MARL": Happening("Marriage licence", "other"),
    "MARS": Happening("Marriage settlement", "other"),
    "DIVF": Happening("Divorce filed", "other"),
}

STATUS_TAGS = {
    "MARR": UnionStatus.MARRIED,
    "DIV": UnionStatus.DIVORCED,
    "ENGA": UnionStatus.ENGAGED,
    "ANUL": UnionStatus.ENDED,
    "_SEPR": UnionStatus.SEPARATED,
}
STATUS_WORDS = {
    "separated": UnionStatus.SEPARATED,
    "separation": UnionStatus.SEPARATED,
    "legal separation": UnionStatus.SEPARATED,
    "living together": UnionStatus.LIVING_TOGETHER,
    "cohabitation": UnionStatus.LIVING_TOGETHER,
    "cohabiting": UnionStatus.LIVING_TOGETHER,
    "common law": UnionStatus.LIVING_TOGETHER,
    "common law marriage": UnionStatus.LIVING_TOGETHER,
    "partners": UnionStatus.PARTNERS,
    "partnership": UnionStatus.PARTNERS,
    "relationship": UnionStatus.PARTNERS,
    "unmarried": UnionStatus.PARTNERS,
    "affair": UnionStatus.AFFAIR,
    "engaged": UnionStatus.ENGAGED,
    "engagement": UnionStatus.ENGAGED,
    "married": UnionStatus.MARRIED,
    "divorced": UnionStatus.DIVORCED,
    "divorce": UnionStatus.DIVORCED,
    "widowed": UnionStatus.WIDOWED,
    "annulment": UnionStatus.ENDED,
    "ended": UnionStatus.ENDED,
}

PARENTAGE_WORDS = {
    "birth": ParentageKind.BIOLOGICAL,
    "natural": ParentageKind.BIOLOGICAL,
    "biological": ParentageKind.BIOLOGICAL,
    "adopted": ParentageKind.ADOPTIVE,
    "adoptive": ParentageKind.ADOPTIVE,
    "adoption": ParentageKind.ADOPTIVE,
    # A rite that joins a child to parents it was not born to; no other kind is nearer.
    "sealing": ParentageKind.ADOPTIVE,
    "foster": ParentageKind.FOSTER,
    "step": ParentageKind.STEP,
    "donor": ParentageKind.DONOR,
    "surrogate": ParentageKind.SURROGATE,
    "guardian": ParentageKind.GUARDIAN,
}
PEDIGREE_VALUES = {
    ParentageKind.ADOPTIVE: "adopted",
    ParentageKind.FOSTER: "foster",
}
TWIN_WORDS = {
    "twin": TwinKind.UNKNOWN,
    "identical twin": TwinKind.IDENTICAL,
    "monozygotic twin": TwinKind.IDENTICAL,
    "fraternal twin": TwinKind.FRATERNAL,
    "dizygotic twin": TwinKind.FRATERNAL,
}
