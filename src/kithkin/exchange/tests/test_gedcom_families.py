"""FAM records: couples, parents, twins, ties; and links that are broken."""

import pytest

from kithkin.exchange.kept import MOST_PARTNERS, Reading
from kithkin.exchange.tests.shared_files import kept, read
from kithkin.network.copies import ParentageKind, StatusCopy, TwinKind, UnionStatus

PEOPLE = "\n".join(f"0 @{name}@ INDI\n1 NAME {name.title()}" for name in ("MA", "PA", "KID", "SIS"))


def family(rows: str, *, more: str = "") -> Reading:
    return read(f"{PEOPLE}\n{more}\n0 @F1@ FAM\n{rows}")


def parents(reading: Reading) -> dict[tuple[str, str], ParentageKind]:
    return {(one.child, one.parent): one.kind for one in reading.copy.parentages}


@pytest.mark.parametrize("tags", [("HUSB", "WIFE"), ("HUSB", "HUSB"), ("WIFE", "WIFE")])
def test_any_two_people_are_a_couple(tags: tuple[str, str]) -> None:
    reading = family(f"1 {tags[0]} @PA@\n1 {tags[1]} @MA@\n1 CHIL @KID@")
    assert reading.copy.unions[0].partners == ("PA", "MA")
    assert parents(reading) == {
        ("KID", "PA"): ParentageKind.BIOLOGICAL,
        ("KID", "MA"): ParentageKind.BIOLOGICAL,
    }


def test_what_became_of_a_couple_stands_in_the_order_of_time() -> None:
    reading = family(
        "1 HUSB @PA@\n1 WIFE @MA@\n1 DIV\n2 DATE 1990\n1 MARR\n2 DATE JUN 1980\n"
        "1 EVEN\n2 TYPE Separation\n2 DATE 1988\n1 ENGA Y\n2 DATE 1979\n1 MARR\n2 DATE 1992"
    )
    assert reading.copy.unions[0].statuses == (
        StatusCopy(UnionStatus.ENGAGED, "1979"),
        StatusCopy(UnionStatus.MARRIED, "1980-06"),
        StatusCopy(UnionStatus.SEPARATED, "1988"),
        StatusCopy(UnionStatus.DIVORCED, "1990"),
        StatusCopy(UnionStatus.MARRIED, "1992"),
    )


def test_undated_statuses_stand_in_the_usual_order() -> None:
    statuses = family("1 HUSB @PA@\n1 WIFE @MA@\n1 DIV Y\n1 MARR Y").copy.unions[0].statuses
    assert [one.status for one in statuses] == [UnionStatus.MARRIED, UnionStatus.DIVORCED]


def test_living_together_has_a_start_and_an_end() -> None:
    reading = family("1 HUSB @PA@\n1 MARR\n2 TYPE common law\n2 DATE FROM 1980 TO 1985")
    assert reading.copy.unions[0].statuses == (
        StatusCopy(UnionStatus.LIVING_TOGETHER, "1980", "1985"),
    )


def test_the_place_of_a_wedding_is_an_event_of_both() -> None:
    event = family("1 HUSB @PA@\n1 WIFE @MA@\n1 MARR\n2 DATE 1980\n2 PLAC Oslo").copy.events[0]
    assert (event.kind, event.date, event.place, event.persons) == (
        "marriage",
        "1980",
        "Oslo",
        ("PA", "MA"),
    )


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("birth", ParentageKind.BIOLOGICAL),
        ("ADOPTED", ParentageKind.ADOPTIVE),
        ("foster", ParentageKind.FOSTER),
        ("sealing", ParentageKind.ADOPTIVE),
        ("unheard of", ParentageKind.BIOLOGICAL),
    ],
)
def test_the_pedigree_of_a_child_tells_its_parents(word: str, kind: ParentageKind) -> None:
    child = f"0 @X@ INDI\n1 FAMC @F1@\n2 PEDI {word}"
    reading = family("1 HUSB @PA@\n1 WIFE @MA@\n1 CHIL @X@", more=child)
    assert set(parents(reading).values()) == {kind}
    exact = word in {"birth", "ADOPTED", "foster"}
    assert kept(reading) == ({} if exact else {"INDI.FAMC.PEDI": f"2 PEDI {word}"})


def test_a_child_may_be_linked_to_each_parent_in_another_way() -> None:
    reading = family("1 HUSB @PA@\n1 WIFE @MA@\n1 CHIL @KID@\n2 _FREL Step\n2 _MREL Natural")
    assert parents(reading) == {
        ("KID", "PA"): ParentageKind.STEP,
        ("KID", "MA"): ParentageKind.BIOLOGICAL,
    }


def test_an_adoption_tells_by_whom_and_since_when() -> None:
    child = "0 @X@ INDI\n1 ADOP\n2 DATE 1990\n2 FAMC @F1@\n3 ADOP HUSB"
    reading = family("1 HUSB @PA@\n1 WIFE @MA@\n1 CHIL @X@", more=child)
    assert [(one.parent, one.kind, one.start) for one in reading.copy.parentages] == [
        ("PA", ParentageKind.ADOPTIVE, "1990"),
        ("MA", ParentageKind.BIOLOGICAL, ""),
    ]


def test_siblings_without_named_parents_stay_siblings() -> None:
    reading = family("1 CHIL @KID@\n1 CHIL @SIS@")
    union = reading.copy.unions[0]
    unknown = reading.copy.persons[-1]
    assert union.partners == (unknown.id,)
    assert unknown.name == ""
    assert set(parents(reading)) == {("KID", unknown.id), ("SIS", unknown.id)}
    assert "no named parent" in reading.notes[0].words


