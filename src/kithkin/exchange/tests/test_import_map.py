from uuid import UUID

import pytest

from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError
from kithkin.consent.queries import sight
from kithkin.exchange.services import import_map
from kithkin.network.copies import (
    MapCopy,
    ParentageCopy,
    PersonCopy,
    PhaseCopy,
    StatusCopy,
    TieCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.queries import map_copy
from kithkin.network.services import history, people
from kithkin.record.models import Entry

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

FAMILY = MapCopy(
    persons=(
        PersonCopy("I1", nickname="Ana", birth="1950", dead=True),
        PersonCopy("I2", nickname="Ben"),
        PersonCopy("I3", nickname="Cy", note="likes rain"),
    ),
    unions=(UnionCopy("F1", ("I1", "I2"), (StatusCopy(UnionStatus.MARRIED, "1970"),)),),
    parentages=(
        ParentageCopy("1", "I3", "I1", union="F1"),
        ParentageCopy("2", "I3", "I2", union="F1"),
    ),
    ties=(TieCopy("T", "I1", "I3", code="close", phases=(PhaseCopy("P", "1990", strain=0),)),),
)


def seen(cast: Cast, who: str = "client") -> MapCopy:
    return map_copy(sight(cast.actors[who], cast.case))


def test_everything_of_a_file_comes_through(cast: Cast) -> None:
    import_map(by=cast.therapist, case_id=cast.case, copy=FAMILY, part="joint")
    copy = seen(cast)
    assert sorted(one.name for one in copy.persons) == ["Ana", "Ben", "Cy"]
    assert copy.unions[0].statuses == FAMILY.unions[0].statuses
    assert {link.union for link in copy.parentages} == {copy.unions[0].id}
    assert copy.ties[0].phases[0].strain == 0


def test_an_import_is_one_act_and_one_undo(cast: Cast) -> None:
    import_map(by=cast.client, case_id=cast.case, copy=FAMILY)
    assert Entry.objects.filter(verb="network.import_map").count() == 1
    history.undo(by=cast.client, case_id=cast.case)
    assert seen(cast) == MapCopy()


def test_undo_of_an_import_keeps_and_lists_what_was_touched_since(cast: Cast) -> None:
    import_map(by=cast.client, case_id=cast.case, copy=FAMILY)
    ben = next(UUID(one.id) for one in seen(cast).persons if one.name == "Ben")
    people.change_person(
        by=cast.therapist, case_id=cast.case, person_id=ben, values={"work": "baker"}
    )
    left = history.undo(by=cast.client, case_id=cast.case)
    assert left == [("network.Person", ben, "work")]
    assert [one.name for one in seen(cast).persons] == ["Ben"]


def test_a_person_who_is_here_already_is_joined_and_not_overwritten(cast: Cast) -> None:
    ana = people.add_person(by=cast.client, case_id=cast.case, values={"nickname": "Mum"})
    done = import_map(by=cast.client, case_id=cast.case, copy=FAMILY, same={"I1": ana.id})
    assert (done.people, done.joined) == (2, 1)
    assert sorted(one.name for one in seen(cast).persons) == ["Ben", "Cy", "Mum"]
    assert len(seen(cast).parentages) == 2


def test_nobody_imports_into_a_part_they_may_not_write(cast: Cast) -> None:
    for who, part in (("client", str(cast.other_part)), ("stranger", "joint")):
        with pytest.raises(NotHereError):
            import_map(by=cast.actors[who], case_id=cast.case, copy=FAMILY, part=part)
    assert seen(cast) == MapCopy()
