"""The eight questions: our own, none needed, and their answers land on people."""

from uuid import uuid4

import pytest

from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError, NotUnderstoodError
from kithkin.consent.queries import sight
from kithkin.culture import services
from kithkin.culture.asks import ticks
from kithkin.culture.errors import NotEverybodySeesError, NothingSaidError
from kithkin.culture.guide import questions
from kithkin.culture.models import Answer
from kithkin.culture.queries import answers
from kithkin.culture.tests.saying import answer
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.services import history, people
from kithkin.network.tests.visiting import Visitor
from kithkin.network.tests.visiting import put as put_person
from kithkin.network.whom import people_of

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ASK = "origins/guide/question/?number={}"


def test_there_are_eight_in_the_order_of_the_four_domains() -> None:
    domains = [one.domain for one in questions()]
    assert [one.number for one in questions()] == list(range(1, 9))
    assert list(dict.fromkeys(domains)) == ["seen", "context", "tried", "wanted"]
    assert len({one.key for one in questions()}) == 8


@pytest.mark.parametrize("number", range(1, 9))
def test_each_stands_on_a_page_of_its_own_with_a_way_past_it(cast: Cast, number: int) -> None:
    page = Visitor(cast, "client").words(ASK.format(number))
    assert page.count("<h1") == 1
    assert "Not today" in page
    assert f"Question {number} of 8" in page


@pytest.mark.parametrize("number", ["0", "9", "-1", "1e9", "٣٣٣", "x", "²"])
def test_no_other_question_is_there(cast: Cast, number: str) -> None:
    assert Visitor(cast, "client").get(ASK.format(number)).status_code == 404


def test_an_answer_lands_on_its_people_and_leads_on(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    visitor = Visitor(cast, "client")
    sent = {"values.text": "nerves", "values.question": "its_name", "persons[]": [str(ana.id)]}
    leads = visitor.post(ASK.format(1), sent)
    assert leads["Location"].endswith(ASK.format(2))
    assert "nerves" in visitor.words(f"people/{ana.id}/")


def test_nothing_sent_is_nothing_kept_and_no_blame(cast: Cast) -> None:
    sent = {"values.text": "", "values.question": "weighs"}
    shown = Visitor(cast, "client").post(ASK.format(5), sent)
    assert shown.status_code == 422
    assert "Or not today: that is an answer too." in shown.content.decode()
    assert Answer.objects.count() == 0


def test_what_could_not_be_kept_is_shown_again(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    sent = {"values.text": "س" * 100_000, "values.question": "weighs", "persons[]": [str(ana.id)]}
    shown = Visitor(cast, "client").post(ASK.format(5), sent).content.decode()
    assert "This is too long." in shown
    assert "س" * 100_000 in shown
    assert "checked" in shown


def test_somebody_alone_or_words_alone_are_enough(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    assert answer(cast, persons=(ana.id,), text="").persons == [str(ana.id)]
    assert answer(cast, text="x").persons == []
    with pytest.raises(NothingSaidError):
        answer(cast, text=" ")


def test_only_the_eight_can_be_answered(cast: Cast) -> None:
    with pytest.raises(FieldsRefusedError):
        perform(by=cast.client, case_id=cast.case, verb="answer_guide",
                sent={"values": {"question": "another", "text": "x"}})  # fmt: skip
    with pytest.raises(NotUnderstoodError):
        perform(by=cast.client, case_id=cast.case, verb="answer_guide",
                sent={"values": {"text": "x"}})  # fmt: skip


def test_a_second_answer_stands_beside_the_first(cast: Cast) -> None:
    for text in ("first", "later"):
        answer(cast, text=text)
    page = Visitor(cast, "client").words(ASK.format(5))
    assert "first" in page
    assert "later" in page


def test_in_a_couple_an_answer_is_ones_own(cast: Cast) -> None:
    answer(cast, text="nerves")
    assert answers(sight(cast.other_member, cast.case)) == []
    assert "nerves" not in Visitor(cast, "other_member").words(ASK.format(5))


def test_an_answer_everybody_sees_names_nobodys_private_person_later(cast: Cast) -> None:
    ours, quiet = answer(cast, part="joint"), put_person(cast, "Quiet", "client", part="")
    with pytest.raises(NotEverybodySeesError):
        services.name_people_of_answer(
            by=cast.client, case_id=cast.case, answer_id=ours.id, persons=[quiet.id]
        )


def test_whoever_was_taken_off_the_map_is_someone_in_it(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    row = answer(cast, persons=(ana.id,))
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=ana.id)
    assert people_of(sight(cast.client, cast.case)).all(row.persons) == "someone"
    page = Visitor(cast, "client").words(f"say/people-of-answer/{row.id}/")
    assert "someone" in page


def test_whom_it_names_can_be_changed_and_the_words_too(cast: Cast) -> None:
    ana, ben = put_person(cast, "Ana"), put_person(cast, "Ben")
    row = answer(cast, persons=(ana.id,))
    visitor = Visitor(cast, "client")
    visitor.post(f"say/people-of-answer/{row.id}/", {"persons[]": [str(ben.id)],
                                                     "stood": str(ana.id)})  # fmt: skip
    assert Answer.objects.get().persons == [str(ben.id)]
    visitor.post(f"say/change-answer/{row.id}/", {"values.text": "papers"})
    assert Answer.objects.get().text == "papers"


def test_taken_away_it_comes_back_by_undo_and_is_not_the_others_to_take(cast: Cast) -> None:
    row = answer(cast)
    with pytest.raises(NotHereError):
        services.remove_answer(by=cast.other_member, case_id=cast.case, answer_id=row.id)
    services.remove_answer(by=cast.client, case_id=cast.case, answer_id=row.id)
    assert answers(sight(cast.client, cast.case)) == []
    history.undo(by=cast.client, case_id=cast.case)
    assert [one.id for one in answers(sight(cast.client, cast.case))] == [row.id]


def test_sent_twice_it_is_kept_once(cast: Cast) -> None:
    request = str(uuid4())
    sent = {"values.text": "x", "values.question": "weighs", "request": request}
    for _time in range(2):
        Visitor(cast, "client").post(ASK.format(5), sent)
    assert Answer.objects.count() == 1


def test_whoever_was_ticked_meanwhile_stays() -> None:
    assert ticks({"stood": "a,b"}, ["b", "c"]) == (["c"], ["a"])
    assert ticks({}, ["a"]) == (["a"], [])