def test_one_child_of_nobody_is_no_family() -> None:
    reading = family("1 CHIL @KID@\n1 NOTE Found on a doorstep.")
    assert (reading.copy.unions, reading.copy.parentages) == ((), ())
    assert kept(reading)["FAM"].startswith("0 @F1@ FAM\n1 CHIL @KID@\n1 NOTE")


def test_an_empty_family_is_kept() -> None:
    assert kept(read("0 @F1@ FAM")) == {"FAM": "0 @F1@ FAM"}


def test_who_is_married_to_nobody_else_is_one_partner() -> None:
    reading = family("1 HUSB @PA@\n1 WIFE @PA@\n1 MARR Y")
    assert reading.copy.unions[0].partners == ("PA",)
    assert "same person" in reading.notes[0].words


def test_broken_links_are_told_and_kept() -> None:
    more = "0 @X@ INDI\n1 FAMS @F8@\n1 FAMC @F9@\n2 PEDI foster\n1 ASSO @Y@\n2 RELA friend"
    reading = family("1 HUSB @PA@\n1 WIFE @NOBODY@\n1 CHIL @KID@\n1 CHIL @NONE@", more=more)
    assert reading.copy.unions[0].partners == ("PA",)
    assert kept(reading) == {
        "INDI.FAMS": "1 FAMS @F8@",
        "INDI.FAMC": "1 FAMC @F9@\n2 PEDI foster",
        "INDI.ASSO": "1 ASSO @Y@\n2 RELA friend",
        "FAM.WIFE": "1 WIFE @NOBODY@",
        "FAM.CHIL": "1 CHIL @NONE@",
    }
    assert len(reading.notes) == 5


def test_a_link_said_only_by_the_person_counts_too() -> None:
    more = "0 @X@ INDI\n1 FAMC @F1@\n2 PEDI foster\n0 @Y@ INDI\n1 FAMS @F1@"
    reading = family("1 HUSB @PA@", more=more)
    assert reading.copy.unions[0].partners == ("PA", "Y")
    assert parents(reading) == {
        ("X", "PA"): ParentageKind.FOSTER,
        ("X", "Y"): ParentageKind.FOSTER,
    }
    assert len(reading.notes) == 2


def test_a_parent_named_in_two_couples_is_one_parent() -> None:
    """A child of PA and MA, raised by PA and SIS: the file says PA twice."""
    reading = family(
        "1 HUSB @PA@\n1 WIFE @MA@\n1 CHIL @KID@\n"
        "0 @F2@ FAM\n1 HUSB @PA@\n1 WIFE @SIS@\n1 CHIL @KID@\n2 _MREL Step\n2 _FREL Natural"
    )
    assert [(one.parent, one.kind, one.union) for one in reading.copy.parentages] == [
        ("PA", ParentageKind.BIOLOGICAL, "F1"),
        ("MA", ParentageKind.BIOLOGICAL, "F1"),
        ("SIS", ParentageKind.STEP, "F2"),
    ]


def test_children_born_on_one_day_are_twins() -> None:
    born = "1 FAMC @F1@\n1 BIRT\n2 DATE 3 MAY 1990"
    more = f"0 @X@ INDI\n{born}\n0 @Y@ INDI\n{born}\n0 @Z@ INDI\n1 BIRT\n2 DATE MAY 1990"
    reading = family("1 HUSB @PA@\n1 CHIL @X@\n1 CHIL @Y@\n1 CHIL @Z@", more=more)
    assert [(one.children, one.kind) for one in reading.copy.twins] == [
        (("X", "Y"), TwinKind.UNKNOWN)
    ]


def test_twins_may_be_linked_by_name() -> None:
    reading = read(f"{PEOPLE}\n1 ASSO @KID@\n2 RELA identical twin")
    assert [(set(one.children), one.kind) for one in reading.copy.twins] == [
        ({"KID", "SIS"}, TwinKind.IDENTICAL)
    ]


def test_an_association_is_a_tie_in_the_map_s_words_where_it_has_them() -> None:
    reading = read(
        f"{PEOPLE}\n1 ASSO @MA@\n2 RELA Friend\n1 ASSO @PA@\n2 RELA Godfather\n2 NOTE Kind."
    )
    assert [(one.a, one.b, one.code, one.note) for one in reading.copy.ties] == [
        ("SIS", "MA", "friendship", ""),
        ("SIS", "PA", "connected", "Godfather\nKind."),
    ]


def test_a_person_and_a_family_of_one_name_stay_apart() -> None:
    reading = read(
        "0 @1@ INDI\n1 FAMC @1@\n2 PEDI foster\n0 @2@ INDI\n0 @1@ FAM\n1 HUSB @2@\n1 CHIL @1@"
    )
    assert reading.copy.unions[0].id == "1-family"
    assert parents(reading) == {("1", "2"): ParentageKind.FOSTER}


def test_the_number_of_partners_has_an_end() -> None:
    """Each partner is a parent of each child, so a hostile file could fill the memory."""
    people = "\n".join(f"0 @P{number}@ INDI" for number in range(MOST_PARTNERS + 2))
    partners = "\n".join(f"1 HUSB @P{number}@" for number in range(MOST_PARTNERS + 2))
    reading = read(f"{people}\n0 @F1@ FAM\n{partners}")
    assert len(reading.copy.unions[0].partners) == MOST_PARTNERS
    assert [one.path for one in reading.not_understood] == ["FAM.HUSB", "FAM.HUSB"]
