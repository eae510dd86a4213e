from datetime import timedelta

import pytest

from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError
from kithkin.base.sealing import SealBrokenError
from kithkin.consent.queries import sight
from kithkin.exchange.bringing import Preview, preview
from kithkin.exchange.errors import FileNotUnderstoodError
from kithkin.exchange.kept import Kept
from kithkin.exchange.models import DRAFT_LASTS, MOST_DRAFTS, Draft
from kithkin.exchange.queries import bytes_of
from kithkin.exchange.services import keep_draft
from kithkin.network.copies import MapCopy, PersonCopy, UnionCopy
from kithkin.record.models import Entry

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def keep(cast: Cast, who: str = "client", *, name: str = "a.ged", content: bytes = b"x") -> Draft:
    return keep_draft(
        by=cast.actors[who], case_id=cast.case, part="joint", name=name, content=content
    )


def test_a_draft_is_no_fact_and_leaves_no_entry(cast: Cast) -> None:
    before = Entry.objects.count()
    draft = keep(cast)
    assert bytes_of(Draft.objects.get(id=draft.id)) == b"x"
    assert Entry.objects.count() == before


def test_whoever_may_not_bring_a_file_clears_nobodys_away(cast: Cast) -> None:
    old = keep(cast)
    with clock.held_at(clock.now() + 2 * DRAFT_LASTS), pytest.raises(NotHereError):
        keep(cast, "stranger")
    assert Draft.objects.filter(id=old.id).exists()


def test_a_draft_is_gone_after_its_hour(cast: Cast) -> None:
    old = keep(cast)
    with clock.held_at(clock.now() + DRAFT_LASTS):
        keep(cast, "therapist")
    assert not Draft.objects.filter(id=old.id).exists()


def test_the_oldest_of_a_persons_drafts_makes_room_for_a_new_one(cast: Cast) -> None:
    theirs = keep(cast, "therapist")
    mine = []
    for minute in range(MOST_DRAFTS + 1):
        with clock.held_at(clock.now() + timedelta(minutes=minute)):
            mine.append(keep(cast).id)
    assert set(Draft.objects.values_list("id", flat=True)) == {theirs.id, *mine[1:]}


def test_a_file_called_pasted_is_read_as_a_file(cast: Cast) -> None:
    draft = keep(cast, name="pasted", content=b"name,born\nJos\xe9,1950\n")
    with pytest.raises(FileNotUnderstoodError):
        preview(sight(cast.client, cast.case), draft)


def test_a_file_opens_on_its_own_draft_alone(cast: Cast) -> None:
    one, other = keep(cast), keep(cast)
    other.content = one.content
    with pytest.raises(SealBrokenError):
        bytes_of(other)


def test_lines_about_a_couple_of_nobody_belong_to_nobody() -> None:
    copy = MapCopy(persons=(PersonCopy("I1"),), unions=(UnionCopy("F1", ()),))
    lines = (Kept(3, "FAM.NOTE", "1 NOTE a", "F1"), Kept(4, "INDI.NOTE", "1 NOTE b", "I1"))
    coming = Preview(copy, lines, (), (), centred=False)
    assert coming.kept_by_person == {"I1": ["INDI.NOTE\t1 NOTE b"]}
    assert coming.nobodys == 1
