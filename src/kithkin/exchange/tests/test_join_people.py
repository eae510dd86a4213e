"""Who of a file may be joined to whom of the map, in the work of a couple."""

from uuid import UUID

import pytest

from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.exchange.bringing import Preview, preview, settled
from kithkin.exchange.errors import JoinedElsewhereError
from kithkin.exchange.queries import kept_lines
from kithkin.exchange.services import import_map, keep_draft
from kithkin.network.copies import MapCopy, ParentageCopy, PersonCopy, UnionCopy
from kithkin.network.errors import OwnAncestorError
from kithkin.network.models import Parentage, Partner, Person
from kithkin.network.queries import map_copy
from kithkin.network.services import history, kin, people

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

COUPLE = MapCopy(
    persons=(PersonCopy("I1", nickname="Ana"), PersonCopy("I2", nickname="Ben")),
    unions=(UnionCopy("F1", ("I1", "I2")),),
)
TABLE = b"name,born,shoe size,partner\nAna,1950,38,Ben\nBen,1948,,\n"


def add(cast: Cast, name: str, part: str = "", who: str = "client") -> UUID:
    values = {"nickname": name}
    person = people.add_person(by=cast.actors[who], case_id=cast.case, values=values, part=part)
    return person.id


def coming(cast: Cast, part: str, who: str = "client") -> Preview:
    draft = keep_draft(
        by=cast.actors[who], case_id=cast.case, part=part, name="", content=TABLE, pasted=True
    )
    return preview(sight(cast.actors[who], cast.case), draft)


def bring(cast: Cast, part: str, ana: UUID) -> None:
    file = coming(cast, part)
    import_map(
        by=cast.client, case_id=cast.case, copy=file.copy, part=part,
        same=settled(file, {"same.R2": str(ana)}), kept=file.kept_by_person,
    )  # fmt: skip


@pytest.mark.parametrize("who", ["client", "therapist"])
def test_a_joint_couple_is_never_tied_to_somebody_only_one_member_sees(
    cast: Cast, who: str
) -> None:
    ana = add(cast, "Ana")
    with pytest.raises(JoinedElsewhereError):
        import_map(
            by=cast.actors[who], case_id=cast.case, copy=COUPLE, part="joint", same={"I1": ana}
        )
    assert map_copy(sight(cast.other_member, cast.case)) == MapCopy()


def test_a_therapist_joins_nobody_across_two_private_parts(cast: Cast) -> None:
    ana = add(cast, "Ana")
    with pytest.raises(JoinedElsewhereError):
        import_map(
            by=cast.therapist, case_id=cast.case, copy=COUPLE, part=str(cast.other_part),
            same={"I1": ana},
        )  # fmt: skip
    assert Person.objects.count() == 1


def test_a_private_file_joins_joint_people_and_its_links_stay_private(cast: Cast) -> None:
    ana = add(cast, "Ana", "joint")
    import_map(by=cast.client, case_id=cast.case, copy=COUPLE, same={"I1": ana})
    assert {one.scope for one in Partner.objects.all()} == {f"part:{cast.part}"}
    theirs = map_copy(sight(cast.other_member, cast.case))
    assert ([one.name for one in theirs.persons], theirs.unions) == (["Ana"], ())


def test_only_those_who_may_be_joined_are_offered(cast: Cast) -> None:
    mine, ours = add(cast, "Ana"), add(cast, "Ana", "joint")
    offered = {
        part: {one.id for question in coming(cast, part).questions for one in question.ours}
        for part in ("", "joint")
    }
    assert offered == {"": {str(mine), str(ours)}, "joint": {str(ours)}}


def test_a_therapist_is_offered_nobody_of_another_private_part(cast: Cast) -> None:
    add(cast, "Ana")
    assert coming(cast, str(cast.other_part), "therapist").questions == ()
    assert coming(cast, str(cast.part), "therapist").questions


def test_lines_of_a_file_join_somebody_of_the_same_map_and_undo_takes_them_back(
    cast: Cast,
) -> None:
    bring(cast, "", add(cast, "Ana"))
    assert [one.text for one in kept_lines(sight(cast.client, cast.case))] == ["38"]
    assert "here already" not in str([one.words for one in coming(cast, "").notes])
    history.undo(by=cast.client, case_id=cast.case)
    assert kept_lines(sight(cast.client, cast.case)) == []


def test_lines_that_are_here_already_are_not_kept_twice(cast: Cast) -> None:
    ana = add(cast, "Ana")
    for _ in range(2):
        bring(cast, "", ana)
    assert len(kept_lines(sight(cast.client, cast.case))) == 1


def test_lines_of_a_private_file_never_reach_a_shared_person_and_the_preview_says_so(
    cast: Cast,
) -> None:
    ana = add(cast, "Ana", "joint")
    assert "1 line about" in coming(cast, "").notes[-1].words
    bring(cast, "", ana)
    assert Person.objects.get(id=ana).kept == []


def test_joining_never_makes_somebody_their_own_ancestor(cast: Cast) -> None:
    ana, ben = add(cast, "Ana"), add(cast, "Ben")
    kin.add_parent(by=cast.client, case_id=cast.case, of=ana, values={}, known=ben)
    turned = MapCopy(persons=COUPLE.persons, parentages=(ParentageCopy("1", "I2", "I1"),))
    with pytest.raises(OwnAncestorError):
        import_map(by=cast.client, case_id=cast.case, copy=turned, same={"I1": ana, "I2": ben})
    assert Parentage.objects.count() == 1
