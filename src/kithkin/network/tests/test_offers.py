"""What parts put forward, and on whose page it belongs."""

from dataclasses import replace
from uuid import UUID

import pytest

from kithkin.network import offers
from kithkin.network.forms import FORMS
from kithkin.network.offers import About, Offer, put_forward


def fake(key: str, *verbs: str) -> Offer:
    forms = dict.fromkeys(verbs, FORMS["tell"])
    return Offer(key=key, order=9, title="x", icon="note", address="network:events", forms=forms)


@pytest.fixture(autouse=True)
def _nothing_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "_OFFERED", {})


def test_what_names_a_person_belongs_on_their_page() -> None:
    assert About(frozenset({"ana"})).meets(["ana", "ben"])
    assert not About(frozenset({"ana"})).meets(["ben"])


def test_a_relationship_of_whose_map_it_is_meets_what_names_the_other_alone() -> None:
    mine = About(frozenset({"me"}), frozenset({"me"}))
    tie = About(frozenset({"me", "ana"}), frozenset({"me"}), tie=UUID(int=1))
    assert tie.meets(["ana"])
    assert not tie.meets(["me"])
    assert mine.meets(["me"])


def test_a_relationship_between_two_others_needs_both_of_them() -> None:
    tie = About(frozenset({"ana", "ben"}), frozenset({"me"}), tie=UUID(int=1))
    assert tie.meets(["ana", "ben", "cy"])
    assert not tie.meets(["ana"])


def test_two_whose_map_it_is_meet_what_names_either() -> None:
    tie = About(frozenset({"a", "b"}), frozenset({"a", "b"}), tie=UUID(int=1))
    assert tie.meets(["b"])
    assert not tie.meets(["c"])


def test_two_parts_cannot_offer_the_same_verb() -> None:
    put_forward(fake("one", "say_it"))
    with pytest.raises(ValueError, match="two"):
        put_forward(fake("two", "say_it"))


def test_a_look_at_a_page_has_one_name_alone() -> None:
    put_forward(replace(fake("one"), surfaces={"plan": "the plan"}))
    assert offers.offered_surfaces() == {"plan": "the plan"}
    with pytest.raises(ValueError, match="two"):
        put_forward(replace(fake("two"), surfaces={"plan": "another plan"}))


def test_parts_stand_in_their_order() -> None:
    put_forward(fake("late"))
    put_forward(replace(fake("early"), order=1))
    assert [one.key for one in offers.offers()] == ["early", "late"]
