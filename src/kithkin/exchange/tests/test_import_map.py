from dataclasses import replace
from uuid import UUID

import pytest

from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError
from kithkin.consent.queries import sight
from kithkin.exchange.bringing import preview
from kithkin.exchange.queries import kept_lines
from kithkin.exchange.services import import_map, keep_draft
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
from kithkin.network.doors import perform
from kithkin.network.errors import OwnAncestorError
from kithkin.network.fields import LONGEST_LINE, LONGEST_TEXT
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


def test_long_names_come_in_whole_and_stop_no_later_change(cast: Cast) -> None:
    name, note = "Ana " * LONGEST_LINE, "rain " * LONGEST_TEXT
    long = MapCopy(persons=(PersonCopy("I1", full_name=name, place=name, note=note),))
    import_map(by=cast.client, case_id=cast.case, copy=long)
    sent = {"person_id": seen(cast).persons[0].id, "values": {"work": "baker"}}
    perform(by=cast.client, case_id=cast.case, verb="change_person", sent=sent)
    (ana,) = seen(cast).persons
    assert (ana.full_name, ana.place, ana.note, ana.work) == (name, name, note, "baker")


def test_nobody_comes_in_as_their_own_ancestor(cast: Cast) -> None:
    circle = (*FAMILY.parentages, ParentageCopy("3", "I1", "I3"))
    with pytest.raises(OwnAncestorError):
        import_map(by=cast.client, case_id=cast.case, copy=replace(FAMILY, parentages=circle))
    assert seen(cast) == MapCopy()


def test_a_file_with_a_circle_comes_without_it_and_says_so(cast: Cast) -> None:
    table = b"name,mother\nAna,Ben\nBen,Cy\nCy,Ana\nDi,Ana\n"
    draft = keep_draft(
        by=cast.client, case_id=cast.case, part="", name="", content=table, pasted=True
    )
    coming = preview(sight(cast.client, cast.case), draft)
    import_map(by=cast.client, case_id=cast.case, copy=coming.copy, kept=coming.kept_by_person)
    assert len(seen(cast).parentages) == 3
    assert "own ancestor" in coming.notes[0].words
    assert [one.path for one in kept_lines(sight(cast.client, cast.case))] == ["parent.biological"]
