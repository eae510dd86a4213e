import pytest

from kithkin.base.refusals import NotHereError
from kithkin.healing.errors import NotYoursToWriteError
from kithkin.healing.offer import brief, needs
from kithkin.healing.tests.conftest import Work

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def waiting(*works: Work) -> list[str]:
    return [str(line.text) for line in needs([work.sight("therapist") for work in works])]


def test_it_stands_in_the_therapists_list_at_once(alone: Work) -> None:
    kept = alone.do("client", "say_something_was_off", values={"since": "for_a_while"})
    (line,) = needs([alone.sight("therapist")])
    assert (line.text, line.case) == ("Something was off last time", alone.case)
    assert line.note == "said on today · for a while"
    assert str(kept) in line.href
    assert brief(alone.sight("therapist"), None)[0].text == "Something was off last time"


def test_it_stays_there_until_it_was_spoken_of(alone: Work) -> None:
    kept = str(alone.do("client", "say_something_was_off"))
    alone.get("therapist", "healing:break", kept)
    assert len(waiting(alone)) == 1
    alone.do("therapist", "speak_of_break", rupture_id=kept)
    assert waiting(alone) == []
    assert [str(one.text) for one in brief(alone.sight("therapist"), None)] == [
        "With you, in the therapy"
    ]


def test_mended_it_leaves_list_and_brief(alone: Work) -> None:
    kept = str(alone.do("client", "say_something_was_off"))
    alone.do("client", "say_how_break_stands", rupture_id=kept, values={"stands": "mended"})
    assert (waiting(alone), brief(alone.sight("therapist"), None)) == ([], [])


def test_no_word_is_needed(alone: Work) -> None:
    answer = alone.post("client", "something-was-off", None, **{"values.since": "last_time"})
    assert answer.status_code == 302
    assert len(waiting(alone)) == 1


def test_in_a_couple_the_therapist_sees_whose_it_is(alone: Work, couple: Work) -> None:
    couple.do("other_member", "say_something_was_off")
    alone.do("client", "say_something_was_off")
    assert sorted(waiting(alone, couple)) == [
        "Omar: something was off last time", "Something was off last time",
    ]  # fmt: skip


def test_only_a_member_says_it_of_their_own_therapy(alone: Work) -> None:
    with pytest.raises(NotYoursToWriteError):
        alone.do("therapist", "say_something_was_off")
    with pytest.raises(NotHereError):
        alone.do("stranger", "say_something_was_off")
