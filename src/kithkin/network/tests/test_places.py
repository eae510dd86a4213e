"""Who sees the places that somebody set by hand, and what a picture begins from."""

import json
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from kithkin.base.cast import Cast
from kithkin.base.models import Event
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.network.arranged import standing
from kithkin.network.models import Arrangement, MovableView, Person, Place
from kithkin.network.policy import audience_of
from kithkin.network.queries import map_copy
from kithkin.network.services import history, kin, people, places
from kithkin.network.services.places import place_people, tidy_up
from kithkin.network.tests.visiting import Visitor, put
from kithkin.record.models import Entry

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
FAMILY = MovableView.GENOGRAM
FAR = (777.7, -55.5)


def put_at(cast: Cast, who: str, person: Person, at: tuple[float, float] = FAR) -> None:
    place_people(
        by=cast.actors[who], case_id=cast.case, view=FAMILY, persons=[person.id], at=[at]
    )  # fmt: skip


def by_hand(cast: Cast, who: str, view: str = "genogram") -> dict[str, tuple[float, float]]:
    return map_copy(sight(cast.actors[who], cast.case), view=view).positions


def stands(cast: Cast, who: str) -> dict[str, tuple[float, float]]:
    seen = sight(cast.actors[who], cast.case)
    return dict(standing(seen, map_copy(seen, view="genogram"), "genogram"))


def test_a_place_holds_for_its_view_alone(cast: Cast) -> None:
    ana = put(cast, "Ana")
    put_at(cast, "client", ana)
    assert by_hand(cast, "client") == {str(ana.id): FAR}
    assert by_hand(cast, "client", "network") == {}


def test_arranging_is_no_act_of_the_record(cast: Cast) -> None:
    ana, before = put(cast, "Ana"), Entry.objects.count()
    put_at(cast, "client", ana)
    tidy_up(by=cast.client, case_id=cast.case, view=FAMILY)
    assert Entry.objects.count() == before


def test_whoever_sees_otherwise_is_not_shown_what_was_arranged(cast: Cast) -> None:
    ana = put(cast, "Ana")
    put_at(cast, "client", ana)
    assert by_hand(cast, "other_member") == {}
    assert by_hand(cast, "therapist") == {}


def test_a_picture_does_not_tell_of_somebody_withheld_who_stands_on_it_for_others(
    cast: Cast,
) -> None:
    ana, ben = put(cast, "Ana"), put(cast, "Ben")
    alone = stands(cast, "other_member")
    quiet = put(cast, "Quiet", "client", "")
    for who in ("client", "therapist"):
        stands(cast, who)
        put_at(cast, who, quiet, (0.0, 0.0))
        put_at(cast, who, ana)
    assert stands(cast, "other_member") == alone
    assert set(alone) == {str(ana.id), str(ben.id)}


def test_somebody_withheld_from_now_on_leaves_no_gap(cast: Cast) -> None:
    """What is drawn next begins from nothing, as if they had never stood there."""
    ana = put(cast, "Ana")
    quiet = kin.add_partner(
        by=cast.client, case_id=cast.case, of=ana.id, values={"nickname": "Q"}, part="joint"
    )
    stands(cast, "other_member")
    partner = Person.objects.exclude(id=ana.id).get()
    assert quiet is not None
    Arrangement.objects.update(places={str(ana.id): [900.0, 0.0], str(partner.id): [0.0, 0.0]})
    Person.objects.filter(id=partner.id).update(scope=f"part:{cast.part}")
    fresh = stands(cast, "other_member")
    Arrangement.objects.all().delete()
    assert stands(cast, "other_member") == fresh


def test_those_who_see_the_same_share_their_picture(cast: Cast) -> None:
    seen = sight(cast.therapist, cast.case)
    assert audience_of(seen) == audience_of(sight(cast.therapist, cast.case))
    others = {audience_of(sight(cast.actors[who], cast.case)) for who in ("client", "other_member")}
    assert len({audience_of(seen), *others}) == 3


