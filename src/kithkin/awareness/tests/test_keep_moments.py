from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import localtime
from hypothesis import given
from hypothesis import strategies as st

from kithkin.awareness import errors, queries, services
from kithkin.awareness.check_in import LEVELS, as_typed, values_sent
from kithkin.awareness.copies import Told
from kithkin.awareness.fields import MomentFields
from kithkin.awareness.models import Moment
from kithkin.awareness.tests.keeping import TINY, keep
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.base.models import Event
from kithkin.base.refusals import NotHereError
from kithkin.consent.queries import sight
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.services import history, people
from kithkin.network.tests.visiting import Visitor, put

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def seen(cast: Cast, who: str = "client") -> list[Told]:
    return queries.moments(sight(cast.actors[who], cast.case))


def test_a_check_in_lies_in_its_authors_own_part_also_about_joint_people(cast: Cast) -> None:
    moment = keep(cast, put(cast, "Ana"))
    assert moment.scope == f"part:{cast.part}"
    assert [len(seen(cast, who)) for who in ("client", "therapist", "other_member")] == [1, 1, 0]


def test_nobody_keeps_a_check_in_for_somebody_else(cast: Cast) -> None:
    with pytest.raises(errors.NotYoursToSayError):
        keep(cast, who="therapist")
    with pytest.raises(NotHereError):
        keep(cast, who="colleague")


def test_another_members_check_in_is_as_absent_as_none(cast: Cast) -> None:
    moment = keep(cast, put(cast, "Ana"))
    for row in (moment.id, uuid4()):
        with pytest.raises(NotHereError):
            services.change_moment(
                by=cast.other_member, case_id=cast.case, moment_id=row, values=TINY
            )
        assert Visitor(cast, "other_member").get(f"check-ins/{row}/").status_code == 404


def test_one_tap_keeps_a_good_moment_and_says_so_to_the_house(cast: Cast) -> None:
    ana = put(cast, "Ana")
    moment = services.keep_good_moment(by=cast.client, case_id=cast.case, persons=[ana.id])
    assert (moment.good, moment.person_id, moment.alone) == (True, ana.id, False)
    kinds = Event.objects.filter(case=cast.case).order_by("-id").values_list("kind", flat=True)
    assert {"moment_kept", "good_moment_kept"} == set(kinds[:2])


def test_the_same_request_is_kept_once(cast: Cast) -> None:
    request = uuid4()
    for _again in range(2):
        perform(
            by=cast.client, case_id=cast.case, verb="keep_moment",
            sent={"values": TINY}, request=request,
        )  # fmt: skip
    assert Moment.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({}, errors.NothingSaidError),
        ({"happened": "2026-03-02T13:00:00+00:00", **TINY}, errors.NotYetError),
        ({"happened": "2026-02-28T13:00:00+00:00", **TINY}, errors.TooLongAgoError),
    ],
)
def test_what_cannot_be_a_check_in_is_refused_in_words(
    cast: Cast, values: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        services.keep_moment(by=cast.client, case_id=cast.case, values=values)


def test_earlier_today_and_yesterday_are_near_enough(cast: Cast) -> None:
    for happened in ("2026-03-02T07:10:00+00:00", "2026-03-01T00:00:00+00:00"):
        assert keep(cast, happened=happened, **TINY).happened == happened


def test_a_phone_a_little_ahead_is_taken_as_now(cast: Cast) -> None:
    ahead = (clock.now() + timedelta(minutes=3)).isoformat()
    assert keep(cast, happened=ahead, **TINY).happened == clock.now().isoformat()


def test_nobody_and_somebody_at_once_is_asked_about_but_alone_and_thinking_of_is_not(
    cast: Cast,
) -> None:
    ana = put(cast, "Ana")
    with pytest.raises(errors.WithNobodyError):
        keep(cast, ana, alone=True)
    assert keep(cast, ana, alone=True, on_my_mind=True).alone


def test_whoever_is_taken_off_the_map_stays_someone_in_what_was_kept(cast: Cast) -> None:
    ana = put(cast, "Ana")
    moment = keep(cast, ana, put(cast, "Ben"), feeling_pleasant=2)
    people.remove_person(by=cast.client, case_id=cast.case, person_id=ana.id)
    page = Visitor(cast, "client").words(f"check-ins/{moment.id}/")
    assert "With someone and Ben" in page
    services.change_moment(
        by=cast.client, case_id=cast.case, moment_id=moment.id,
        persons=[ana.id], values={"note": "still true"},
    )  # fmt: skip
    assert seen(cast)[0].persons == (str(ana.id),)


def test_a_change_keeps_versions_and_an_undo_takes_it_back(cast: Cast) -> None:
    moment = keep(cast, feeling_pleasant=1)
    services.change_moment(
        by=cast.client, case_id=cast.case, moment_id=moment.id, values={"feeling_pleasant": -2}
    )
    assert Moment.objects.get().version_of("feeling_pleasant") == 1
    assert history.undo(by=cast.client, case_id=cast.case) == []
    assert seen(cast)[0].feeling_pleasant == 1


def test_taken_away_and_brought_back(cast: Cast) -> None:
    moment = keep(cast)
    services.remove_moment(by=cast.client, case_id=cast.case, moment_id=moment.id)
    assert seen(cast) == []
    history.undo(by=cast.client, case_id=cast.case)
    assert len(seen(cast)) == 1


def test_undoing_a_person_leaves_them_while_a_check_in_names_them(cast: Cast) -> None:
    ana, ben = put(cast, "Ana", who="client"), put(cast, "Ben", who="client")
    keep(cast, ana, ben, who="client")
    services.keep_moment(by=cast.client, case_id=cast.case, values=TINY)
    for _step in range(2):
        history.undo(by=cast.client, case_id=cast.case)
    assert history.undo(by=cast.client, case_id=cast.case) == []  # nothing leans on Ben any more


@pytest.mark.parametrize("note", ["שלום 🌿 مرحبا", "👩‍👩‍👧 e\u0301", "a\nb"])
def test_notes_of_any_script_come_back_as_they_were(cast: Cast, note: str) -> None:
    keep(cast, note=note)
    assert seen(cast)[0].note == note


def test_a_hundred_kilobytes_are_refused_in_words(cast: Cast) -> None:
    sent = {"values": {"note": "x" * 100_000}}
    with pytest.raises(FieldsRefusedError) as refused:
        perform(by=cast.client, case_id=cast.case, verb="keep_moment", sent=sent)
    assert refused.value.fields == {"values.note": "This is too long. Please shorten it."}


LEVEL_VALUES = {
    name: st.none() | st.sampled_from(sorted(words)) for name, (_l, words, *_e) in LEVELS.items()
}


@given(values=st.fixed_dictionaries(LEVEL_VALUES), good=st.booleans(), note=st.text(max_size=40))
def test_a_page_sends_back_what_it_shows(values: dict[str, Any], good: bool, note: str) -> None:
    note = note.replace("\0", "").replace("\r", "")
    told = Told(
        id="m", scope="s", persons=(), happened=localtime(clock.now()), good=good, note=note,
        **values,
    )  # fmt: skip
    sent = values_sent(as_typed(told) | {"happened": ""})
    read = MomentFields.model_validate(sent).model_dump()
    assert {name: read[name] for name in values} == values
    assert (read["good"], read["note"]) == (good, note)
    assert values_sent(as_typed(told), as_typed(told)) == {}
