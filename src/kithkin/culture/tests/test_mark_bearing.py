"""Conditions, and what they do to people and relationships: for whom it is to be seen, and how."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.culture import services
from kithkin.culture.board import from_each, living, ways
from kithkin.culture.errors import (
    EndsBeforeItBeginsError,
    MarkedOtherwiseError,
    NobodyMarkedError,
    NothingSaidError,
    TakenAwayError,
)
from kithkin.culture.models import Bearing, Way
from kithkin.culture.policy import ends_before, together
from kithkin.culture.queries import around, bearings, conditions
from kithkin.culture.tests.saying import live_with, mark, tie
from kithkin.network.errors import SomebodyOnlyYouSeeError, WhosePartError
from kithkin.network.parts import Whose, members_of
from kithkin.network.services import history, people, ties
from kithkin.network.tests.visiting import Visitor
from kithkin.network.tests.visiting import put as put_person
from kithkin.network.whom import LeftOut

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def all_of(seen: Sight) -> Whose:
    return Whose(seen, members_of(seen))


def said(cast: Cast, who: str = "client") -> list[list[str]]:
    seen = sight(cast.actors[who], cast.case)
    rows = conditions(seen)
    return [one.said for one in living(around(seen), rows, bearings(seen, rows), all_of(seen))]


def test_a_kind_alone_is_enough_but_something_must_be_said(cast: Cast) -> None:
    assert live_with(cast, kind="law").kind == "law"
    assert live_with(cast, words="the office").words == "the office"
    with pytest.raises(NothingSaidError):
        live_with(cast, kind="other", words="  ", weight=3)


@pytest.mark.parametrize(
    ("since", "until", "refused"),
    [("2020", "2019", True), ("2019", "2019", False), ("2020~", "2019", False),
     ("", "2019", False), ("2030", "", False)],
)  # fmt: skip
def test_it_may_not_end_before_it_begins_unless_the_dates_allow_it(
    since: str, until: str, refused: bool
) -> None:
    assert ends_before(since, until) is refused


def test_an_end_before_the_beginning_is_asked_again_with_what_was_typed(cast: Cast) -> None:
    row = live_with(cast, kind="money", since="2020")
    with pytest.raises(EndsBeforeItBeginsError):
        services.change_condition(
            by=cast.client, case_id=cast.case, condition_id=row.id, values={"until": "2019"}
        )
    sent = {"values.words": "the rent", "values.since": "2020", "values.until": "2019"}
    shown = Visitor(cast, "client").post("say/add-condition/", sent).content.decode()
    assert "It would end before it begins." in shown
    assert "the rent" in shown


def test_one_thing_strains_some_and_holds_others(cast: Cast) -> None:
    cleo, ana, ben = (put_person(cast, name) for name in ("Cleo", "Ana", "Ben"))
    rent = live_with(cast)
    mark(cast, rent, tie(cast, cleo, ana), ben)
    mark(cast, rent, put_person(cast, "Zoe"), way="holds")
    assert said(cast) == [["strains: Ben; Cleo and Ana", "holds: Zoe"]]


def test_marked_again_it_is_one_mark_that_says_more(cast: Cast) -> None:
    rent, ana = live_with(cast), put_person(cast, "Ana")
    mark(cast, rent, ana)
    mark(cast, rent, ana, words="loud")
    (row,) = Bearing.objects.all()
    assert (row.way, row.words) == ("strains", "loud")


@pytest.mark.parametrize("said", [{"way": "holds"}, {"words": "quiet"}])
def test_a_mark_of_the_others_is_not_written_over_unseen(cast: Cast, said: dict[str, str]) -> None:
    rent, ana = live_with(cast, part="joint"), put_person(cast, "Ana")
    mark(cast, rent, ana, part="joint", words="loud")
    with pytest.raises(MarkedOtherwiseError):
        mark(cast, rent, ana, who="other_member", part="joint", **said)
    (row,) = Bearing.objects.all()
    assert (row.way, row.words) == ("strains", "loud")


def test_a_mark_needs_somebody_and_a_condition_that_stands(cast: Cast) -> None:
    rent, ana = live_with(cast), put_person(cast, "Ana")
    with pytest.raises(NobodyMarkedError):
        mark(cast, rent)
    services.remove_condition(by=cast.client, case_id=cast.case, condition_id=rent.id)
    with pytest.raises(TakenAwayError):
        mark(cast, rent, ana)


def test_a_private_mark_on_what_both_live_with_shows_to_its_member_alone(cast: Cast) -> None:
    rent, ana = live_with(cast, part="joint"), put_person(cast, "Ana")
    mark(cast, rent, ana, words="mine")
    assert said(cast, "client") == [["strains: Ana"]]
    assert said(cast, "other_member") == [[]]
    mark(cast, rent, ana, who="other_member", way="holds")
    assert said(cast, "client") == [["strains: Ana"]]


def test_a_therapist_of_a_couple_says_whose_mark_it_is(cast: Cast) -> None:
    ours, ana = live_with(cast, part="joint"), put_person(cast, "Ana")
    with pytest.raises(WhosePartError):
        mark(cast, ours, ana, who="therapist")
    mark(cast, live_with(cast), ana, who="therapist")  # on somebody's own it can only be theirs
    assert said(cast, "other_member") == [[]]


def test_walls_of_two_members_are_never_joined_by_a_mark(cast: Cast) -> None:
    theirs = put_person(cast, "Secret", "other_member", part="")
    mine = live_with(cast)
    with pytest.raises(SomebodyOnlyYouSeeError):
        mark(cast, mine, theirs, who="therapist")
    with pytest.raises(NotHereError):
        mark(cast, mine, theirs)


def test_a_withheld_condition_is_answered_like_an_absent_one(cast: Cast) -> None:
    mine, ana = live_with(cast), put_person(cast, "Ana")
    for one in (mine.id, uuid4()):
        with pytest.raises(NotHereError):
            services.mark_bearing(by=cast.other_member, case_id=cast.case, condition_id=one,
                                  persons=[ana.id], values={})  # fmt: skip


def test_a_mark_keeps_someone_who_was_taken_off_the_map(cast: Cast) -> None:
    rent, cleo, ana = live_with(cast), put_person(cast, "Cleo"), put_person(cast, "Ana")
    between = tie(cast, cleo, ana)
    mark(cast, rent, between, ana)
    ties.remove_tie(by=cast.therapist, case_id=cast.case, tie_id=between.id)
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=ana.id)
    assert said(cast) == [["strains: a relationship that is no longer here; someone"]]


def test_undo_brings_a_condition_back_with_its_marks(cast: Cast) -> None:
    rent, ana = live_with(cast), put_person(cast, "Ana")
    mark(cast, rent, ana)
    services.remove_condition(by=cast.client, case_id=cast.case, condition_id=rent.id)
    assert (said(cast), Bearing.objects.filter(gone_at=None).count()) == ([], 0)
    assert history.undo(by=cast.client, case_id=cast.case) == []
    assert said(cast) == [["strains: Ana"]]


def test_whoever_is_not_to_be_involved_is_left_out_of_what_is_summed_up(cast: Cast) -> None:
    cleo = put_person(cast, "Cleo", index=True)
    ana, ben = put_person(cast, "Ana"), put_person(cast, "Ben")
    risky = tie(cast, cleo, ana)
    ties.say_safety(by=cast.client, case_id=cast.case, tie_id=risky.id, words="",
                    not_safe_to_involve=True)  # fmt: skip
    mark(cast, live_with(cast), risky, ben)
    answer = Visitor(cast, "client").words("origins/conditions/")
    each = answer[answer.index("Seen from each person") :]
    assert "Ben" in each
    assert "Ana" not in each


def test_a_therapist_never_reads_two_peoples_marks_as_one(cast: Cast) -> None:
    rent, ana = live_with(cast, part="joint", words="rent"), put_person(cast, "Ana")
    mark(cast, rent, ana)
    mark(cast, rent, ana, who="other_member", way="holds")
    assert said(cast, "therapist") == [["strains: Ana (Cleo's own)", "holds: Ana (Omar's own)"]]
    seen = sight(cast.therapist, cast.case)
    rows = conditions(seen)
    each = from_each(around(seen), rows, bearings(seen, rows), LeftOut(), all_of(seen))
    assert [one.said for one in each] == [["strains: rent"], ["holds: rent"]]
    assert [one.whose for one in each] == ["Cleo's own", "Omar's own"]


def test_what_one_marked_is_left_out_of_nothing_of_the_others(cast: Cast) -> None:
    cleo, ana = put_person(cast, "Cleo", index=True), put_person(cast, "Ana")
    risky = tie(cast, cleo, ana)
    ties.say_safety(by=cast.client, case_id=cast.case, tie_id=risky.id, words="",
                    not_safe_to_involve=True)  # fmt: skip
    mark(cast, live_with(cast, "other_member"), ana, who="other_member")
    page = Visitor(cast, "therapist").words("origins/conditions/")
    assert "Ana" in page[page.index("Seen from each person") :]


def test_seen_from_a_person_their_relationship_with_whose_map_it_is_counts(cast: Cast) -> None:
    cleo, ana = put_person(cast, "Cleo", index=True), put_person(cast, "Ana")
    rent = live_with(cast, words="rent")
    mark(cast, rent, tie(cast, cleo, ana))
    seen = sight(cast.client, cast.case)
    rows = conditions(seen)
    (one,) = from_each(around(seen), rows, bearings(seen, rows), LeftOut(), all_of(seen))
    assert (one.name, one.said) == ("Ana", ["strains: rent"])
    assert ways(around(seen), bearings(seen, rows), frozenset()) == {str(ana.id): "strains"}


some_ways = st.lists(st.sampled_from(list(Way)), min_size=1)


@given(marks=some_ways)
def test_several_marks_together_say_both_only_if_both_were_said(marks: list[Way]) -> None:
    one = together(marks)
    assert one == together(reversed(marks))
    strained = bool({Way.STRAINS, Way.BOTH} & {*marks})
    held = bool({Way.HOLDS, Way.BOTH} & {*marks})
    assert (one in {Way.STRAINS, Way.BOTH}, one in {Way.HOLDS, Way.BOTH}) == (strained, held)
