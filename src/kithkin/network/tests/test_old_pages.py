"""A page that stood open while somebody else wrote must not undo what they wrote."""

import re
from html import unescape

import pytest

from kithkin.base.cast import Cast
from kithkin.network.models import Person
from kithkin.network.services import people
from kithkin.network.tests.visiting import Visitor, put

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
BOX = re.compile(r'<input type="(?:text|hidden)" name="([^"]+)"(?: value="([^"]*)")?')


def as_shown(page: str) -> dict[str, str]:
    """What a browser would send of a page that nobody has touched."""
    boxes = {name: unescape(value or "") for name, value in BOX.findall(page)}
    chosen = re.findall(r'<select name="([^"]+)"(.*?)</select>', page, re.DOTALL)
    for name, inside in chosen:
        found = re.search(r'<option value="([^"]*)" selected', inside)
        boxes[name] = found.group(1) if found else ""
    notes = re.findall(r'<textarea name="([^"]+)"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)
    ticks = re.findall(r'<input type="checkbox" name="([^"]+)"[^>]*checked', page)
    return {**boxes, **{name: unescape(text) for name, text in notes}, **dict.fromkeys(ticks, "on")}


def test_an_old_page_does_not_erase_what_somebody_wrote_meanwhile(cast: Cast) -> None:
    ana, visitor = put(cast, "Ana"), Visitor(cast, "client")
    old = as_shown(visitor.words(f"say/change-person/{ana.id}/"))
    people.change_person(
        by=cast.therapist, case_id=cast.case, person_id=ana.id, values={"death": "2020"}
    )
    answer = visitor.post(f"say/change-person/{ana.id}/", {**old, "values.nickname": "Anna"})
    assert answer.status_code == 302
    row = Person.objects.get(id=ana.id)
    assert (row.nickname, row.death) == ("Anna", "2020")


def test_a_page_sent_as_it_was_shown_changes_nothing(cast: Cast) -> None:
    ana = put(cast, "Ana", birth="1950~", note="likes rain\nand tea", dead=True, ring=2)
    before = Person.objects.get(id=ana.id).opened()
    visitor = Visitor(cast, "client")
    shown = as_shown(visitor.words(f"say/change-person/{ana.id}/"))
    assert visitor.post(f"say/change-person/{ana.id}/", shown).status_code == 302
    assert Person.objects.get(id=ana.id).opened() == before


def test_a_tick_taken_away_is_said(cast: Cast) -> None:
    ana, visitor = put(cast, "Ana", dead=True), Visitor(cast, "client")
    shown = as_shown(visitor.words(f"say/change-person/{ana.id}/"))
    shown.pop("values.dead")
    visitor.post(f"say/change-person/{ana.id}/", shown)
    assert Person.objects.get(id=ana.id).dead is False


def test_a_removal_from_an_old_page_is_shown_and_not_done(cast: Cast) -> None:
    ana, visitor = put(cast, "Ana"), Visitor(cast, "client")
    old = as_shown(visitor.words(f"say/remove-person/{ana.id}/"))
    people.change_person(
        by=cast.therapist, case_id=cast.case, person_id=ana.id, values={"note": "still here"}
    )
    assert visitor.post(f"say/remove-person/{ana.id}/", old).status_code == 409
    assert Person.objects.get(id=ana.id).gone_at is None
