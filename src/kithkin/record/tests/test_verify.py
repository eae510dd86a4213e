"""Proving the record: what holds, what is counted, and a thousand ways to cheat."""

import random
from collections import Counter
from pathlib import Path

import pytest
from django.db import transaction

from kithkin.accounts.keyring import RING
from kithkin.accounts.models import ScopeKey
from kithkin.base.cast import Cast
from kithkin.record.anchors import Anchors
from kithkin.record.marks import read_anchors
from kithkin.record.models import Chain, Change, Entry
from kithkin.record.services import note_read
from kithkin.record.tests.tampering import TAMPERINGS, cut_the_end_off
from kithkin.record.verify import MOST_LISTED, Verdict, verify

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_an_untouched_record_holds(cast: Cast) -> None:
    verdict = verify()
    assert verdict.holds
    assert (verdict.chains, verdict.entries) == (Chain.objects.count(), Entry.objects.count())
    assert verdict.erased == 0


def test_one_case_can_be_proved_alone(cast: Cast) -> None:
    verdict = verify(only=cast.case)
    assert verdict.holds
    assert verdict.chains == 1
    assert verdict.entries == Entry.objects.filter(chain=cast.case).count()


def test_what_was_erased_is_counted_and_breaks_nothing(cast: Cast) -> None:
    Change.objects.filter(entry__chain=cast.case, entry__number=1).delete()
    verdict = verify()
    assert verdict.holds
    assert verdict.erased == 1


def test_a_record_whose_signing_key_is_gone_does_not_pass(cast: Cast) -> None:
    ScopeKey.objects.using("keys").filter(scope=f"clinic:{cast.clinic}").delete()
    RING.forget()
    assert "key that signs it is gone" in str(verify().breaks[0])


def test_one_lie_is_one_break(cast: Cast) -> None:
    Entry.objects.filter(chain=cast.case, number=2).update(verb="never_happened")
    assert [str(found) for found in verify().breaks] == [
        f"chain {cast.case}, entry 2: it was changed, moved or put in"
    ]


def test_a_record_broken_everywhere_is_counted_in_full_and_listed_in_part(cast: Cast) -> None:
    for number in range(MOST_LISTED + 5):
        note_read(by=cast.therapist, case=cast.case, clinic=cast.clinic, surface=f"page {number}")
    Entry.objects.filter(chain=cast.case).update(about="elsewhere")
    verdict = verify(only=cast.case)
    assert verdict.broken > MOST_LISTED
    assert len(verdict.breaks) == MOST_LISTED


def test_what_is_younger_than_the_last_anchor_can_be_cut_off_unseen(
    cast: Cast, tmp_path: Path
) -> None:
    """The limit that anchoring every ten minutes leaves; it is said in operations.md."""
    Anchors(tmp_path).write()
    note_read(by=cast.therapist, case=cast.case, clinic=cast.clinic, surface="map")
    last = Entry.objects.filter(chain=cast.case).latest("number")
    Entry.objects.filter(id=last.id).delete()
    before = Entry.objects.filter(chain=cast.case).latest("number")
    Chain.objects.filter(id=cast.case).update(length=before.number, head=before.mac)
    assert verify(marks=read_anchors(tmp_path).marks).holds


def test_an_end_cut_off_is_found_by_the_anchors_and_only_by_them(
    cast: Cast, tmp_path: Path
) -> None:
    Anchors(tmp_path).write()
    cut_the_end_off(random.Random(7))
    assert verify().holds
    found = verify(marks=read_anchors(tmp_path).marks)
    assert "were anchored" in str(found.breaks[0])


@pytest.fixture
def watched(cast: Cast, tmp_path: Path) -> Path:
    """A small record with rows, reads and several chains, anchored in two steps."""
    anchors = Anchors(tmp_path)
    for surface in ("map", "history", "agreement"):
        note_read(by=cast.client, case=cast.case, clinic=cast.clinic, surface=surface)
        anchors.write()
    return tmp_path


def tampered_with(seed: int, anchors: Path) -> tuple[str, Verdict]:
    tamper = TAMPERINGS[seed % len(TAMPERINGS)]
    with transaction.atomic():
        tamper(random.Random(seed))
        verdict = verify(marks=read_anchors(anchors).marks)
        transaction.set_rollback(True)
    return tamper.__name__, verdict


def test_a_thousand_tamperings_at_random_places_are_a_thousand_found(watched: Path) -> None:
    outcomes = [tampered_with(seed, watched) for seed in range(1000)]
    missed = Counter(name for name, verdict in outcomes if verdict.holds)
    assert not missed
    assert verify(marks=read_anchors(watched).marks).holds
