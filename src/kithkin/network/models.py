"""The living map: rows. What is private lies sealed; ids and kinds of link are plain columns."""

from enum import StrEnum
from typing import ClassVar

from django.db import models

from kithkin.accounts.models import Case
from kithkin.base.sealing import Sealed
from kithkin.network.copies import Direction, GroupKind, ParentageKind, PersonKind, TwinKind
from kithkin.record.models import RecordedRow

NOTES = frozenset({"note"})


class MapRow(RecordedRow):
    """A row of one case's map. Its scope says whose: the joint part's or one member's."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")

    seen_whole: ClassVar[bool] = False

    class Meta:
        abstract = True


class PartRow(MapRow):
    """A row of one of the eight parts, hung on the map: seen whole or not at all.

    It outlives the people it names: whoever was taken off the map is "someone" in it.
    """

    said_by = models.UUIDField()  # whoever wrote it down first
    said_at = models.DateTimeField()  # when the record learned it, not when it was so

    seen_whole: ClassVar[bool] = True

    class Meta:
        abstract = True


class Person(MapRow):
    long_texts = NOTES

    member = models.ForeignKey("accounts.Member", on_delete=models.PROTECT, null=True)

    kind = Sealed[str](PersonKind.HUMAN)
    nickname = Sealed("")
    full_name = Sealed("")
    pronouns = Sealed("")
    gender = Sealed("")
    gender_words = Sealed("")
    assigned_at_birth = Sealed("")
    birth = Sealed("")
    death = Sealed("")
    dead = Sealed(default=False)
    work = Sealed("")
    place = Sealed("")
    note = Sealed("")
    ring = Sealed[int | None](None)
    index = Sealed(default=False)
    kept = Sealed[list[str]]([])  # lines of an imported file that nothing else holds


class Union(MapRow):
    """A partnership of two or more. `statuses`: [[status, start, end], ...] by date."""

    statuses = Sealed[list[list[str]]]([])


class Partner(MapRow):
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="partners")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="partnerships")


class Parentage(MapRow):
    """One link from a child to one parent."""

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="parent_links")
    parent = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="child_links")
    union = models.ForeignKey(Union, on_delete=models.PROTECT, null=True, related_name="+")

    kind = Sealed[str](ParentageKind.BIOLOGICAL)
    start = Sealed("")
    end = Sealed("")


class Twins(MapRow):
    """Children of one birth; `children` holds their ids."""

    kind = Sealed[str](TwinKind.UNKNOWN)
    children = Sealed[list[str]]([])


class Tie(MapRow):
    long_texts = frozenset({"note", "good"})

    a = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    b = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    code = Sealed("connected")
    direction = Sealed[str](Direction.BOTH)
    start = Sealed("")
    end = Sealed("")
    good = Sealed("")
    note = Sealed("")


class Phase(MapRow):
    """A dated stretch of a tie; ratings 0 to 4, or None when not said."""

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="phases")

    start = Sealed("")
    end = Sealed("")
    code = Sealed("")
    closeness = Sealed[int | None](None)
    support_given = Sealed[int | None](None)
    support_received = Sealed[int | None](None)
    strain = Sealed[int | None](None)
    contact = Sealed[int | None](None)


class TieSafety(MapRow):
    """What a member says about being safe with somebody: always in the member's own part."""

    long_texts = frozenset({"words"})

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="+")

    words = Sealed("")
    not_safe_to_involve = Sealed(default=False)


class Group(MapRow):
    name = Sealed("")
    kind = Sealed[str](GroupKind.HOUSEHOLD)


class Membership(MapRow):
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")

    start = Sealed("")
    end = Sealed("")


class Happening(MapRow):
    """A dated event of the family or its society ("event" on screen and in every file).

    The row is not called Event because `base.Event` announces acts; the two would be confused.
    """

    long_texts = NOTES

    what = Sealed("")
    kind = Sealed("")
    date = Sealed("")
    place = Sealed("")
    note = Sealed("")
    persons = Sealed[list[str]]([])
    ties = Sealed[list[str]]([])


class Telling(MapRow):
    """Whose story a fact rests on."""

    long_texts = frozenset({"words"})

    about = models.UUIDField()
    teller = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    words = Sealed("")
    is_fact = Sealed(default=False)
    sure = Sealed[int | None](None)


class MovableView(StrEnum):
    """Views on which a place means nothing by itself, so that people may be put elsewhere by hand.

    On circles and on a timeline it does: there a place says how close somebody is, or when.
    """

    GENOGRAM = "genogram"
    ECOMAP = "ecomap"
    NETWORK = "network"


class Place(models.Model):
    """Where somebody put a person on one view. Arrangement, not a fact: no entry is written.

    `audience`: the places are for those alone who see the same of the map as whoever put them; a
    gap or a shift would tell others of somebody they may not see.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    view = models.CharField(max_length=12)
    audience = models.CharField(max_length=64)
    x = models.FloatField()
    y = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "view", "audience"], name="one_place_a_person_view_and_audience"
            )
        ]


class Arrangement(models.Model):
    """Where everybody stood on one view when it was last worked out for one audience.

    The next picture begins from it, so that nobody jumps when somebody is added, also after a
    restart and in whichever process draws. `made_of` is the hash of the rows it was made from;
    `places` is {person id: [x, y]}.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    view = models.CharField(max_length=12)
    audience = models.CharField(max_length=64)
    made_of = models.CharField(max_length=64)
    places = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "view", "audience"], name="one_arrangement_a_view_and_audience"
            )
        ]
