import json
from datetime import timedelta
from uuid import uuid4

import pytest

from kithkin.awareness import offer, services
from kithkin.awareness.models import Moment
from kithkin.awareness.pages import PAGES
from kithkin.awareness.tests.keeping import keep
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.conftest import NOON
from kithkin.consent.queries import sight
from kithkin.network.offers import About
from kithkin.network.services import people
from kithkin.network.tests.visiting import Visitor, put

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_check_in_is_kept_from_its_page_once_however_often_it_is_sent(cast: Cast) -> None:
    ana, ben = put(cast, "Ana"), put(cast, "Ben")
    sent = {
        "persons": [str(ana.id), str(ben.id)], "feeling_pleasant": "2", "my_warmth": "",
        "good": "true", "note": "one\r\ntwo", "request": str(uuid4()),
    }  # fmt: skip
    for _again in range(2):
        assert Visitor(cast, "client").post("check-in/", sent).status_code == 302
    kept = Moment.objects.get()
    assert (kept.person_id, kept.others) == (ana.id, [str(ben.id)])
    assert (kept.feeling_pleasant, kept.my_warmth, kept.good) == (2, None, True)
    assert kept.note == "one\ntwo"


def test_a_refused_page_keeps_all_that_was_typed(cast: Cast) -> None:
    ana = put(cast, "Ana")
    sent = {
        "persons": [str(ana.id)], "my_lead": "-2", "need_free": "6", "note": "mine",
        "happened": "2031-01-01T10:00",
    }  # fmt: skip
    answer = Visitor(cast, "client").post("check-in/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This time has not come yet" in page
    for kept in (f'value="{ana.id}" checked', 'name="my_lead" value="-2" checked',
                 'name="need_free" value="6" checked', ">mine</textarea>", "2031-01-01T10:00"):  # fmt: skip
        assert kept in page
    assert Moment.objects.count() == 0


@pytest.mark.parametrize("spoilt", [{"happened": "yes"}, {"feeling_calm": "9"}, {"channel": "owl"}])
def test_what_cannot_be_read_is_said_and_nothing_is_lost(
    cast: Cast, spoilt: dict[str, str]
) -> None:
    answer = Visitor(cast, "client").post("check-in/", {"note": "mine", **spoilt})
    assert answer.status_code == 422
    assert ">mine</textarea>" in answer.content.decode()


def test_somebody_taken_off_the_map_meanwhile_leaves_the_rest_as_it_was(cast: Cast) -> None:
    ana, ben = put(cast, "Ana"), put(cast, "Ben")
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=ana.id)
    sent = {"persons": [str(ana.id), str(ben.id)], "note": "mine"}
    answer = Visitor(cast, "client").post("check-in/", sent)
    page = answer.content.decode()
    assert (answer.status_code, ">mine</textarea>" in page) == (422, True)
    assert "is not on the map any more" in page
    assert str(ana.id) not in page
    assert f'value="{ben.id}" checked' in page


def test_the_people_met_last_come_first(cast: Cast) -> None:
    everybody = {name: put(cast, name) for name in "ABCDEFGH"}
    keep(cast, everybody["H"])
    first, later = Visitor(cast, "client").words("check-in/").split("<details", 1)
    assert first.index(str(everybody["H"].id)) < first.index(str(everybody["A"].id))
    assert str(everybody["G"].id) in later


def test_the_dead_and_the_lost_are_never_the_first_to_be_asked_about(cast: Cast) -> None:
    sami, oma = put(cast, "Ami", kind="stillbirth"), put(cast, "Alma", dead=True)
    first, later = Visitor(cast, "client").words("check-in/").split("<details", 1)
    assert not [one for one in (sami, oma) if str(one.id) in first]
    assert all(str(one.id) in later for one in (sami, oma))


def test_the_other_of_a_couple_can_be_met_and_oneself_cannot(cast: Cast) -> None:
    me, omar = put(cast, "Cleo", index=True), put(cast, "Omar", index=True)
    people.say_this_is_me(by=cast.client, case_id=cast.case, person_id=me.id)
    page = Visitor(cast, "client").words("check-in/")
    assert str(omar.id) in page
    assert str(me.id) not in page


def test_a_good_moment_is_one_press(cast: Cast) -> None:
    ana = put(cast, "Ana")
    Visitor(cast, "client").post("good-moment/", {"persons": str(ana.id), "request": str(uuid4())})
    Visitor(cast, "client").post("good-moment/", {"persons": ""})
    told = {(one.person_id, one.alone, one.good) for one in Moment.objects.all()}
    assert told == {(ana.id, False, True), (None, True, True)}


