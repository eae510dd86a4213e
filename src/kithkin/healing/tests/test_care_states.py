import re
from collections.abc import Callable
from typing import Any

import pytest

from kithkin.base.models import Event
from kithkin.base.refusals import ConflictError
from kithkin.healing.models import CareKind, CareState
from kithkin.healing.offer import home
from kithkin.healing.tests.conftest import Work
from kithkin.network.doors import FieldsRefusedError

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
BLAME = re.compile(r"\bfail|unsuccess|broken off|gave up|not done|overdue|missed\b", re.IGNORECASE)


def say(work: Work, **values: str) -> str:
    return str(work.do("client", "set_care_state", person_id=str(work.lin), values=values))


@pytest.mark.parametrize("state", CareKind.values)
def test_every_state_can_be_said_and_is_announced(alone: Work, state: str) -> None:
    say(alone, state=state, helps="the sea")
    assert [(row.state, row.helps) for row in alone.healing().care] == [(state, "the sea")]
    assert Event.objects.filter(kind="care_state_set").count() == 1


def test_said_again_by_whoever_looked_at_it_it_is_one_state_said_anew(alone: Work) -> None:
    first = say(alone, state="grieving")
    page = alone.get("client", "network:ask_about", "set-care-state", alone.lin)
    assert 'name="seen.state"' in page.content.decode()
    sent = {"values.state": "ended", "seen.state": str(CareState.objects.get().version_of("state")),
            "seen.words": ""}  # fmt: skip
    assert alone.post("client", "set-care-state", alone.lin, **sent).status_code == 302
    assert (str(CareState.objects.get().id), CareState.objects.get().state) == (first, "ended")


def test_what_the_other_said_for_both_is_not_written_over_unseen(couple: Work) -> None:
    sent = {"person_id": str(couple.lin), "part": "joint"}
    couple.do("client", "set_care_state", **sent, values={"state": "grieving", "words": "kumquat"})
    with pytest.raises(ConflictError):
        couple.do("other_member", "set_care_state", **sent, values={"words": "quince"})
    couple.do("other_member", "set_care_state", **sent, values={"helps": "the sea"})
    kept = CareState.objects.get()
    assert (kept.state, kept.words, kept.helps) == ("grieving", "kumquat", "the sea")


def test_beside_what_is_joint_each_is_asked_for_their_own(couple: Work) -> None:
    sent = {"person_id": str(couple.lin), "part": "joint", "values": {"words": "kumquat"}}
    couple.do("client", "set_care_state", **sent)
    page = couple.get("other_member", "network:ask_about", "set-care-state", couple.lin)
    here = page.content.decode()
    assert ["kumquat" in here, 'value="joint"' in here] == [False, False]
    couple.post("other_member", "set-care-state", couple.lin, part=str(couple.cast.other_part))
    assert CareState.objects.filter(scope=f"part:{couple.cast.other_part}").exists()


def test_states_stand_beside_open_and_mended_without_words_of_failure(alone: Work) -> None:
    alone.do("client", "note_break", person_id=str(alone.lin), values={"happened": "the lunch"})
    kept = str(alone.do("client", "note_break", between="therapy"))
    alone.do("client", "say_how_break_stands", rupture_id=kept, values={"stands": "mended"})
    say(alone, state="not_to_mend")
    page = alone.get("client", "healing:breaks").content.decode()
    headings = ("Still open", "Mended", "Cared for as it is")
    assert all(f">{heading}</h2>" in page for heading in headings)
    assert "I choose not to mend this" in page
    assert not BLAME.search(re.sub(r"<[^>]+>", " ", page))


def test_it_is_asked_again_on_the_day_the_client_chose_and_only_for_a_while(
    alone: Work, days_later: Callable[[int], Any]
) -> None:
    say(alone, state="no_contact", look_again="2026-04-01")
    asked = {}
    for days in (0, 29, 30, 57, 58):
        with days_later(days):
            asked[days] = len(home(alone.sight("client")))
    assert asked == {0: 0, 29: 0, 30: 1, 57: 1, 58: 0}


def test_without_a_day_nothing_ever_asks(alone: Work, days_later: Callable[[int], Any]) -> None:
    say(alone, state="grieving")
    with days_later(365):
        assert home(alone.sight("client")) == []


def test_a_day_that_is_none_is_refused(alone: Work) -> None:
    with pytest.raises(FieldsRefusedError):
        say(alone, look_again="soon")


def test_in_a_couple_each_says_it_for_themselves(couple: Work) -> None:
    say(couple, state="ended", words="kumquat")
    page = couple.get("other_member", "healing:care", couple.lin).content.decode()
    assert "Nothing is said yet" in page
    assert "kumquat" not in page