def test_notes_and_safety_are_no_part_of_a_picture(cast: Cast) -> None:
    seen = sight(cast.client, cast.case)
    less = int(FieldGroup.ALL & ~FieldGroup.SAFETY & ~FieldGroup.NOTES)
    bare = replace(seen, scopes=dict.fromkeys(seen.scopes, less))
    nameless = replace(seen, scopes=dict.fromkeys(seen.scopes, int(FieldGroup.PRESENCE)))
    assert audience_of(bare) == audience_of(seen)
    assert audience_of(nameless) != audience_of(seen)


def test_who_was_only_shown_the_map_arranges_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = put(cast, "Ana")
    shown = replace(sight(cast.client, cast.case), editable_scopes={})
    monkeypatch.setattr(places, "compiled_sight", lambda _by, _case: shown)
    with pytest.raises(NotAllowedError):
        put_at(cast, "client", ana)
    with pytest.raises(NotAllowedError):
        tidy_up(by=cast.client, case_id=cast.case, view=FAMILY)
    assert not Place.objects.exists()


def test_somebody_withheld_and_nobody_are_one_answer(cast: Cast) -> None:
    quiet = put(cast, "Quiet", "client", "")
    for person in (quiet.id, uuid4()):
        with pytest.raises(NotHereError):
            place_people(
                by=cast.other_member, case_id=cast.case, view=FAMILY, persons=[person], at=[FAR]
            )


def test_placing_twice_is_placing_once(cast: Cast) -> None:
    ana = put(cast, "Ana")
    put_at(cast, "client", ana)
    put_at(cast, "client", ana)
    assert Place.objects.count() == 1


def test_tidying_up_lets_go_of_one_view_or_of_some_people(cast: Cast) -> None:
    ana, ben = put(cast, "Ana"), put(cast, "Ben")
    for who, person in (("client", ana), ("client", ben), ("therapist", ana)):
        put_at(cast, who, person)
    tidy_up(by=cast.client, case_id=cast.case, view=FAMILY, persons=[ana.id])
    assert by_hand(cast, "client") == {str(ben.id): FAR}
    tidy_up(by=cast.client, case_id=cast.case, view=FAMILY)
    assert by_hand(cast, "client") == {}
    assert by_hand(cast, "therapist") == {str(ana.id): FAR}


def test_whoever_is_let_go_of_stands_beside_their_kin_again(cast: Cast) -> None:
    ana, ben = put(cast, "Ana"), put(cast, "Ben")
    kin.add_parent(by=cast.therapist, case_id=cast.case, of=ana.id, values={}, known=ben.id)

    def aside() -> float:
        at = stands(cast, "client")
        return at[str(ana.id)][0] - at[str(ben.id)][0]

    assert aside() == 0
    put_at(cast, "client", ana, (500.0, 170.0))
    assert aside() > 100
    tidy_up(by=cast.client, case_id=cast.case, view=FAMILY, persons=[ana.id])
    assert aside() == 0


def test_only_those_who_share_a_picture_hear_that_it_was_arranged(cast: Cast) -> None:
    ana = put(cast, "Ana")
    put_at(cast, "client", ana)
    event = Event.objects.filter(kind="places_changed").latest("id")
    assert event.scopes == [audience_of(sight(cast.client, cast.case))]
    assert event.ids == []


def test_whoever_was_moved_stays_when_somebody_is_added(cast: Cast) -> None:
    ana = put(cast, "Ana")
    put_at(cast, "client", ana)
    kin.add_child(
        by=cast.client, case_id=cast.case, of=ana.id, part="joint", values={"nickname": "Bo"}
    )
    assert stands(cast, "client")[str(ana.id)] == FAR


def test_a_picture_stays_until_its_rows_change(cast: Cast) -> None:
    put(cast, "Ana")
    first = stands(cast, "client")
    Arrangement.objects.update(places={one: [at[0] + 40, at[1]] for one, at in first.items()})
    assert stands(cast, "client") == {one: (x + 40, y) for one, (x, y) in first.items()}


