from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kithkin.awareness import queries, services
from kithkin.awareness.analysis import BAR, Measure, tendencies
from kithkin.awareness.around_page import AroundRow, around_rows
from kithkin.awareness.copies import Told
from kithkin.awareness.drawing import band_svg
from kithkin.awareness.models import OpenedBy, Rest, WhenShown
from kithkin.awareness.tests.keeping import keep
from kithkin.base.cast import Cast
from kithkin.base.refusals import NotAllowedError
from kithkin.consent.queries import sight
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.errors import WhosePartError
from kithkin.network.services import people, ties
from kithkin.network.tests.visiting import Visitor, put
from kithkin.network.whom import People
from kithkin.record.models import Entry

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
PEOPLE = People({"ana": "Ana", "ben": "Ben", "me": "Me"}, frozenset({"me"}))
NAMED_WELL = ("because", "makes you", "causes", "due to", "leads to")


def moment(number: int, *persons: str, level: int | None = 0, **more: Any) -> Told:
    return Told(
        id=str(number), scope="s", persons=persons, happened=MONDAY + timedelta(days=number),
        feeling_pleasant=level, **more,
    )  # fmt: skip


def two_people() -> list[Told]:
    """With Ana always well, with Ben always badly, in turns."""
    ana = [moment(2 * n, "ana", level=2 + n % 2) for n in range(12)]
    return ana + [moment(2 * n + 1, "ben", level=-2 - n % 2) for n in range(12)]


def rows(told: list[Told], left_out: frozenset[str] = frozenset(), **more: str) -> list[AroundRow]:
    return around_rows(told, PEOPLE, left_out, Measure.PLEASANT, more.get("source", OpenedBy.SELF))


def test_many_steady_check_ins_come_out_as_they_were_told() -> None:
    """The estimate itself has its oracles beside it; here only that it is asked rightly."""
    found = tendencies(two_people(), Measure.PLEASANT)
    assert found["ana"].middle == pytest.approx(2.5, abs=0.2)
    assert found["ben"].middle == pytest.approx(-2.5, abs=0.2)
    assert [found[one].verdict for one in ("ana", "ben")] == ["higher", "lower"]


def test_it_says_what_goes_with_whom_and_never_why() -> None:
    ana, ben = rows(two_people())
    assert "go with feeling more pleasant" in ana.sentence
    assert "go with feeling less pleasant" in ben.sentence
    assert not any(word in ana.sentence + ben.sentence for word in NAMED_WELL)


@pytest.mark.parametrize("count", range(1, BAR))
def test_below_the_bar_nothing_is_told_and_nothing_drawn(count: int) -> None:
    told = [moment(n, "ben") for n in range(10)]
    told += [moment(20 + n, "ana", level=3) for n in range(count)]
    ana = rows(told)[0]
    assert ana.sentence.startswith("Cannot tell yet")
    assert (ana.band, ana.band_words) == ("", "")


def test_opened_unasked_and_asked_for_are_counted_apart_and_pooled_only_on_request() -> None:
    asked = [moment(50 + n, "ana", level=3, opened_by="prompted") for n in range(4)]
    told = [*two_people(), *asked]
    ana = rows(told)[0]
    assert (ana.own, ana.asked) == (12, 4)
    assert ana.band_words == rows(two_people())[0].band_words
    assert rows(told, source="both")[0].band_words != ana.band_words
    assert rows(told, source=OpenedBy.PROMPTED)[0].sentence.startswith("Cannot tell yet")


def test_whoever_was_only_on_the_mind_was_not_around() -> None:
    thought = [moment(60 + n, "ana", level=-3, on_my_mind=True) for n in range(9)]
    ana = rows([*two_people(), *thought])[0]
    assert (ana.own, ana.on_mind) == (12, 9)
    assert ana.band_words == rows(two_people())[0].band_words


def test_two_who_always_came_together_are_not_told_apart() -> None:
    told = [moment(n, "ana", "ben", level=2) for n in range(6)]
    told += [moment(10 + n, level=n % 2, alone=True) for n in range(6)]
    assert "cannot be told apart" in rows(told)[0].sentence


def test_left_out_is_left_out_also_as_a_name_in_another_sentence() -> None:
    told = [moment(n, "ana", "ben", level=2) for n in range(6)]
    told += [moment(10 + n, level=n % 2, alone=True) for n in range(6)]
    (ben,) = rows(told, frozenset({"ana"}))
    assert ben.person == "ben"
    assert "Ana" not in ben.sentence
    assert "someone" in ben.sentence


def test_the_same_answer_every_time_is_no_difference_and_no_certainty() -> None:
    told = [moment(n, "ana" if n % 2 else "ben", level=1) for n in range(20)]
    assert all(row.sentence.startswith("Cannot tell yet") for row in rows(told))


def test_the_band_stands_where_its_numbers_are() -> None:
    svg = band_svg(0.0, -3.0, 3.0, (-3.0, 3.0))
    assert 'cx="144.0"' in svg
    assert 'x="10.0"' in svg
    assert 'width="268.0"' in svg
    assert "style=" not in svg


def test_the_client_sees_it_first_together_unless_they_choose_otherwise(cast: Cast) -> None:
    keep(cast, put(cast, "Ana"))
    client = Visitor(cast, "client")
    assert "First looked at together" in client.words("around/")
    services.choose_showing(by=cast.client, case_id=cast.case, when=WhenShown.NOW)
    assert "Ana" in client.words("around/")
    services.choose_showing(by=cast.client, case_id=cast.case, when=WhenShown.TOGETHER)
    assert "Ana" not in client.words("around/")


