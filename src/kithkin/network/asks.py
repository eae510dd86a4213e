"""The questions the map's pages ask, once each, in one voice."""

from django.utils.translation import gettext_lazy as _

from kithkin.base.asking import Ask, Choices
from kithkin.network.copies import (
    AssignedSex,
    Gender,
    GroupKind,
    ParentageKind,
    PersonKind,
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
    (ParentageKind.GUARDIAN, _("raised by")),
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
DIRECTIONS: Choices = [
    ("both", _("both ways")),
    ("from_a", _("from the first to the second")),
    ("from_b", _("from the second to the first")),
]
GROUP_KINDS: Choices = [
    (GroupKind.HOUSEHOLD, _("a household")),
    (GroupKind.GROUP, _("a group")),
]
EVENT_KINDS: Choices = [
    ("", _("something else")),
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
FACT: Choices = [("false", _("an impression")), ("true", _("a fact"))]
SURE: Choices = [
    ("", _("not said")),
    ("0", _("a guess")),
    ("2", _("fairly sure")),
    ("4", _("certain")),
]

NAME = Ask("values.nickname", _("What do you call them?"), help=_("A nickname is enough."))
FULL_NAME = Ask("values.full_name", _("Full name"))
BIRTH = Ask("values.birth", _("Born"), "date", help=DATE_HELP)
DEATH = Ask("values.death", _("Died"), "date")
DEAD = Ask("values.dead", _("Has died"), "tick")
GENDER = Ask("values.gender", _("Gender"), "pick", choices=GENDERS)
NOTE = Ask("values.note", _("Note"), "text")

PERSON: tuple[Ask, ...] = (
    NAME,
    FULL_NAME,
    Ask("values.kind", _("This is"), "pick", choices=KINDS),
    GENDER,
    Ask("values.gender_words", _("Gender, in their own words")),
    Ask("values.pronouns", _("Pronouns")),
    Ask("values.assigned_at_birth", _("Sex recorded at birth"), "pick", choices=ASSIGNED),
    BIRTH,
    DEATH,
    DEAD,
    Ask("values.work", _("Work")),
    Ask("values.place", _("Lives in")),
    Ask("values.ring", _("On the circles"), "pick", choices=RINGS),
    NOTE,
)
NEWCOMER: tuple[Ask, ...] = (NAME, GENDER, BIRTH, DEAD)
TIE: tuple[Ask, ...] = (
    Ask("values.direction", _("It goes"), "pick", choices=DIRECTIONS),
    Ask("values.start", _("Since"), "date", help=DATE_HELP),
    Ask("values.end", _("Until"), "date"),
    Ask("values.good", _("What is good between you"), "text"),
    Ask("values.note", _("Note"), "text"),
)
PHASE: tuple[Ask, ...] = (
    Ask("values.start", _("From"), "date", help=DATE_HELP),
    Ask("values.end", _("Until"), "date"),
    Ask("values.closeness", _("Close"), "pick", choices=RATINGS),
    Ask("values.support_given", _("Support I give"), "pick", choices=RATINGS),
    Ask("values.support_received", _("Support I get"), "pick", choices=RATINGS),
    Ask("values.strain", _("Strain"), "pick", choices=RATINGS),
    Ask("values.contact", _("Contact"), "pick", choices=RATINGS),
)
EVENT: tuple[Ask, ...] = (
    Ask("values.what", _("What happened"), required=True),
    Ask("values.kind", _("It was"), "pick", choices=EVENT_KINDS),
    Ask("values.date", _("When"), "date", help=DATE_HELP),
    Ask("values.place", _("Where")),
    Ask("values.note", _("Note"), "text"),
)
TELLING: tuple[Ask, ...] = (
    Ask("values.words", _("What was said"), "text"),
    Ask("values.is_fact", _("This is"), "choice", choices=FACT, initial="false"),
    Ask("values.sure", _("How sure"), "pick", choices=SURE),
)
