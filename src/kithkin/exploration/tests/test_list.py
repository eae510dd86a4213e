"""What is to be spoken of, and a planned ending."""

import pytest

from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError, NotUnderstoodError
from kithkin.exploration import services
from kithkin.exploration.errors import AlreadyPastError, NotYoursToWordError
from kithkin.exploration.offer import home, needs, search, today
from kithkin.exploration.tests.meeting import browser, meetings, on, page, plan, put, seen_by
from kithkin.network.services.history import undo

rows = pytest.mark.django_db(databases=["default", "keys"])


def open_words(cast: Cast, who: str) -> list[str]:
    return sorted(item.words for item in meetings(cast, who).open_items)


@rows
def test_what_a_member_puts_on_the_list_is_their_own_unless_they_say_otherwise(cast: Cast) -> None:
    put(cast, cast.client, "mine")
    put(cast, cast.client, "ours", "joint")
    assert open_words(cast, "other_member") == ["ours"]
    assert open_words(cast, "client") == open_words(cast, "therapist") == ["mine", "ours"]


@rows
def test_the_other_can_neither_find_nor_close_what_is_ones_own(cast: Cast) -> None:
    item = put(cast, cast.client, "mine")
    with pytest.raises(NotHereError):
        services.close_agenda_item(by=cast.other_member, case_id=cast.case, agenda_item_id=item.id)


@rows
def test_words_on_the_list_are_changed_by_who_wrote_them(cast: Cast) -> None:
    item = put(cast, cast.client, "ours", "joint")
    for by in (cast.therapist, cast.other_member):
        with pytest.raises(NotYoursToWordError):
            services.change_agenda_item(
                by=by, case_id=cast.case, agenda_item_id=item.id, values={"words": "no"}
            )
    services.close_agenda_item(by=cast.therapist, case_id=cast.case, agenda_item_id=item.id)
    assert open_words(cast, "client") == []


@rows
def test_taken_off_the_list_it_comes_back_by_undo(cast: Cast) -> None:
    item = put(cast, cast.client, "a")
    services.remove_agenda_item(by=cast.client, case_id=cast.case, agenda_item_id=item.id)
    assert open_words(cast, "client") == []
    undo(by=cast.client, case_id=cast.case)
    assert open_words(cast, "client") == ["a"]


@rows
def test_nothing_is_not_put_on_the_list(cast: Cast) -> None:
    with pytest.raises(NotUnderstoodError):
        put(cast, cast.client, "  \n ")


@rows
@pytest.mark.parametrize("words", ["أريد أن أحكي عن الغداء", "🙂" * 200, "<b>x</b>\u202e"])
def test_any_words_can_stand_on_the_list(cast: Cast, words: str) -> None:
    browser(cast, "client").post(f"/work/{cast.case}/say/add-to-agenda/", {"words": words})
    assert open_words(cast, "client") == [words]
    assert "<b>" not in page(cast, "client", "sessions/")


@rows
def test_on_a_members_home_stand_the_next_hour_and_the_list_for_it(cast: Cast) -> None:
    seen = seen_by(cast, "client")
    assert [str(line.text) for line in home(seen)] == ["Something for next time"]
    plan(cast, 3)
    assert [str(line.text) for line in today([seen])] == ["Thursday, 14:00"]
    assert [str(line.text) for line in home(seen)] == ["Something for Thursday"]


@rows
def test_one_alone_hears_of_their_own_hour_and_the_other_does_not(cast: Cast) -> None:
    plan(cast, 3, part=str(cast.part))
    assert today([seen_by(cast, "client")])
    assert not today([seen_by(cast, "other_member")])


@rows
def test_a_planned_ending_is_read_by_all_and_there_is_one(cast: Cast) -> None:
    for number in (20, 22):
        services.plan_ending(
            by=cast.therapist, case_id=cast.case, values={"day": on(56), "number": number}
        )
    for who in ("client", "other_member", "therapist"):
        ending = meetings(cast, who).ending
        assert ending is not None
        assert ending.number == 22
    assert "Session 22" in page(cast, "client", "sessions/")


@rows
def test_an_ending_lies_ahead_and_comes_near_for_the_therapist_alone(cast: Cast) -> None:
    with pytest.raises(AlreadyPastError):
        services.plan_ending(by=cast.therapist, case_id=cast.case, values={"day": on(-1)})
    services.plan_ending(by=cast.therapist, case_id=cast.case, values={"day": on(30)})
    assert [str(one.text) for one in needs([seen_by(cast, "therapist")])] == ["An ending is near"]
    assert needs([seen_by(cast, "client")]) == []


@rows
def test_an_ending_can_be_let_go(cast: Cast) -> None:
    ending = services.plan_ending(by=cast.therapist, case_id=cast.case, values={"day": on(30)})
    services.remove_ending(by=cast.therapist, case_id=cast.case, ending_id=ending.id)
    assert meetings(cast, "client").ending is None


@rows
def test_what_is_on_the_list_is_found_by_who_may_read_it(cast: Cast) -> None:
    put(cast, cast.client, "About the Piano")
    assert len(search(seen_by(cast, "client"), "piano")) == 1
    assert not search(seen_by(cast, "other_member"), "piano")