def test_a_therapist_opens_it_and_from_then_on_the_client_may_look_alone(cast: Cast) -> None:
    keep(cast, put(cast, "Ana"))
    page = f"around/of/{cast.part}/"
    assert "Ana" in Visitor(cast, "therapist").words(page)
    Visitor(cast, "therapist").post("around/open/", {"part": str(cast.part)})
    assert "Ana" in Visitor(cast, "client").words("around/")
    assert "First looked at together" in Visitor(cast, "other_member").words("around/")


def test_nobody_opens_it_alone_or_for_no_one(cast: Cast) -> None:
    with pytest.raises(NotAllowedError):
        services.open_together(by=cast.client, case_id=cast.case, part=str(cast.part))
    with pytest.raises(WhosePartError):
        services.open_together(by=cast.therapist, case_id=cast.case)
    with pytest.raises(NotAllowedError):
        services.open_together(by=cast.therapist, case_id=cast.case, part="joint")
    assert Visitor(cast, "client").post("around/open/", {}).status_code == 404


def test_nobody_reads_what_the_other_of_a_couple_adds_up_to(cast: Cast) -> None:
    keep(cast, put(cast, "Ana"))
    services.choose_showing(by=cast.other_member, case_id=cast.case, when=WhenShown.NOW)
    other = Visitor(cast, "other_member")
    assert other.get(f"around/of/{cast.part}/").status_code == 404
    assert "Ana" not in other.words("around/")


def test_a_person_at_rest_is_named_apart_and_comes_back(cast: Cast) -> None:
    ana = put(cast, "Ana")
    keep(cast, ana)
    services.choose_showing(by=cast.client, case_id=cast.case, when=WhenShown.NOW)
    for _twice in range(2):
        services.rest_person(by=cast.client, case_id=cast.case, person_id=ana.id)
    page = Visitor(cast, "client").words("around/")
    assert f'id="around-{ana.id}"' not in page
    assert "Not used here" in page
    services.wake_person(by=cast.client, case_id=cast.case, person_id=ana.id)
    assert f'id="around-{ana.id}"' in Visitor(cast, "client").words("around/")


def test_somebody_only_one_sees_rests_where_nobody_else_can_tell(cast: Cast) -> None:
    hidden = put(cast, "Quiet", "client", "")
    for who in ("client", "therapist"):
        rest = services.rest_person(
            by=cast.actors[who], case_id=cast.case, person_id=hidden.id, part="joint"
        )
        assert rest.scope == f"part:{cast.part}"
    assert queries.resting(sight(cast.client, cast.case), f"part:{cast.part}") == {str(hidden.id)}


def test_a_therapist_ends_the_rest_of_one_member_and_says_whose(cast: Cast) -> None:
    ana = put(cast, "Ana")
    for who in ("client", "other_member"):
        services.rest_person(by=cast.actors[who], case_id=cast.case, person_id=ana.id)
    with pytest.raises(WhosePartError):
        services.wake_person(by=cast.therapist, case_id=cast.case, person_id=ana.id)
    asked = Visitor(cast, "therapist").words(f"say/count-in/{ana.id}/")
    offered = [f'value="{one}"' in asked for one in (cast.part, cast.other_part, "joint")]
    assert offered == [True, True, False]
    Visitor(cast, "therapist").post(f"say/count-in/{ana.id}/", {"part": str(cast.part)})
    left = Rest.objects.filter(gone_at=None).values_list("scope", flat=True)
    assert list(left) == [f"part:{cast.other_part}"]


def test_nobody_sends_that_a_rest_came_of_itself(cast: Cast) -> None:
    ana = put(cast, "Ana")
    for verb in ("rest_person", "wake_person"):
        sent = {"person_id": str(ana.id), "part": "joint", "of_itself": True}
        with pytest.raises(FieldsRefusedError):
            perform(by=cast.therapist, case_id=cast.case, verb=verb, sent=sent)


def test_waking_nobody_leaves_no_line_in_the_history(cast: Cast) -> None:
    ana = put(cast, "Ana")
    before = Entry.objects.count()
    services.wake_person(by=cast.therapist, case_id=cast.case, person_id=ana.id, part="joint")
    assert Entry.objects.count() == before
    services.rest_person(by=cast.therapist, case_id=cast.case, person_id=ana.id, part="joint")
    services.wake_person(by=cast.client, case_id=cast.case, person_id=ana.id)
    assert Entry.objects.count() == before + 2


def test_whoever_is_not_safe_to_involve_is_absent_and_it_is_not_said_why(cast: Cast) -> None:
    """Also the other of a couple, who is one of the people whose map it is."""
    me = put(cast, "Cleo", index=True)
    omar, ana = put(cast, "Omar", index=True), put(cast, "Ana")
    people.say_this_is_me(by=cast.client, case_id=cast.case, person_id=me.id)
    keep(cast, omar)
    keep(cast, ana)
    services.choose_showing(by=cast.client, case_id=cast.case, when=WhenShown.NOW)
    assert f'id="around-{omar.id}"' in Visitor(cast, "client").words("around/")
    tie = ties.add_tie(by=cast.client, case_id=cast.case, a=me.id, b=omar.id, values={})
    ties.say_safety(
        by=cast.client, case_id=cast.case, tie_id=tie.id, words="", not_safe_to_involve=True
    )
    page = Visitor(cast, "client").words("around/")
    assert "Omar" not in page
    assert "Ana" in page
    assert "safe" not in page
