"""A page sent with nothing on it: a sentence, and nothing on the map."""

import pytest

from kithkin.base.cast import Cast
from kithkin.network.models import Person, Tie
from kithkin.network.pages import PAGES
from kithkin.network.services import around, kin, ties
from kithkin.network.tests.visiting import Visitor, put

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

MAKING = [name for name, page in PAGES.items() if not page.changes and not page.careful]


def _addresses(cast: Cast) -> dict[str, str]:
    """Every page that makes something, about rows of a small family."""
    by, case = cast.therapist, cast.case
    ana, ben = put(cast, "Ana"), put(cast, "Ben")
    kin.add_sibling(by=by, case_id=case, of=ana.id, values={"nickname": "Cy"})
    rows = {
        "Person": ana.id,
        "Tie": ties.add_tie(by=by, case_id=case, a=ana.id, b=ben.id, values={}).id,
        "Group": around.add_group(by=by, case_id=case, values={"name": "x"}, part="joint").id,
        "Happening": around.add_event(by=by, case_id=case, values={"what": "x"}, part="joint").id,
    }
    around.add_group(by=by, case_id=case, values={"name": "y"}, part="joint")
    of = {name: PAGES[name].subject for name in MAKING}
    return {
        name: f"say/{name}/{rows[model.__name__]}/" if model else f"say/{name}/"
        for name, model in of.items()
    }


def _sent_untouched(page: str) -> dict[str, str]:
    return {"part": "joint", "values.kind": "human"} if page == "add-person" else {}


def test_no_page_that_makes_something_makes_it_of_nothing(cast: Cast) -> None:
    visitor, addresses = Visitor(cast, "client"), _addresses(cast)
    before = visitor.map()
    for name in MAKING:
        if name == "safety":  # words of one's own may be emptied
            continue
        answer = visitor.post(addresses[name], _sent_untouched(name))
        assert answer.status_code == 422, name
        assert 'role="alert"' in answer.content.decode(), name
    assert visitor.map() == before


def test_what_is_missing_is_named_at_the_top_and_beside_its_box(cast: Cast) -> None:
    sent = {"values.note": "", "values.place": "Leeds"}
    page = Visitor(cast, "client").post("say/add-household/", sent).content.decode()
    assert '<a href="#id_values.name">Name</a>' in page
    assert "Give it a name, or say who belongs to it." in page


def test_one_answer_is_enough_and_it_need_not_be_a_name(cast: Cast) -> None:
    ana = put(cast, "Ana")
    sent = {"values.nickname": "", "kind": "biological", "values.gender": "man"}
    assert Visitor(cast, "client").post(f"say/add-parent/{ana.id}/", sent).status_code == 302
    assert Person.objects.filter(gone_at=None).count() == 2


def test_nobody_is_chosen_by_chance(cast: Cast) -> None:
    ana, _ben, _cy = put(cast, "Ana"), put(cast, "Ben"), put(cast, "Cy")
    visitor = Visitor(cast, "client")
    assert '<option value="" selected>please choose</option>' in visitor.words(
        f"say/add-tie/{ana.id}/"
    )
    answer = visitor.post(f"say/add-tie/{ana.id}/", {"b": "", "values.code": "cutoff"})
    assert "Please choose." in answer.content.decode()
    assert not Tie.objects.exists()


def test_a_page_with_nothing_to_choose_from_says_so(cast: Cast) -> None:
    ana = put(cast, "Ana")
    for name, words in (
        ("add-tie", "Nobody else is on the map yet."),
        ("twins", "No brothers or sisters are on the map yet."),
        ("belong", "No household or group is on the map yet."),
    ):
        page = Visitor(cast, "client").words(f"say/{name}/{ana.id}/")
        assert words in page
        assert 'class="form"' not in page


def test_whoever_may_not_write_is_told_that_and_not_asked_for_more(cast: Cast) -> None:
    put(cast, "Ana")
    assert Visitor(cast, "colleague").post("say/add-event/", {}).status_code in {403, 404}


def test_a_page_kept_as_it_was_shown_promises_no_undo(cast: Cast) -> None:
    ana = put(cast, "Ana")
    visitor, address = Visitor(cast, "client"), f"say/change-person/{ana.id}/"
    shown = {"values.nickname": "Ana", "was.nickname": "Ana", "seen.nickname": "0"}
    visitor.post(address, shown)
    assert "Nothing was changed." in visitor.words(f"people/{ana.id}/")
    visitor.post(address, shown | {"values.nickname": "Anna"})
    assert "Kept. You can undo it." in visitor.words(f"people/{ana.id}/")


def test_what_somebody_says_of_an_event_is_one_tap_from_it(cast: Cast) -> None:
    event = around.add_event(
        by=cast.therapist, case_id=cast.case, values={"what": "the move"}, part="joint"
    )
    page = Visitor(cast, "client").words(f"say/change-event/{event.id}/")
    assert f"/say/tell-of-event/{event.id}/" in page


def test_the_way_back_is_called_what_it_leads_to(cast: Cast) -> None:
    ana = put(cast, "Ana")
    link = kin.add_parent(
        by=cast.therapist, case_id=cast.case, of=ana.id, values={"nickname": "Rosa"}
    )
    page = Visitor(cast, "client").words(f"say/change-parent/{link.id}/")
    crumb = page.split('class="crumb">')[1].split("</p>")[0]
    assert "<bdi>Ana</bdi>" in crumb
    assert "Rosa" not in crumb