def test_everybody_stays_about_where_they_were_when_a_child_comes(cast: Cast) -> None:
    ana = put(cast, "Ana", index=True)
    for name in ("Rosa", "Luis"):
        kin.add_parent(
            by=cast.client, case_id=cast.case, of=ana.id, part="joint", values={"nickname": name}
        )
    before = stands(cast, "client")
    Arrangement.objects.update(places={one: [x + 500, y + 300] for one, (x, y) in before.items()})
    kin.add_child(
        by=cast.client, case_id=cast.case, of=ana.id, part="joint", values={"nickname": "Bo"}
    )
    after = stands(cast, "client")
    assert all(
        after[one] == pytest.approx((x + 500, y + 300), abs=45) for one, (x, y) in before.items()
    )


def test_taking_somebody_off_and_bringing_them_back_moves_nobody(cast: Cast) -> None:
    ana, ben = put(cast, "Ana", "client"), put(cast, "Ben", "client")
    before = stands(cast, "client")
    people.remove_person(by=cast.client, case_id=cast.case, person_id=ben.id)
    assert stands(cast, "client")[str(ana.id)] == before[str(ana.id)]
    history.undo(by=cast.client, case_id=cast.case)
    assert stands(cast, "client")[str(ana.id)] == before[str(ana.id)]


def sent(person: Person, **more: Any) -> str:
    return json.dumps({"view": "genogram", "persons": [str(person.id)], "at": [[1, 2]], **more})


def test_the_page_and_programs_place_people_by_one_door(cast: Cast) -> None:
    ana, visitor = put(cast, "Ana"), Visitor(cast, "client")
    page = visitor.words("map/genogram/")
    door = f"/api/v1/work/{cast.case}/place_people"
    assert f'data-place="{door}"' in page
    assert "were moved by hand" not in page
    answer = visitor.client.post(door, sent(ana), content_type="application/json")
    assert answer.status_code == 200
    page = visitor.words("map/genogram/")
    assert "One person was moved by hand." in page
    assert f'data-placed="{{&quot;{ana.id}&quot;:[1.0,2.0]}}"' in page


@pytest.mark.parametrize(
    "wrong",
    [{"view": "circles"}, {"view": "timeline"}, {"at": [[1]]}, {"at": [["1e400", 0]]},
     {"at": [[200_000, 0]]}, {"at": []}, {"persons": ["x"]}],
)  # fmt: skip
def test_what_is_no_place_is_refused(cast: Cast, wrong: dict[str, Any]) -> None:
    ana, visitor = put(cast, "Ana"), Visitor(cast, "client")
    answer = visitor.client.post(
        f"/api/v1/work/{cast.case}/place_people", sent(ana, **wrong),
        content_type="application/json",
    )  # fmt: skip
    assert answer.status_code in {400, 422}
    assert not Place.objects.exists()


def test_tidying_up_works_without_script(cast: Cast) -> None:
    ana, visitor = put(cast, "Ana"), Visitor(cast, "client")
    put_at(cast, "client", ana)
    answer = visitor.post("map/genogram/tidy/", {"open": str(ana.id)})
    assert answer["Location"].endswith(f"/map/genogram/?open={ana.id}")
    assert by_hand(cast, "client") == {}
    assert visitor.post("map/circles/tidy/", {}).status_code == 404


@pytest.mark.parametrize("path", ["map/circles/", "map/words/", "map/genogram/?as_of=1990"])
def test_nobody_is_moved_where_a_place_means_something_or_on_another_day(
    cast: Cast, path: str
) -> None:
    put(cast, "Ana", birth="1950")
    assert "data-place" not in Visitor(cast, "client").words(path)


def test_on_another_day_everybody_stands_where_they_stand_today(cast: Cast) -> None:
    ana = put(cast, "Ana", birth="1950")
    put(cast, "Ben", birth="1990")
    put_at(cast, "client", ana, (1234.5, 77.0))
    page = Visitor(cast, "client").words("map/genogram/?as_of=1980")
    assert 'transform="translate(1234.5 77)"' in page
