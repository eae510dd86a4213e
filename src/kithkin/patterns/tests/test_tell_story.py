"""Telling a story, changing it, taking it away: what is kept, for whom, and what is refused."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.accounts.models import User
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.base.refusals import ConflictError, NotHereError
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.consent.services import give_sight
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.errors import SomebodyOnlyYouSeeError
from kithkin.network.services import history, people
from kithkin.network.tests.visiting import put as put_person
from kithkin.network.whom import people_of
from kithkin.patterns import services
from kithkin.patterns.asks import ticks
from kithkin.patterns.errors import NotEverybodySeesError, NothingSaidError
from kithkin.patterns.models import Episode
from kithkin.patterns.tests.telling import put, seen, tell, word

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_story_needs_one_box_or_one_person_and_no_more(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    assert tell(cast, i_did="went quiet").i_did == "went quiet"
    assert tell(cast, persons=(ana.id,), happened="2019").persons == [str(ana.id)]
    for name, text in (("happened", "2019"), ("wanted", " \n ")):
        with pytest.raises(NothingSaidError):
            tell(cast, "client", "", (), **{name: text})


def test_a_story_cannot_be_emptied_into_nothing(cast: Cast) -> None:
    story = tell(cast, wanted="to be asked")
    with pytest.raises(NothingSaidError):
        services.change_story(
            by=cast.client, case_id=cast.case, episode_id=story.id, values={"wanted": ""}
        )


def test_a_couples_story_is_the_tellers_own_unless_they_say_otherwise(cast: Cast) -> None:
    tell(cast, wanted="mine")
    tell(cast, part="joint", wanted="ours")
    assert [one.wanted for one in seen(cast, "other_member").stories] == ["ours"]
    assert {one.wanted for one in seen(cast, "therapist").stories} == {"mine", "ours"}


def test_a_story_about_somebody_private_stays_private(cast: Cast) -> None:
    quiet = put_person(cast, "Quiet", "client", part="")
    tell(cast, part="joint", persons=(quiet.id,), wanted="x")
    assert seen(cast, "other_member").stories == ()


def test_a_story_everybody_sees_can_name_nobodys_private_person_later(cast: Cast) -> None:
    quiet, story = put_person(cast, "Quiet", "client", part=""), tell(cast, part="joint")
    with pytest.raises(NotEverybodySeesError):
        services.name_people_of_story(
            by=cast.client, case_id=cast.case, episode_id=story.id, persons=[quiet.id]
        )
    assert Episode.objects.get().persons == []


def test_people_of_two_walls_stand_in_no_story(cast: Cast) -> None:
    mine = put_person(cast, "Quiet", "client", part="")
    theirs = put_person(cast, "Secret", "other_member", part="")
    with pytest.raises(SomebodyOnlyYouSeeError):
        tell(cast, "therapist", persons=(mine.id, theirs.id), part="joint")


def test_somebody_withheld_is_named_like_somebody_absent(cast: Cast) -> None:
    theirs = put_person(cast, "Secret", "other_member", part="")
    for person in (theirs.id, uuid4()):
        with pytest.raises(NotHereError):
            tell(cast, persons=(person,))


def test_a_story_written_while_somebody_was_taken_off_the_map_is_kept(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=ana.id)
    story = tell(cast, persons=(ana.id,), wanted="x")
    assert people_of(sight(cast.client, cast.case)).all(story.persons) == "someone"


def test_a_person_taken_away_is_not_lost_when_others_are_named(cast: Cast) -> None:
    ana, ben = put_person(cast, "Ana"), put_person(cast, "Ben")
    story = tell(cast, persons=(ana.id,))
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=ana.id)
    services.name_people_of_story(
        by=cast.client, case_id=cast.case, episode_id=story.id, persons=[ben.id]
    )
    assert seen(cast).stories[0].persons == (str(ana.id), str(ben.id))


def test_sent_twice_it_is_told_once(cast: Cast) -> None:
    request = uuid4()
    for _time in range(2):
        perform(by=cast.client, case_id=cast.case, verb="tell_story", request=request,
                sent={"values": {"wanted": "x"}})  # fmt: skip
    assert Episode.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "kept"), [("yesterday", -1), ("Today", 0), ("about 2010", "2010~"), ("", "")]
)
def test_days_are_said_as_people_say_them(cast: Cast, said: str, kept: object) -> None:
    if isinstance(kept, int):
        kept = (clock.today() + timedelta(days=kept)).isoformat()
    sent = {"values": {"wanted": "x", "happened": said}}
    perform(by=cast.client, case_id=cast.case, verb="tell_story", sent=sent)
    assert Episode.objects.get().happened == kept


def test_a_day_to_come_is_asked_again(cast: Cast) -> None:
    sent = {"values": {"wanted": "x", "happened": "2031"}}
    with pytest.raises(FieldsRefusedError) as refused:
        perform(by=cast.client, case_id=cast.case, verb="tell_story", sent=sent)
    assert "still to come" in refused.value.fields["values.happened"]


@pytest.mark.parametrize("text", ["أمي لم تسأل", "🌧️ 👩‍👧", "a\u0301", "<b>&amp;"])
def test_any_letters_come_back_as_they_were(cast: Cast, text: str) -> None:
    tell(cast, wanted=text, ended=text)
    assert (seen(cast).stories[0].wanted, seen(cast).stories[0].ended) == (text, text)


def test_a_text_without_end_is_refused_in_a_sentence(cast: Cast) -> None:
    with pytest.raises(FieldsRefusedError) as refused:
        perform(by=cast.client, case_id=cast.case, verb="tell_story",
                sent={"values": {"i_did": "x" * 100_000}})  # fmt: skip
    assert refused.value.fields == {"values.i_did": "This is too long. Please shorten it."}


def test_two_who_write_in_one_box_are_both_heard(cast: Cast) -> None:
    story = tell(cast, part="joint", wanted="first")

    def write(who: str, text: str) -> None:
        services.change_story(
            by=cast.actors[who], case_id=cast.case, episode_id=story.id,
            values={"wanted": text}, seen={"wanted": 0},
        )  # fmt: skip

    write("client", "mine")
    with pytest.raises(ConflictError) as clash:
        write("other_member", "theirs")
    assert clash.value.theirs == "mine"


def test_undo_brings_a_story_back_with_its_words(cast: Cast) -> None:
    story, cold = tell(cast), word(cast, "cold")
    put(cast, story, cold)
    services.remove_story(by=cast.client, case_id=cast.case, episode_id=story.id)
    assert seen(cast).stories == ()
    assert history.undo(by=cast.client, case_id=cast.case) == []
    assert seen(cast).stories[0].words == {str(cold.id)}


def test_an_undo_leaves_somebody_whom_a_story_names(cast: Cast) -> None:
    ana = put_person(cast, "Ana", "client")
    tell(cast, "therapist", "joint", (ana.id,))
    assert history.undo(by=cast.client, case_id=cast.case) == [("network.Person", ana.id, "")]


def test_whoever_was_shown_one_story_sees_that_one_without_its_people(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    shown, _other = tell(cast, persons=(ana.id,), wanted="this"), tell(cast, wanted="not this")
    seeing = sight(cast.client, cast.case)
    give_sight(by=cast.client, sight=seeing, of=shown, groups=FieldGroup.NOTES,
               to=User.objects.get(id=cast.supporter.id), lasting=timedelta(days=9))  # fmt: skip
    with clock.held_at(clock.now() + timedelta(days=2)):
        (one,) = seen(cast, "supporter").stories
        names = people_of(sight(cast.supporter, cast.case))
    assert (one.wanted, names.all(one.persons)) == ("this", "someone")


@pytest.mark.parametrize("verb", ["change_story", "remove_story", "name_people_of_story"])
def test_the_other_member_cannot_touch_what_they_cannot_see(cast: Cast, verb: str) -> None:
    story = tell(cast)
    more = {"values": {"wanted": "x"}} if verb == "change_story" else {}
    with pytest.raises(NotHereError):
        getattr(services, verb)(
            by=cast.other_member, case_id=cast.case, episode_id=story.id, **more
        )


some = st.lists(st.sampled_from("abcde"), unique=True)


@given(stood=some, ticked=some, meanwhile=some)
def test_what_another_ticked_meanwhile_stays(
    stood: list[str], ticked: list[str], meanwhile: list[str]
) -> None:
    added, taken = ticks({"stood": ",".join(stood)}, ticked)
    now = ({*stood, *meanwhile} | {*added}) - {*taken}
    assert now == {*ticked} | ({*meanwhile} - {*stood})
