"""In a couple: what one of the two keeps, the other never meets."""

from uuid import UUID

import pytest

from kithkin.base.refusals import NotHereError
from kithkin.healing.errors import NotUsedHereError
from kithkin.healing.models import Letter, Repair, Rupture
from kithkin.healing.offer import about, brief, home, search, takeout
from kithkin.healing.tests.conftest import Work
from kithkin.network.offers import About
from kithkin.network.services import ties

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_member_keeps_a_break_in_their_own_part_unless_they_say_otherwise(couple: Work) -> None:
    own = couple.do("client", "note_break", person_id=str(couple.lin), values={"happened": "x"})
    joint = couple.do("client", "note_break", between="us", part="joint")
    assert Rupture.objects.get(id=own).scope == f"part:{couple.cast.part}"
    assert [row.id for row in couple.healing("other_member").breaks] == [joint]
    with pytest.raises(NotHereError):
        couple.do("other_member", "change_break", rupture_id=str(own), values={})


def test_a_break_with_the_therapist_is_never_joint(couple: Work) -> None:
    couple.do("client", "note_break", between="therapy", part="joint", values={"happened": "x"})
    couple.do("client", "say_something_was_off")
    assert couple.healing("other_member").breaks == []
    assert {row.scope for row in Rupture.objects.all()} == {f"part:{couple.cast.part}"}


def test_a_letter_lies_in_its_writers_own_part_even_in_joint_work(couple: Work) -> None:
    mending = couple.do(
        "client", "plan_mending", between="us", part="joint", values={"aim": "talk"}
    )
    couple.do("client", "write_letter", mending_id=str(mending), values={"words": "kumquat"})
    couple.do("other_member", "write_letter", mending_id=str(mending), values={"words": "quince"})
    scopes = {row.words: row.scope for row in Letter.objects.all()}
    assert scopes == {
        "kumquat": f"part:{couple.cast.part}", "quince": f"part:{couple.cast.other_part}",
    }  # fmt: skip
    seen = couple.get("other_member", "healing:mending", mending).content.decode()
    assert "quince" in seen
    assert "kumquat" not in seen


def test_search_home_brief_and_takeout_know_nothing_of_the_other(couple: Work) -> None:
    couple.do("client", "note_break", person_id=str(couple.lin), values={"happened": "kumquat"})
    couple.do("client", "set_care_state", person_id=str(couple.lin), values={"words": "kumquat"})
    couple.do("client", "say_something_was_off", values={"happened": "kumquat"})
    other = couple.sight("other_member")
    assert (search(other, "kumquat"), home(other), brief(other, None), takeout(other)) == (
        [],
        [],
        [],
        [],
    )
    section = about(
        other,
        About(
            frozenset({str(couple.mina), str(couple.lin)}),
            frozenset({str(couple.mina)}),
            couple.tie,
        ),
    )
    assert section is not None
    assert section.lines == []
    assert len(search(couple.sight("client"), "kumquat")) == 3


def test_a_mark_of_one_member_changes_nothing_for_the_other(couple: Work) -> None:
    joint = str(couple.do("other_member", "plan_mending", person_id=str(couple.lin), part="joint"))
    before = couple.get("other_member", "healing:mending", joint).content.decode()
    couple.mark_not_safe("client")
    after = couple.get("other_member", "healing:mending", joint).content.decode()
    assert before.count("mending-first-step") == after.count("mending-first-step") == 1
    couple.do("other_member", "try_mending", mending_id=joint, values={"did": "rang"})
    assert "not used here" in couple.get("client", "healing:mending", joint).content.decode()


def test_a_mark_closes_neither_the_others_own_part_nor_what_a_therapist_writes_there(
    couple: Work,
) -> None:
    theirs = str(couple.do("other_member", "plan_mending", person_id=str(couple.lin)))
    couple.mark_not_safe("client")
    couple.do("therapist", "try_mending", mending_id=theirs, values={"did": "rang"})
    with pytest.raises(NotUsedHereError):
        couple.do("client", "plan_mending", person_id=str(couple.lin))
    assert not couple.healing("therapist").closed.to(Repair.objects.get(id=theirs))


def test_a_mark_about_the_other_of_the_two_closes_it_for_whoever_made_it(couple: Work) -> None:
    from_both = ties.add_tie(
        by=couple.actor("therapist"), case_id=couple.case, a=couple.mina, b=other_index(couple),
        values={},
    )  # fmt: skip
    us = couple.do("other_member", "plan_mending", between="us", part="joint")
    ties.say_safety(
        by=couple.actor("client"), case_id=couple.case, tie_id=from_both.id, words="",
        not_safe_to_involve=True,
    )  # fmt: skip
    row = Repair.objects.get(id=us)
    assert couple.healing("client").closed.to(row)
    assert not couple.healing("other_member").closed.to(row)
    with pytest.raises(NotUsedHereError):
        couple.do("client", "plan_mending", between="us", part="joint")


def other_index(work: Work) -> UUID:
    return work.do(
        "therapist", "add_person", part="joint", values={"nickname": "Omar", "index": True}
    )


def test_a_joint_break_is_mended_privately_unless_said_otherwise(couple: Work) -> None:
    joint = couple.do("client", "note_break", between="us", part="joint")
    own = couple.do("client", "plan_mending", rupture_id=str(joint), values={"aim": "kumquat"})
    assert Repair.objects.get(id=own).scope == f"part:{couple.cast.part}"
    assert "kumquat" not in couple.get("other_member", "healing:break", joint).content.decode()
    assert couple.get("other_member", "healing:mending", own).status_code == 404


def test_the_list_of_people_offers_the_other_of_the_two_and_not_oneself(couple: Work) -> None:
    for name in ("Cleo", "Omar"):
        couple.do("therapist", "add_person", part="joint", values={"nickname": name, "index": True})
    page = couple.get("client", "network:ask", "note-break").content.decode()
    assert ">Omar</option>" in page
    assert ">Cleo</option>" not in page
