"""What the rest of the house is told of the stories, each viewer by their own sight."""

import json
from datetime import timedelta

import pytest

from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.network.offers import About, Offer, offers
from kithkin.network.tests.visiting import Visitor
from kithkin.network.tests.visiting import put as put_person
from kithkin.patterns.tests.telling import put, tell, word

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def ours() -> Offer:
    return next(one for one in offers() if one.key == "patterns")


def seeing(cast: Cast, who: str) -> Sight:
    return sight(cast.actors[who], cast.case)


def test_the_page_of_a_person_shows_the_last_stories_with_them(cast: Cast) -> None:
    ana, ben = put_person(cast, "Ana"), put_person(cast, "Ben")
    for n in range(4):
        tell(cast, part="joint", persons=(ana.id,), wanted=f"wish {n}", happened=f"202{n}")
    page = Visitor(cast, "other_member").words(f"people/{ana.id}/")
    assert [f"wish {n}" in page for n in range(4)] == [False, True, True, True]
    assert "All 4 stories" in page
    assert "No story is told yet." in Visitor(cast, "client").words(f"people/{ben.id}/")


def test_a_private_story_is_on_no_page_of_the_other(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    tell(cast, persons=(ana.id,), wanted="hush")
    about = About(frozenset({str(ana.id)}))
    for who, count in (("client", 1), ("other_member", 0)):
        section = ours().about(seeing(cast, who), about)
        assert section is not None
        assert len(section.lines) == count


def test_search_finds_by_any_box_within_ones_own_sight(cast: Cast) -> None:
    tell(cast, they_did="Turned AWAY")
    assert [str(one.text) for one in ours().search(seeing(cast, "client"), " turned away")] == [
        "They: Turned AWAY"
    ]
    assert ours().search(seeing(cast, "other_member"), "turned") == []
    assert ours().search(seeing(cast, "client"), " ") == []


def test_a_therapist_learns_what_was_told_since_they_were_here(cast: Cast) -> None:
    first = tell(cast)
    needs = ours().needs([seeing(cast, "therapist")])
    assert [(str(one.text), one.case) for one in needs] == [
        ("1 story told since 2 March", cast.case)
    ]
    with clock.held_at(clock.now() + timedelta(hours=1)):
        put(cast, first, word(cast, "cold", who="therapist"), who="therapist")
        assert ours().needs([seeing(cast, "therapist")]) == []
    with clock.held_at(clock.now() + timedelta(days=1)):
        tell(cast)
        tell(cast, "other_member")
        assert len(ours().needs([seeing(cast, "therapist")])) == 1


def test_nobody_is_reminded_of_an_old_story_or_of_their_own(cast: Cast) -> None:
    tell(cast)
    tell(cast, "therapist", "joint")
    with clock.held_at(clock.now() + timedelta(days=31)):
        assert ours().needs([seeing(cast, "therapist")]) == []
    assert ours().needs([seeing(cast, "client")]) == []


def test_the_brief_tells_what_others_told_since_the_last_session(cast: Cast) -> None:
    tell(cast, wanted="before")
    since = clock.now() + timedelta(hours=1)
    with clock.held_at(since + timedelta(hours=1)):
        for n in range(5):
            tell(cast, wanted=f"after {n}")
    lines = ours().brief(seeing(cast, "therapist"), since)
    assert [str(one.text) for one in lines][-1] == "and 2 more stories"
    assert not any("before" in str(one.text) for one in lines)


def test_a_member_takes_their_own_stories_with_them_and_no_others(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    put(cast, tell(cast, persons=(ana.id,), wanted="mine"), word(cast, "cold"))
    tell(cast, "other_member", part="joint", wanted="theirs")
    rows = ours().takeout(seeing(cast, "client"))
    assert [one["kind"] for one in rows] == ["story", "word for stories", "word of a story"]
    text = json.dumps(rows)
    assert '"Ana"' in text
    assert "theirs" not in text


def test_a_home_offers_to_tell_one(cast: Cast) -> None:
    (line,) = ours().home(seeing(cast, "client"))
    assert "tell-story" in line.href
    assert ours().home(seeing(cast, "therapist")) == []


def test_a_therapist_reads_whose_own_a_story_of_a_couple_is(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    tell(cast, persons=(ana.id,), wanted="kumquat")
    seen = seeing(cast, "therapist")
    section = ours().about(seen, About(frozenset({str(ana.id)})))
    assert section is not None
    for lines in (section.lines, ours().brief(seen, None), ours().search(seen, "kumquat")):
        assert ["Cleo's own" in str(line.note) for line in lines] == [True]
