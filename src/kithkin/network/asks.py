"""The questions the map's pages ask, once each, in one voice."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from kithkin.base.asking import Ask, Choices
from kithkin.network.copies import (
    AssignedSex,
    Gender,
    GroupKind,
    ParentageKind,
    PersonKind,
    TwinKind,
    UnionStatus,
)

DATE_HELP = _("As well as you know it: 1950, May 1950, about 1950, between 1950 and 1955.")

KINDS: Choices = [
    (PersonKind.HUMAN, _("a person")),
    (PersonKind.PET, _("an animal")),
    (PersonKind.GROUP, _("a group of people")),
    (PersonKind.INSTITUTION, _("a service, school or workplace")),
    (PersonKind.FAITH, _("faith, spirit or ancestor")),
    (PersonKind.PLACE, _("a place")),
]
CHILD_KINDS: Choices = [
    (PersonKind.HUMAN, _("a child")),
    (PersonKind.PREGNANCY, _("a pregnancy")),
    (PersonKind.MISCARRIAGE, _("a miscarriage")),
    (PersonKind.STILLBIRTH, _("a stillbirth")),
    (PersonKind.ABORTION, _("an abortion")),
]
# For somebody who is on the map already: whatever they are, saving must not make them another.
ALL_KINDS: Choices = [*KINDS, *CHILD_KINDS[1:]]
GENDERS: Choices = [
    (Gender.UNSAID, _("not said")),
    (Gender.WOMAN, _("woman or girl")),
    (Gender.MAN, _("man or boy")),
    (Gender.NONBINARY, _("non-binary")),
    (Gender.OTHER, _("in own words")),
]
ASSIGNED: Choices = [
    (AssignedSex.UNSAID, _("not said")),
    (AssignedSex.FEMALE, _("female")),
    (AssignedSex.MALE, _("male")),
    (AssignedSex.INTERSEX, _("intersex")),
]
PARENTAGE_KINDS: Choices = [
    (ParentageKind.BIOLOGICAL, _("by birth")),
    (ParentageKind.ADOPTIVE, _("by adoption")),
    (ParentageKind.FOSTER, _("foster")),
    (ParentageKind.STEP, _("step")),
    (ParentageKind.GUARDIAN, _("as guardian")),
    (ParentageKind.DONOR, _("donor")),
    (ParentageKind.SURROGATE, _("surrogate")),
]
STATUSES: Choices = [
    (UnionStatus.PARTNERS, _("together")),
    (UnionStatus.LIVING_TOGETHER, _("living together")),
    (UnionStatus.ENGAGED, _("engaged")),
    (UnionStatus.MARRIED, _("married")),
    (UnionStatus.SEPARATED, _("separated")),
    (UnionStatus.DIVORCED, _("divorced")),
    (UnionStatus.WIDOWED, _("widowed")),
    (UnionStatus.AFFAIR, _("an affair")),
    (UnionStatus.ENDED, _("ended")),
]
RINGS: Choices = [
    ("", _("not placed")),
    ("1", _("very close")),
    ("2", _("close")),
    ("3", _("further out")),
]
RATINGS: Choices = [
    ("", _("not said")),
    ("0", _("none")),
    ("1", _("a little")),
    ("2", _("some")),
    ("3", _("much")),
    ("4", _("very much")),
]
GROUP_KINDS: Choices = [
    (GroupKind.HOUSEHOLD, _("a household")),
    (GroupKind.GROUP, _("a group")),
]
EVENT_KINDS: Choices = [
    ("", _("not said")),
    ("birth", _("a birth")),
    ("death", _("a death")),
    ("marriage", _("a wedding")),
    ("separation", _("a separation")),
    ("move", _("a move")),
    ("migration", _("a migration")),
    ("illness", _("an illness")),
    ("work", _("work or school")),
    ("society", _("something in the country or the world")),
]
TWIN_KINDS: Choices = [
    (TwinKind.UNKNOWN, _("not known")),
    (TwinKind.IDENTICAL, _("identical")),
    (TwinKind.FRATERNAL, _("not identical")),
]
FACT: Choices = [("false", _("an impression")), ("true", _("a fact"))]
SURE: Choices = [
    ("", _("not said")),
    ("0", _("a guess")),
    ("2", _("fairly sure")),
    ("4", _("certain")),
]

NAME = Ask("values.nickname", _("What do you call them?"), help=_("A nickname is enough."))
ITS_NAME = replace(NAME, label=_("What is it called?"), help="")
FULL_NAME = Ask("values.full_name", _("Full name"))
BIRTH = Ask("values.birth", _("Born"), "date", help=DATE_HELP)
DEATH = Ask("values.death", _("When they died"), "date")
DEAD = Ask("values.dead", _("Has died"), "tick")
GENDER = Ask("values.gender", _("Gender"), "pick", choices=GENDERS)
NOTE = Ask("values.note", _("Note"), "text")
INDEX = Ask("values.index", _("This is their map"), "tick")
INDEX_FIRST = replace(INDEX, initial=True)
KIND = Ask("values.kind", _("This is"), "pick", choices=KINDS)
ANY_KIND = replace(KIND, choices=ALL_KINDS)
HELPER = replace(KIND, choices=[KINDS[0], KINDS[2], KINDS[3], KINDS[4]])
SAFETY = Ask("words", _("In your own words"), "text")
LEAVE_OUT = Ask(
    "not_safe_to_involve", _("Not safe to involve"), "tick",
    help=_("They are left out of exercises, plans and summaries. Nobody is told why."),
)  # fmt: skip

# What is asked first; the other questions of a page wait behind one more tap.
FIRST = frozenset(
    {"values.nickname", "values.kind", "values.gender", "values.birth", "values.what",
     "values.date", "persons[]", "tie.code", "status", "union_id", "kind", "part"}
)  # fmt: skip

PERSON: tuple[Ask, ...] = (
    NAME,
    KIND,
    GENDER,
    BIRTH,
    DEAD,
    DEATH,
    FULL_NAME,
    Ask("values.gender_words", _("Gender, in their own words")),
    Ask("values.pronouns", _("Pronouns")),
    Ask("values.assigned_at_birth", _("Sex recorded at birth"), "pick", choices=ASSIGNED),
    Ask("values.work", _("Work")),
    Ask("values.place", _("Lives in")),
    Ask("values.ring", _("How close, on the circles"), "pick", choices=RINGS),
    INDEX,
    NOTE,
)
NEWCOMER: tuple[Ask, ...] = (GENDER, BIRTH, DEAD, DEATH, FULL_NAME, NOTE)
TIE: tuple[Ask, ...] = (
    Ask("values.start", _("Since"), "date", help=DATE_HELP),
    Ask("values.end", _("Until"), "date"),
    Ask("values.good", _("What is good about it"), "text"),
    Ask("values.note", _("Note"), "text"),
)
EVENT: tuple[Ask, ...] = (
    Ask("values.what", _("What happened")),
    Ask("values.kind", _("What kind of thing"), "pick", choices=EVENT_KINDS),
    Ask("values.date", _("When"), "date", help=DATE_HELP),
    Ask("values.place", _("Where")),
    Ask("values.note", _("Note"), "text"),
)
TELLING: tuple[Ask, ...] = (
    Ask("values.words", _("What was said"), "text"),
    Ask("values.is_fact", _("This is"), "choice", choices=FACT, initial="false"),
    Ask("values.sure", _("How sure they are"), "pick", choices=SURE),
)
