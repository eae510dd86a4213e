"""What other pages show of it: the coloured map, the brief, the search, a page about somebody, a copy."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from kithkin.accounts.models import User
from kithkin.attachment.tests.filling import fill, page, put_person, seen_by, the_offer, turn_to
from kithkin.base.cast import Cast
from kithkin.network.offers import About

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_two_colourings_are_offered_and_none_before_an_answer(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    assert the_offer().colourings(seen_by(cast)) == []
    fill(cast, ana, 1, 7)
    ways = the_offer().colourings(seen_by(cast))
    assert [way.key for way in ways] == ["worry", "distance"]
    steps = [way.persons()[str(ana.id)] for way in ways]
    assert (steps[0][0], steps[1][0]) == (0, 3)
    assert str(steps[0][1]).startswith("little worry about closeness: ")
    assert the_offer().colourings(seen_by(cast, "other_member")) == []


def test_a_therapist_colours_by_one_member_at_a_time(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    fill(cast, ana, 1, 1)
    fill(cast, ana, 7, 7, who="other_member")
    ways = {way.key: way for way in the_offer().colourings(seen_by(cast, "therapist"))}
    assert ways[f"worry-{cast.part}"].persons()[str(ana.id)][0] == 0
    assert ways[f"worry-{cast.other_part}"].persons()[str(ana.id)][0] == 3


def test_the_map_is_coloured_with_words_in_picture_and_list(cast: Cast) -> None:
    fill(cast, put_person(cast, "Ana"), 7, 7)
    browser = Client()
    browser.force_login(User.objects.get(id=cast.client.id))
    for view in ("genogram", "circles", "words"):
        address = reverse("network:map", args=[cast.case, view])
        plain, marked = (browser.get(address, asked).content.decode()
                         for asked in ({}, {"colour": "worry"}))  # fmt: skip
        assert "Much worry about closeness: " in marked
        assert "Much worry about closeness" not in plain
        assert 'class="step-mark"' not in plain


@pytest.mark.parametrize("asked", [{"colour": "nothing-like-it"}, {"as_of": "2020-01-01"}])
def test_an_unknown_colouring_and_an_earlier_day_colour_nothing(
    cast: Cast, asked: dict[str, str]
) -> None:
    fill(cast, put_person(cast, "Ana"), 7, 7)
    said = page(cast, "client", "network:map", "words", **{"colour": "worry", **asked})
    assert "Much worry" not in said


def test_a_brief_tells_of_what_others_filled_and_search_finds_words(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    fill(cast, ana, more="the Orange kitchen")
    offer, therapist = the_offer(), seen_by(cast, "therapist")
    assert [str(one.text) for one in offer.brief(therapist, None)] == ["Eight questions about Ana"]
    assert offer.brief(seen_by(cast), None) == []
    assert len(offer.search(therapist, "ORANGE")) == 1
    assert offer.search(seen_by(cast, "other_member"), "orange") == []
    assert offer.search(therapist, " ") == []


def test_a_page_about_somebody_says_the_last_answers_in_words(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    fill(cast, ana, 1, 7)
    turn_to(cast, calms=[ana.id], seek_out=[])
    section = the_offer().about(seen_by(cast), About(frozenset({str(ana.id)})))
    assert section is not None
    assert [str(one.text) for one in section.lines] == [
        "Little worry about closeness · much distance kept", "Who calms me",
    ]  # fmt: skip


def test_a_therapist_reads_of_every_line_whose_it_is(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    fill(cast, ana, more="kitchen")
    turn_to(cast, calms=[ana.id])
    fill(cast, ana, who="other_member")
    offer, seen = the_offer(), seen_by(cast, "therapist")
    section = offer.about(seen, About(frozenset({str(ana.id)})))
    assert section is not None
    for lines, whose in ((section.lines, ["Cleo", "Cleo", "Omar"]),
                         (offer.brief(seen, None), ["Cleo", "Omar"]),
                         (offer.search(seen, "kitchen"), ["Cleo"])):  # fmt: skip
        assert sorted(str(one.note).split(" · ")[-1] for one in lines) == [
            f"{name}'s own" for name in whose
        ]


def test_what_a_member_takes_along_is_theirs_and_whole(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    fill(cast, ana, more="mine")
    turn_to(cast, calms=[ana.id], seek_out=[])
    rows = json.loads(json.dumps(list(the_offer().takeout(seen_by(cast)))))
    assert [row["kind"] for row in rows] == ["eight questions", "who I turn to"]
    assert (rows[0]["person"], rows[0]["more"]) == ("Ana", "mine")
    assert (rows[1]["calms"], rows[1]["seek_out"], rows[1]["go_out_from"]) == (["Ana"], [], None)
    assert the_offer().takeout(seen_by(cast, "other_member")) == []
