"""In a couple: what one of the two keeps, the other never meets."""

from uuid import UUID

import pytest

from kithkin.base.refusals import NotHereError
from kithkin.healing.errors import AskedAloneError, NotUsedHereError
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
    for who, name in (("client", "Cleo"), ("other_member", "Omar")):
        values = {"nickname": name, "index": True}
        person = couple.do("therapist", "add_person", part="joint", values=values)
        couple.do(who, "say_this_is_me", person_id=str(person))
    page = couple.get("client", "network:ask", "note-break").content.decode()
    assert ">Omar</option>" in page
    assert ">Cleo</option>" not in page


def test_whether_one_is_ready_is_asked_of_each_alone(couple: Work) -> None:
    joint, own = (couple.do("client", "plan_mending", between="us", part=part)
                  for part in ("joint", str(couple.cast.part)))  # fmt: skip
    pages = [couple.get("client", "healing:mending", one).content.decode() for one in (joint, own)]
    assert ["Am I ready?" in page for page in pages] == [False, True]
    for values in ({"ready": "not_yet"}, {"ready_why": "kumquat"}):
        with pytest.raises(AskedAloneError):
            couple.do("client", "change_mending", mending_id=str(joint), values=values)
    assert couple.get("client", "network:ask_about", "mending-ready", joint).status_code == 422
    couple.do("client", "change_mending", mending_id=str(own), values={"ready": "not_yet"})


def test_being_safe_is_never_asked_nor_kept_where_the_other_reads_it(couple: Work) -> None:
    joint = couple.do("client", "plan_mending", between="us", part="joint", values={"aim": "talk"})
    for values in ({"safe_to_do": "no"}, {"safe_words": "kumquat"}):
        with pytest.raises(AskedAloneError):
            couple.do("client", "change_mending", mending_id=str(joint), values=values)
        with pytest.raises(AskedAloneError):
            couple.do("client", "plan_mending", between="us", part="joint", values=values)
    page = couple.get("client", "healing:mending", joint).content.decode()
    assert "Is it safe for me?" not in page
    assert (
        couple.post("client", "mending-safe", joint, **{"values.safe_to_do": "no"}).status_code
        == 422
    )
    own = couple.do("client", "plan_mending", between="us", values={"safe_to_do": "no"})
    assert couple.healing().closed.to(Repair.objects.get(id=own))


def test_a_therapist_reads_whose_part_each_line_of_a_couple_is_of(couple: Work) -> None:
    for who in ("client", "other_member"):
        couple.do(who, "note_break", person_id=str(couple.lin), values={"happened": "x"})
        couple.do(who, "say_something_was_off")
        mending = str(couple.do(who, "plan_mending", person_id=str(couple.lin)))
        couple.do(who, "try_mending", mending_id=mending, values={"did": "rang"})
    whom = About(frozenset({str(couple.lin)}))
    section = about(couple.sight("therapist"), whom)
    assert section is not None
    for lines in (section.lines, brief(couple.sight("therapist"), None)):
        dated = [line for line in lines if "Tried" not in str(line.text)]  # under its own mending
        assert all("Cleo's own" in str(one.note) or "Omar's own" in str(one.note) for one in dated)
