"""The pages: what they place, what they leave out, what they say of change; and the offers."""

import pytest
from django.test import Client
from django.urls import reverse

from kithkin.accounts.models import User
from kithkin.attachment import services
from kithkin.attachment.closeness import closeness
from kithkin.attachment.kinds import kinds_of
from kithkin.attachment.tests.filling import (
    BEFORE,
    fill,
    page,
    put_person,
    seen_by,
    the_offer,
    turn_to,
)
from kithkin.attachment.turning import turned_page
from kithkin.base.cast import Cast
from kithkin.network.models import Person
from kithkin.network.offers import About
from kithkin.network.services import kin, people, ties
from kithkin.network.whom import people_of

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def me(cast: Cast) -> Person:
    return people.add_person(
        by=cast.client, case_id=cast.case, part="", values={"nickname": "Cleo", "index": True}
    )


def not_to_involve(cast: Cast, me: Person, other: Person) -> None:
    tie = ties.add_tie(by=cast.client, case_id=cast.case, a=me.id, b=other.id, values={})
    ties.say_safety(by=cast.client, case_id=cast.case, tie_id=tie.id, words="",
                    not_safe_to_involve=True)  # fmt: skip


def test_the_last_filling_of_each_is_placed_by_name(cast: Cast) -> None:
    ben, ana = put_person(cast, "Ben"), put_person(cast, "Ana")
    fill(cast, ben, 6, 6)
    fill(cast, ana, 2, 2, filled=BEFORE)
    fill(cast, ana, 4, 4)
    rows = closeness(seen_by(cast), "").rows
    assert [(row.number, row.name) for row in rows] == [(1, "Ana"), (2, "Ben")]
    assert rows[0].lines[0].words.startswith(("3.", "4."))


def test_the_picture_numbers_everybody_whom_the_table_numbers(cast: Cast) -> None:
    for name in ("Ana", "Ben", "Cem"):
        fill(cast, put_person(cast, name), 3, 3)
    fill(cast, put_person(cast, "Dag"), 3, None)
    shown = closeness(seen_by(cast), "")
    assert [row.number for row in shown.rows] == [1, 2, 3, 0]
    assert str(shown.picture).count('class="dot"') == 3
    assert shown.rows[3].lines[1].words == "not enough answered to place it"


def test_the_picture_divides_nobody_into_four(cast: Cast) -> None:
    fill(cast, put_person(cast, "Ana"))
    drawn = str(closeness(seen_by(cast), "").picture)
    assert drawn.count("<rect") == 1
    assert "style=" not in drawn
    text = page(cast, "client", "attachment:closeness").lower()
    for forbidden in ("secure", "anxious", "avoidant", "fearful", "dismissing", "attachment"):
        assert forbidden not in text


def test_names_are_never_markup_in_the_picture(cast: Cast) -> None:
    fill(cast, put_person(cast, "<b>Ana</b>"))
    assert "<b>" not in str(closeness(seen_by(cast), "").picture)


def test_somebody_taken_off_the_map_is_someone(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    fill(cast, ana)
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=ana.id)
    assert "someone" in page(cast, "client", "attachment:closeness")
    assert "Answer once more" not in page(cast, "client", "attachment:person", ana.id)


def test_whoever_is_not_to_be_involved_is_not_used_and_not_coloured(cast: Cast, me: Person) -> None:
    dan, ana = put_person(cast, "Dan", "client", ""), put_person(cast, "Ana", "client", "")
    fill(cast, dan)
    fill(cast, ana)
    turn_to(cast, calms=[dan.id])
    not_to_involve(cast, me, dan)
    shown = closeness(seen_by(cast), "")
    assert ([row.name for row in shown.rows], shown.not_used) == (["Ana"], 1)
    assert set(the_offer().colourings(seen_by(cast))[0].persons()) == {str(ana.id)}
    assert the_offer().about(seen_by(cast), About(frozenset({str(dan.id)}))) is None
    assert "This is not used here." in page(cast, "client", "attachment:person", dan.id)
    assert "not used here" in page(cast, "client", "attachment:turned_to")
    assert ">Dan<" not in page(cast, "client", "network:ask", "eight-questions")


def test_one_members_mark_closes_nothing_of_the_others_for_the_therapist(
    cast: Cast, me: Person
) -> None:
    dan, therapist = put_person(cast, "Dan"), seen_by(cast, "therapist")
    not_to_involve(cast, me, dan)
    fill(cast, dan, who="therapist", part=str(cast.other_part))
    turn_to(cast, who="therapist", part=str(cast.other_part), calms=[dan.id])
    assert [row.name for row in closeness(therapist, str(cast.other_part)).rows] == ["Dan"]
    other, shown = {"of": str(cast.other_part)}, "attachment:person"
    assert "not used here" not in page(cast, "therapist", shown, dan.id, **other)
    assert "not used here" in page(cast, "therapist", shown, dan.id, of=str(cast.part))
    assert "not used here" not in page(cast, "therapist", "attachment:turned_to", **other)
    assert "Dan" in page(cast, "therapist", "network:ask", "turn-to")
    section = the_offer().about(therapist, About(frozenset({str(dan.id)})))
    assert section is not None
    assert len(section.lines) == 2


def test_an_address_puts_no_words_into_the_questions(cast: Cast) -> None:
    ana, browser = put_person(cast, "Ana"), Client()
    browser.force_login(User.objects.get(id=cast.client.id))
    address = reverse("attachment:fill_about", args=[cast.case, ana.id])
    assert "kumquat" not in browser.get(address, {"values.more": "kumquat"}).content.decode()


