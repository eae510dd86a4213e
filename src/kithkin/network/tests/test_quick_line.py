from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.network.copies import Gender, MapCopy, ParentageKind, PersonKind, UnionStatus
from kithkin.network.queries import map_copy
from kithkin.network.quick_line import Between, NewPerson, QuickLineError, kin_words, read
from kithkin.network.services import history, people, quick


def test_a_clause_is_a_kin_word_a_name_years_and_how_they_stand() -> None:
    (clause,) = read("mother Rosa Maria ~1950-2010 cut off")
    assert isinstance(clause, NewPerson)
    assert (clause.word.relation, clause.name, clause.tie) == ("parent", "Rosa Maria", "cutoff")
    assert (clause.birth, clause.death, clause.dead) == ("1950~", "2010", True)


@pytest.mark.parametrize(
    ("years", "birth", "death"),
    [("1980", "1980", ""), ("1980-", "1980", ""), ("-2001", "", "2001"),
     ("1950–2010", "1950", "2010")],
)  # fmt: skip
def test_years_may_be_half_known(years: str, birth: str, death: str) -> None:
    (clause,) = read(f"brother Ben {years}")
    assert isinstance(clause, NewPerson)
    assert (clause.name, clause.birth, clause.death) == ("Ben", birth, death)


def test_a_quoted_name_may_hold_any_word() -> None:
    (clause,) = read('friend "Close of 1980" distant of "Ana - B"')
    assert isinstance(clause, NewPerson)
    assert (clause.name, clause.tie, clause.of) == ("Close of 1980", "distant", "Ana - B")


def test_two_names_and_how_they_stand() -> None:
    assert read("Ana - Ben conflict since 2019") == [Between("Ana", "Ben", "conflict", "2019")]


@pytest.mark.parametrize("line", ["", ";;", "Ana", "xyzzy Ana", "Ana - Ben", "Ana - Ben since 1"])
def test_a_line_not_understood_says_why(line: str) -> None:
    with pytest.raises(QuickLineError) as refused:
        read(line)
    assert refused.value.sentence.endswith((".", "close", "…", "1955."))


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        clauses = read(text)
    except QuickLineError:
        return
    assert clauses


@given(
    st.sampled_from(sorted(kin_words())),
    st.lists(st.from_regex(r"[A-Z][a-z]{3,8}x", fullmatch=True), min_size=1, max_size=3),
    st.integers(1000, 2999),
)
def test_every_kin_word_reads_back(word: str, names: list[str], year: int) -> None:
    (clause,) = read(f"{word} {' '.join(names)} {year}")
    assert isinstance(clause, NewPerson)
    assert (clause.word, clause.name, clause.birth) == (
        kin_words()[word], " ".join(names), str(year),
    )  # fmt: skip


@pytest.fixture
def ana(cast: Cast) -> UUID:
    return people.add_person(
        by=cast.therapist, case_id=cast.case, part="joint", values={"nickname": "Ana"}
    ).id


def write(cast: Cast, line: str, about: UUID | None) -> MapCopy:
    quick.add_by_line(by=cast.therapist, case_id=cast.case, line=line, about=about)
    return map_copy(sight(cast.therapist, cast.case))


needs_rows = pytest.mark.django_db(databases=["default", "keys"])


@needs_rows
def test_eight_people_from_one_line(cast: Cast, ana: UUID) -> None:
    copy = write(
        cast,
        "mother Rosa 1950; father Luis 1948-2011 distant; brother Ben 1980; wife Bea of Ben; "
        "daughter Mia 2012 of Ben; friend Jo close; dog Rex",
        ana,
    )
    assert len(copy.persons) == 8
    names = {one.id: one.name for one in copy.persons}
    parents = sorted((names[link.child], names[link.parent]) for link in copy.parentages)
    assert parents == [
        ("Ana", "Luis"), ("Ana", "Rosa"), ("Ben", "Luis"), ("Ben", "Rosa"), ("Mia", "Ben"),
    ]  # fmt: skip
    assert sorted(tie.code for tie in copy.ties) == ["close", "close", "distant"]


@needs_rows
def test_words_carry_gender_kind_and_status_only_as_said(cast: Cast, ana: UUID) -> None:
    copy = write(cast, "stepfather Max; ex-wife Lu; stillbirth; sibling Kim", ana)
    people_by = {one.name: one for one in copy.persons}
    assert people_by["Max"].gender == Gender.MAN
    assert people_by["Kim"].gender == Gender.UNSAID
    assert any(one.kind == PersonKind.STILLBIRTH for one in copy.persons)
    assert ParentageKind.STEP in {link.kind for link in copy.parentages}
    assert UnionStatus.DIVORCED in {
        union.statuses[0].status for union in copy.unions if union.statuses
    }


@needs_rows
def test_a_line_is_one_act_to_take_back(cast: Cast, ana: UUID) -> None:
    before = map_copy(sight(cast.therapist, cast.case))
    write(cast, "mother Rosa; father Luis; Rosa - Luis conflict", ana)
    history.undo(by=cast.therapist, case_id=cast.case)
    assert map_copy(sight(cast.therapist, cast.case)) == before


@needs_rows
def test_nothing_is_kept_of_a_line_that_names_nobody_here(cast: Cast, ana: UUID) -> None:
    with pytest.raises(QuickLineError):
        write(cast, "mother Rosa; brother Ben of Nobody", ana)
    assert len(map_copy(sight(cast.therapist, cast.case)).persons) == 1
