"""Where somebody comes from: in own words, on one's own part first, kept whatever happens."""

from typing import Any
from uuid import uuid4

import pytest

from kithkin.base.cast import Cast
from kithkin.base.refusals import ConflictError, NotHereError
from kithkin.consent.queries import sight
from kithkin.culture import services
from kithkin.culture.board import by_person
from kithkin.culture.errors import NothingSaidError
from kithkin.culture.models import Belonging
from kithkin.culture.pages import PAGES
from kithkin.culture.queries import around, belongings
from kithkin.culture.tests.saying import belong
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.questions import Asked
from kithkin.network.services import history, people
from kithkin.network.tests.visiting import Visitor
from kithkin.network.tests.visiting import put as put_person

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def aspects(cast: Cast, who: str) -> list[str]:
    return [row.aspect for row in belongings(sight(cast.actors[who], cast.case))]


def headings(cast: Cast, who: str) -> list[str]:
    seen = sight(cast.actors[who], cast.case)
    return [group.name for group in by_person(seen, around(seen), belongings(seen))]


def test_any_one_box_is_enough_and_none_is_too_few(cast: Cast) -> None:
    for name in ("aspect", "words", "proud", "hard"):
        values: dict[str, Any] = {name: "x"}
        assert getattr(belong(cast, **values), name) == "x"
    with pytest.raises(NothingSaidError):
        belong(cast, words=" \n ")


def test_nothing_is_preset_and_no_kind_is_offered(cast: Cast) -> None:
    asked = PAGES["describe-belonging"].questions(Asked(sight(cast.client, cast.case)))
    boxes = [one for one in asked if one.name.startswith("values.")]
    assert {one.shape for one in boxes} == {"line", "text"}
    assert [one.initial for one in boxes] == [""] * 4


def test_in_a_couple_it_is_the_tellers_own_unless_they_say_otherwise(cast: Cast) -> None:
    belong(cast, aspect="mine")
    belong(cast, part="joint", aspect="ours")
    assert aspects(cast, "other_member") == ["ours"]
    assert sorted(aspects(cast, "therapist")) == ["mine", "ours"]


def test_what_is_said_of_somebody_private_stays_private(cast: Cast) -> None:
    quiet = put_person(cast, "Quiet", "client", part="")
    belong(cast, part="joint", person=quiet.id, aspect="faith")
    assert aspects(cast, "other_member") == []


def test_oneself_comes_first_and_whoever_is_gone_last(cast: Cast) -> None:
    ana, zoe = put_person(cast, "Ana"), put_person(cast, "Zoe")
    for person in (ana.id, zoe.id, None):
        belong(cast, person=person)
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=ana.id)
    assert headings(cast, "client") == ["myself", "Zoe", "someone"]
    assert headings(cast, "therapist") == ["Cleo", "Zoe", "someone"]


def test_what_was_written_while_somebody_was_taken_off_the_map_is_kept(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=ana.id)
    assert belong(cast, person=ana.id, words="x").words == "x"


def test_somebody_withheld_is_named_like_somebody_absent(cast: Cast) -> None:
    theirs = put_person(cast, "Secret", "other_member", part="")
    for person in (theirs.id, uuid4()):
        with pytest.raises(NotHereError):
            belong(cast, person=person)


@pytest.mark.parametrize("text", ["طرابلس، الميناء", "🌊 👩‍👧", "a\u0301", "<b>&amp;"])
def test_any_letters_come_back_as_they_were(cast: Cast, text: str) -> None:
    row = belong(cast, aspect=text, hard=text)
    kept = Belonging.objects.get(id=row.id)
    assert (kept.aspect, kept.hard) == (text, text)


def test_a_text_without_end_is_shown_again_with_a_sentence(cast: Cast) -> None:
    sent = {"values.words": "x" * 100_000}
    shown = Visitor(cast, "client").post("say/describe-belonging/", sent)
    assert shown.status_code == 422
    assert "This is too long." in shown.content.decode()
    assert "x" * 100_000 in shown.content.decode()


def test_sent_twice_it_is_said_once(cast: Cast) -> None:
    request = uuid4()
    for _time in range(2):
        perform(by=cast.client, case_id=cast.case, verb="describe_belonging", request=request,
                sent={"values": {"aspect": "x"}})  # fmt: skip
    assert Belonging.objects.count() == 1


def test_two_who_write_in_one_box_are_both_heard(cast: Cast) -> None:
    row = belong(cast, part="joint", words="first")
    change: dict[str, Any] = {"case_id": cast.case, "belonging_id": row.id, "seen": {"words": 0}}
    services.change_belonging(by=cast.client, values={"words": "mine"}, **change)
    with pytest.raises(ConflictError) as clash:
        services.change_belonging(by=cast.other_member, values={"words": "theirs"}, **change)
    assert clash.value.theirs == "mine"


def test_it_cannot_be_emptied_into_nothing(cast: Cast) -> None:
    row = belong(cast, aspect="faith")
    with pytest.raises(NothingSaidError):
        services.change_belonging(
            by=cast.client, case_id=cast.case, belonging_id=row.id, values={"aspect": ""}
        )


def test_undo_brings_it_back(cast: Cast) -> None:
    row = belong(cast, aspect="faith")
    services.remove_belonging(by=cast.client, case_id=cast.case, belonging_id=row.id)
    assert aspects(cast, "client") == []
    history.undo(by=cast.client, case_id=cast.case)
    assert aspects(cast, "client") == ["faith"]


def test_an_undo_leaves_somebody_of_whom_something_is_said(cast: Cast) -> None:
    ana = put_person(cast, "Ana", "client")
    belong(cast, "therapist", "joint", ana.id)
    assert history.undo(by=cast.client, case_id=cast.case) == [("network.Person", ana.id, "")]


def test_the_other_member_cannot_touch_what_they_cannot_see(cast: Cast) -> None:
    row = belong(cast)
    with pytest.raises(NotHereError):
        services.remove_belonging(by=cast.other_member, case_id=cast.case, belonging_id=row.id)


def test_an_unknown_field_is_refused(cast: Cast) -> None:
    with pytest.raises(FieldsRefusedError):
        perform(by=cast.client, case_id=cast.case, verb="describe_belonging",
                sent={"values": {"ethnicity": "x"}})  # fmt: skip


def test_boxes_where_papers_or_shame_may_be_written_say_what_to_write(cast: Cast) -> None:
    visitor = Visitor(cast, "client")
    for page in ("describe-belonging", "add-condition"):
        assert "Write only what you would want kept here." in visitor.words(f"say/{page}/")