def test_a_therapist_sees_one_members_answers_at_a_time(cast: Cast) -> None:
    ana, ben = put_person(cast, "Ana"), put_person(cast, "Ben")
    fill(cast, ana, 2, 2)
    fill(cast, ben, 6, 6, who="other_member")
    first = page(cast, "therapist", "attachment:closeness", of=str(cast.part))
    second = page(cast, "therapist", "attachment:closeness", of=str(cast.other_part))
    assert ("Ana" in first, "Ben" in first) == (True, False)
    assert ("Ana" in second, "Ben" in second) == (False, True)


def test_what_one_member_answers_moves_nobody_on_the_others_page(cast: Cast) -> None:
    ana, ben = put_person(cast, "Ana"), put_person(cast, "Ben")
    fill(cast, ana, 2, 2)
    before = page(cast, "client", "attachment:closeness")
    fill(cast, ben, 7, 7, who="other_member")
    turn_to(cast, who="other_member", calms=[ben.id])
    assert page(cast, "client", "attachment:closeness") == before
    assert "Not asked yet" in page(cast, "client", "attachment:turned_to")


def test_now_stands_beside_earlier_with_what_can_be_said_of_the_change(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    fill(cast, ana, 6, 4, filled=BEFORE)
    fill(cast, ana, 2, 4)
    said = page(cast, "client", "attachment:person", ana.id)
    assert "Since then: less, by more than the error of the questions." in said
    assert "Since then: about the same." in said
    assert "takes for granted that the questions mean the same" in said


def test_answered_once_there_is_nothing_to_compare(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    fill(cast, ana)
    assert "Answered once so far." in page(cast, "client", "attachment:person", ana.id)


def test_every_answer_can_be_read_again(cast: Cast) -> None:
    kept = fill(cast, put_person(cast, "Ana"), room_between=None, more="as it is in spring")
    said = page(cast, "client", "attachment:sitting", kept.id)
    assert said.count(" of 7:") == 7
    assert "left open" in said
    assert "as it is in spring" in said


def test_pages_say_that_it_is_no_test(cast: Cast) -> None:
    fill(cast, put_person(cast, "Ana"))
    said = page(cast, "client", "attachment:closeness")
    assert "they are no published test, and there are no norms" in said
    assert "takes for granted that the questions mean the same in each" in said


def test_who_is_turned_to_now_and_last_time(cast: Cast) -> None:
    ana, ben = put_person(cast, "Ana"), put_person(cast, "Ben")
    turn_to(cast, seek_out=[ana.id], go_out_from=[], asked=BEFORE)
    turn_to(cast, seek_out=[ben.id], go_out_from=[ben.id])
    rows = {str(row.label): row for row in turned_page(seen_by(cast), "").rows}
    first = rows["Whom I seek out when something is hard"]
    assert first.now is not None
    assert [(one.name, str(one.standing)) for one in first.now.named] == [("Ben", "new")]
    assert first.gone == "Not named now: Ana"
    world = rows["From whom I go out into the world"]
    assert world.before is not None
    assert world.before.nobody
    assert rows["Who calms me"].now is None


def test_kinds_of_relationship_come_from_the_map(cast: Cast, me: Person) -> None:
    mother = kin.add_parent(by=cast.client, case_id=cast.case, of=me.id, values={"nickname": "M"})
    kin.add_partner(by=cast.client, case_id=cast.case, of=me.id, values={"nickname": "P"})
    friend, colleague = (put_person(cast, name, "client", "") for name in ("F", "C"))
    ties.add_tie(by=cast.client, case_id=cast.case, a=me.id, b=friend.id,
                 values={"code": "friendship"})  # fmt: skip
    ties.add_tie(by=cast.client, case_id=cast.case, a=me.id, b=colleague.id, values={})
    told = people_of(seen_by(cast))
    found = {told.name(one): kind for one, kind in kinds_of(seen_by(cast), told).items()}
    assert found == {"Cleo": "partner", "M": "family", "P": "partner", "F": "friend"}
    assert str(mother.parent_id) in told.names


def test_nothing_is_lost_when_somebody_leaves_the_map_while_one_answers(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    browser = Client()
    browser.force_login(User.objects.get(id=cast.client.id))
    assert (
        browser.get(reverse("attachment:fill_about", args=[cast.case, ana.id])).status_code == 200
    )
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=ana.id)
    sent = {"person_id": str(ana.id), "values.late_answer": "3", "values.more": "x"}
    answer = browser.post(reverse("network:ask", args=[cast.case, "eight-questions"]), sent)
    assert answer.status_code == 302
    assert closeness(seen_by(cast), "").rows[0].name == "someone"


def test_a_page_without_an_answer_comes_back_as_it_was(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    browser = Client()
    browser.force_login(User.objects.get(id=cast.client.id))
    sent = {"person_id": str(ana.id), "values.more": "only words"}
    answer = browser.post(reverse("network:ask", args=[cast.case, "eight-questions"]), sent)
    assert answer.status_code == 422
    assert "only words" in answer.content.decode()


def test_removed_and_undone_the_pages_stand(cast: Cast) -> None:
    kept = turn_to(cast, calms=[put_person(cast, "Ana").id])
    services.remove_whom_i_turn_to(by=cast.client, case_id=cast.case, asking_id=kept.id)
    assert "Not asked yet" in page(cast, "client", "attachment:turned_to")