def test_a_change_writes_only_what_was_written(cast: Cast) -> None:
    moment = keep(cast, put(cast, "Ana"), feeling_pleasant=1, note="a", good=True)
    page = Visitor(cast, "client").words(f"check-ins/{moment.id}/change/")
    assert 'name="seen.note" value="0"' in page
    sent = {"persons": [str(moment.person_id)], "feeling_pleasant": "1", "note": "b",
            "seen.note": "0", "happened": "2026-03-02T12:00"}  # fmt: skip
    Visitor(cast, "client").post(f"check-ins/{moment.id}/change/", sent)
    now = Moment.objects.get()
    assert (now.note, now.good, now.happened) == ("b", False, moment.happened)
    assert set(now.versions) == {"note", "good"}


def test_two_devices_that_wrote_one_note_are_both_shown(cast: Cast) -> None:
    moment = keep(cast, note="a")
    services.change_moment(
        by=cast.client, case_id=cast.case, moment_id=moment.id, values={"note": "theirs"}
    )
    path, sent = f"check-ins/{moment.id}/change/", {"note": "mine", "seen.note": "0"}
    answer = Visitor(cast, "client").post(path, sent)
    assert answer.status_code == 409
    assert "theirs" in answer.content.decode()
    assert ">mine</textarea>" in answer.content.decode()
    assert 'name="seen.note" value="1"' in answer.content.decode()


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if page.subject is None])
def test_pages_about_nobody_open_for_the_client(cast: Cast, name: str) -> None:
    assert "<form" in Visitor(cast, "client").words(f"say/{name}/")


def test_check_ins_are_listed_by_day_and_by_person(cast: Cast) -> None:
    ana = put(cast, "Ana")
    keep(cast, ana, note="with her")
    with clock.held_at(NOON + timedelta(days=1)):
        keep(cast, put(cast, "Ben"), note="with him")
    client = Visitor(cast, "client")
    assert client.words("check-ins/").count('class="moment-day"') == 2
    only = client.words("check-ins/", data={"with": str(ana.id)})
    assert "with her" in only
    assert "with him" not in only


def test_the_home_offers_both_to_members_and_nothing_to_therapists(cast: Cast) -> None:
    lines = offer.home(sight(cast.client, cast.case))
    assert [str(one.text) for one in lines] == ["A check-in", "A good moment"]
    assert offer.home(sight(cast.therapist, cast.case)) == ()


def test_the_brief_counts_each_members_own_and_says_a_silence_gently(cast: Cast) -> None:
    ana = put(cast, "Ana")
    keep(cast, ana, good=True)
    keep(cast, who="other_member", feeling_pleasant=1)
    lines = offer.brief(sight(cast.therapist, cast.case), NOON - timedelta(days=7))
    assert sorted(str(one.note) for one in lines) == [
        "Cleo's own; with Ana; 1 good moment", "Omar's own",
    ]  # fmt: skip
    with clock.held_at(NOON + timedelta(days=20)):
        (quiet,) = offer.brief(sight(cast.therapist, cast.case), NOON + timedelta(days=7))
    assert str(quiet.text) == "No check-in for a while"


def test_a_persons_page_tells_the_last_check_ins_with_them_to_their_author(cast: Cast) -> None:
    ana = put(cast, "Ana")
    keep(cast, put(cast, "Ben"), ana, feeling_pleasant=2)
    about = About(frozenset({str(ana.id)}))
    section = offer.about(sight(cast.client, cast.case), about)
    assert section is not None
    assert [str(one.note) for one in section.lines] == ["With Ben and Ana · pleasant · mine"]
    other = offer.about(sight(cast.other_member, cast.case), about)
    assert other is not None
    assert not other.lines


def test_search_finds_notes_in_any_case_and_only_ones_own(cast: Cast) -> None:
    keep(cast, note="The KETTLE and straße")
    for words in ("kettle", "STRASSE"):
        assert len(offer.search(sight(cast.client, cast.case), words)) == 1
    assert offer.search(sight(cast.other_member, cast.case), "kettle") == ()


def test_the_takeout_holds_everything_of_ones_own_and_nothing_of_the_others(cast: Cast) -> None:
    ana = put(cast, "Ana")
    keep(cast, ana, note="mine", feeling_calm=-1)
    keep(cast, who="other_member", note="theirs")
    services.ask_me(by=cast.client, case_id=cast.case, times=["09:00"])
    services.rest_person(by=cast.client, case_id=cast.case, person_id=ana.id)
    told = json.dumps(offer.takeout(sight(cast.client, cast.case)))
    assert "theirs" not in told
    for word in ("mine", "Ana", str(ana.id), '"feeling_calm": -1', "09:00", "somebody who rests"):
        assert word in told


def test_a_couples_two_never_stand_on_one_screen(cast: Cast) -> None:
    ana = put(cast, "Ana")
    keep(cast, ana, note="kettle")
    keep(cast, ana, who="other_member", note="ladder")
    thea = Visitor(cast, "therapist")
    first = thea.words("check-ins/")
    assert "kettle" not in first
    assert "ladder" not in first
    hers = thea.words("check-ins/", data={"of": str(cast.part)})
    assert "kettle" in hers
    assert "ladder" not in hers
    assert offer.about(sight(cast.therapist, cast.case), About(frozenset({str(ana.id)}))) is None
