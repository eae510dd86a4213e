"""Adding somebody beside somebody with a name and one tap."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kithkin.base import ids
from kithkin.base.asking import Choices
from kithkin.consent.policy import Sight
from kithkin.network.copies import Gender, PersonCopy, PersonKind
from kithkin.network.queries import map_copy
from kithkin.network.questions import couples_of

# The short way offers what a genogram draws apart; every other gender is one page away.
GENDERS: Choices = [
    (Gender.UNSAID, _("not said")),
    (Gender.WOMAN, _("woman")),
    (Gender.MAN, _("man")),
    (Gender.NONBINARY, _("non-binary")),
]


@dataclass(frozen=True, slots=True)
class Way:
    """One of the places beside somebody. `page`: where the same is asked at more length."""

    key: str
    word: object
    page: str
    kin: bool = False

    @property
    def gendered(self) -> bool:
        return self.key not in {"group", "animal"}


WAYS = (
    Way("parent", _("Parent"), "add-parent", kin=True),
    Way("partner", _("Partner"), "add-partner", kin=True),
    Way("child", _("Child"), "add-child", kin=True),
    Way("sibling", _("Brother or sister"), "add-sibling", kin=True),
    Way("friend", _("Friend"), "add-friend"),
    Way("helper", _("Helper"), "add-helper"),
    Way("group", _("Group"), "add-circle"),
    Way("animal", _("Animal"), "add-pet"),
)
BY_KEY: Mapping[str, Way] = {way.key: way for way in WAYS}
_ALONE = {PersonKind.PREGNANCY, PersonKind.MISCARRIAGE, PersonKind.ABORTION, PersonKind.STILLBIRTH}


def ways_beside(person: PersonCopy) -> list[Way]:
    """Who can stand beside a person, a group, an animal; a lost child has parents and nobody else."""
    if person.kind in _ALONE:
        return [BY_KEY["parent"], BY_KEY["sibling"]]
    kin = person.kind is PersonKind.HUMAN
    return [way for way in WAYS if kin or not way.kin]


def as_answers(sight: Sight, of: UUID, way: Way, sent: QueryDict) -> QueryDict:
    """What the long page would send for a name and a tap; `known` is the id they will have."""
    answers = QueryDict(mutable=True)
    answers["values.nickname"] = sent.get("name", "")
    answers["known"] = str(ids.new())
    answers["request"] = sent.get("request", "")
    if way.gendered and sent.get("gender"):
        answers["values.gender"] = sent.get("gender", "")
    if way.key == "child":
        couples = couples_of(map_copy(sight), str(of))
        answers["union_id"] = str(couples[0][0]) if len(couples) == 1 else ""
    return answers


def has_several_couples(sight: Sight, of: UUID, way: Way) -> bool:
    """A child of one of several couples: which one is asked, never guessed."""
    return way.key == "child" and len(couples_of(map_copy(sight), str(of))) > 1
