import pytest

from kithkin.network.copies import (
    Direction,
    Gender,
    ParentageKind,
    PersonCopy,
    PersonKind,
    TieCopy,
    UnionStatus,
)
from kithkin.network.drawing.marks import MARK_ROOM
from kithkin.network.drawing.shapes import outline
from kithkin.network.drawing.symbols import shape_of
from kithkin.network.notation.profile import profiles
from kithkin.network.notation.tie_codes import (
    Pointing,
    known_code,
    points,
    tie_code,
    tie_codes,
    tie_groups,
)


def test_there_are_36_codes_in_four_groups() -> None:
    assert len(tie_codes()) == 36
    assert {code.group for code in tie_codes().values()} == set(tie_groups())


def test_no_two_codes_share_a_recipe_a_label_or_a_sentence() -> None:
    codes = tie_codes().values()
    assert len({code.stroke for code in codes}) == 36
    assert len({code.label for code in codes}) == 36
    assert len({code.says for code in codes}) == 36


def test_who_only_receives_never_says_the_givers_sentence() -> None:
    one_sided = [code for code in tie_codes().values() if code.direction is not Pointing.MUTUAL]
    assert [code.code for code in one_sided if code.told == code.says] == []


def test_an_alias_stands_for_one_code_and_is_none_itself() -> None:
    aliases = [alias for code in tie_codes().values() for alias in code.aliases]
    assert len(aliases) == len(set(aliases))
    assert not set(aliases) & set(tie_codes())


@pytest.mark.parametrize(
    ("word", "code"),
    [("Cut-off", "cutoff"), ("enmeshed", "fused"), ("best friends", "best_friends"), ("xyz", None)],
)
def test_words_of_files_find_their_code(word: str, code: str | None) -> None:
    assert known_code(word) == code


def test_an_unknown_code_is_a_plain_line_that_says_its_own_word() -> None:
    code = tie_code("pen_pals")
    assert code.label == "pen pals"
    assert code.stroke == tie_codes()["connected"].stroke


def test_every_recipe_can_be_drawn() -> None:
    strokes = [stroke for one in profiles().values() for stroke in one.strokes.values()]
    assert {mark for stroke in strokes for mark in stroke.marks} <= set(MARK_ROOM)


@pytest.mark.parametrize("name", profiles())
@pytest.mark.parametrize("kind", PersonKind)
@pytest.mark.parametrize("gender", Gender)
def test_every_person_has_a_sign_that_can_be_drawn(
    kind: PersonKind, gender: Gender, name: str
) -> None:
    assert outline(shape_of(PersonCopy("p", kind, gender=gender), profiles()[name]), 0.0)


@pytest.mark.parametrize("name", profiles())
def test_every_status_and_every_kind_of_parent_has_a_line(name: str) -> None:
    profile = profiles()[name]
    assert set(profile.unions) == {*UnionStatus, ""}
    assert set(profile.parentages) == {*ParentageKind, "pet"}


def test_arrows_follow_the_direction_the_code_allows() -> None:
    one_way = TieCopy("t", "a", "b", direction=Direction.FROM_B)
    assert points(one_way, tie_code("fused")) == (False, False)
    assert points(one_way, tie_code("close")) == (True, False)
    assert points(TieCopy("t", "a", "b"), tie_code("close")) == (False, False)
    assert points(TieCopy("t", "a", "b"), tie_code("caretaker")) == (True, True)
