"""Words of the list: put to stories, taken off, kept behind the walls of their story."""

from uuid import uuid4

import pytest

from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.errors import WhosePartError
from kithkin.network.services import history
from kithkin.patterns import services
from kithkin.patterns.errors import NotEverybodySeesError, WordStandsError
from kithkin.patterns.models import Marking, Word
from kithkin.patterns.tests.telling import put, seen, tell, word

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_client_and_therapist_both_put_words_and_see_each_others(cast: Cast) -> None:
    story = tell(cast)
    for who, text in (("client", "cold"), ("therapist", "late")):
        put(cast, story, word(cast, text, who=who), who=who)
    for who in ("client", "therapist"):
        told = seen(cast, who)
        assert {told.words[one].text for one in told.stories[0].words} == {"cold", "late"}


def test_a_word_put_twice_stands_once(cast: Cast) -> None:
    story, cold = tell(cast), word(cast, "cold")
    put(cast, story, cold, cold)
    put(cast, story, cold, who="therapist")
    assert Marking.objects.filter(gone_at=None).count() == 1


def test_a_word_taken_off_a_story_stays_on_the_list(cast: Cast) -> None:
    story, cold = tell(cast), word(cast, "cold")
    put(cast, story, cold)
    services.mark_story(by=cast.client, case_id=cast.case, episode_id=story.id, without=[cold.id])
    assert seen(cast).stories[0].words == frozenset()
    assert [one.text for one in seen(cast).listed] == ["cold"]


def test_a_new_word_is_put_at_once_and_one_that_stands_is_used(cast: Cast) -> None:
    cold = word(cast, "Be asked", "wanted")
    for _time in range(2):
        services.mark_story(
            by=cast.client, case_id=cast.case, episode_id=tell(cast).id,
            new={"wanted": " be  ASKED", "they": "", "i": "said so"},
        )  # fmt: skip
    assert {one.words for one in seen(cast).stories} == {
        frozenset({str(cold.id), str(Word.objects.exclude(id=cold.id).get().id)})
    }


def test_a_private_word_is_put_to_no_story_everybody_sees(cast: Cast) -> None:
    ours, private = tell(cast, part="joint"), word(cast, "mine alone", part="")
    with pytest.raises(NotEverybodySeesError):
        put(cast, ours, private)
    assert seen(cast, "other_member").listed == []


def test_a_joint_word_on_a_private_story_tells_the_other_nothing(cast: Cast) -> None:
    put(cast, tell(cast), word(cast, "cold"))
    told = seen(cast, "other_member")
    assert (told.stories, [one.text for one in told.listed]) == ((), ["cold"])


def test_a_word_made_for_a_private_story_is_private(cast: Cast) -> None:
    services.mark_story(
        by=cast.therapist, case_id=cast.case, episode_id=tell(cast).id, new={"they": "cold"}
    )
    assert [one.text for one in seen(cast, "client").listed] == ["cold"]
    assert seen(cast, "other_member").listed == []


def test_the_same_word_may_stand_on_two_private_lists(cast: Cast) -> None:
    word(cast, "cold", part="")
    assert word(cast, "cold", part="", who="other_member").text == "cold"
    with pytest.raises(WordStandsError):
        word(cast, "Cold", part="")


def test_a_therapist_of_a_couple_says_whose_word_it_is(cast: Cast) -> None:
    with pytest.raises(WhosePartError):
        word(cast, "cold", who="therapist", part="")


def test_an_absent_and_a_withheld_word_are_one_answer(cast: Cast) -> None:
    story, theirs = tell(cast), word(cast, "theirs", who="other_member", part="")
    for one in (theirs.id, uuid4()):
        with pytest.raises(NotHereError):
            services.mark_story(by=cast.client, case_id=cast.case, episode_id=story.id, words=[one])


def test_a_word_taken_away_leaves_the_stories_and_comes_back_to_them(cast: Cast) -> None:
    story, cold = tell(cast), word(cast, "cold")
    put(cast, story, cold)
    services.remove_word(by=cast.client, case_id=cast.case, word_id=cold.id)
    assert (seen(cast).listed, seen(cast).stories[0].words) == ([], frozenset())
    history.undo(by=cast.client, case_id=cast.case)
    assert seen(cast).stories[0].words == {str(cold.id)}


def test_a_word_that_went_meanwhile_does_not_stop_the_others(cast: Cast) -> None:
    story, cold, late = tell(cast), word(cast, "cold"), word(cast, "late")
    services.remove_word(by=cast.client, case_id=cast.case, word_id=cold.id)
    put(cast, story, cold, late)
    assert seen(cast).stories[0].words == {str(late.id)}


def test_a_word_can_be_said_another_way_but_not_emptied(cast: Cast) -> None:
    cold = word(cast, "cold")
    sent = {"word_id": str(cold.id), "values": {"text": "turned away", "sense": "pulls_away"}}
    perform(by=cast.therapist, case_id=cast.case, verb="change_word", sent=sent)
    assert seen(cast).listed[0].text == "turned away"
    with pytest.raises(FieldsRefusedError):
        perform(by=cast.client, case_id=cast.case, verb="change_word",
                sent={**sent, "values": {"text": " "}})  # fmt: skip
