"""With whom mending is not used: closed in the same words, whoever said so and however."""

import re

import pytest

from kithkin.healing.errors import NotUsedHereError, OpenedWithTherapistError
from kithkin.healing.models import Repair
from kithkin.healing.offer import brief, home
from kithkin.healing.tests.conftest import Work
from kithkin.network.services import history, ties

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def begin(work: Work, who: str = "client") -> str:
    made = work.do(
        who, "plan_mending", person_id=str(work.lin), values={"aim": "Christmas together"}
    )
    return str(made)


@pytest.mark.parametrize("who", ["client", "therapist"])
def test_no_mending_begins_with_somebody_not_safe_to_involve(alone: Work, who: str) -> None:
    alone.mark_not_safe()
    with pytest.raises(NotUsedHereError):
        begin(alone, who)
    assert not Repair.objects.exists()


STEPS = (
    ("change_mending", {"values": {"first_step": "ring her"}}),
    ("write_letter", {"values": {"words": "Dear Lin"}}),
    ("try_mending", {"values": {"did": "rang"}}),
    ("look_again_at_mending", {"holds": "holds"}),
)


@pytest.mark.parametrize(("verb", "sent"), STEPS)
def test_saying_it_is_not_safe_closes_every_step(
    alone: Work, verb: str, sent: dict[str, object]
) -> None:
    mending = begin(alone)
    alone.do("client", "change_mending", mending_id=mending, values={"safe_to_do": "no"})
    for who in ("client", "therapist"):
        with pytest.raises(NotUsedHereError):
            alone.do(who, verb, mending_id=mending, **sent)


@pytest.mark.parametrize(("verb", "sent"), STEPS)
def test_a_mark_made_later_closes_a_mending_that_was_begun(
    alone: Work, verb: str, sent: dict[str, object]
) -> None:
    mending = begin(alone)
    alone.mark_not_safe()
    with pytest.raises(NotUsedHereError):
        alone.do("client", verb, mending_id=mending, **sent)


def closed_page(work: Work, who: str, mending: str) -> str:
    page = work.get(who, "healing:mending", mending).content.decode()
    (notice,) = re.findall(r'<div class="notice" id="not-used">.*?</div>\s*</div>', page, re.DOTALL)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", notice)


def test_the_closed_page_says_the_same_whoever_marked_it(alone: Work) -> None:
    by_word, by_mark = begin(alone), begin(alone)
    alone.do("client", "change_mending", mending_id=by_word, values={"safe_to_do": "no"})
    told = {who: closed_page(alone, who, by_word) for who in ("client", "therapist")}
    alone.mark_not_safe()
    for who, words in told.items():
        assert closed_page(alone, who, by_mark) == words
    assert "Mending is not used here" in told["client"]
    assert not re.search(r"\bsafe\b|marked|because", "".join(told.values()))


def test_a_closed_page_keeps_what_was_written_and_offers_care_instead(alone: Work) -> None:
    mending = begin(alone)
    alone.do("client", "change_mending", mending_id=mending, values={"safe_to_do": "no"})
    page = alone.get("client", "healing:mending", mending).content.decode()
    assert "Christmas together" in page
    assert f"/people/{alone.lin}/care/" in page
    assert "mending-first-step" not in page


def test_only_a_therapist_opens_it_again_and_a_mark_still_holds(alone: Work) -> None:
    mending = begin(alone)
    alone.do("client", "change_mending", mending_id=mending, values={"safe_to_do": "no"})
    with pytest.raises(OpenedWithTherapistError):
        alone.do("client", "reopen_mending", mending_id=mending)
    alone.do("therapist", "reopen_mending", mending_id=mending)
    assert not alone.healing().closed.to(Repair.objects.get(id=mending))
    alone.mark_not_safe()
    alone.do("therapist", "reopen_mending", mending_id=mending)
    assert alone.healing().closed.to(Repair.objects.get(id=mending))


def test_a_slip_is_undone_by_whoever_made_it_and_by_nobody_else(alone: Work) -> None:
    mending = begin(alone)
    alone.do("client", "change_mending", mending_id=mending, values={"safe_to_do": "no"})
    history.undo(by=alone.actor("therapist"), case_id=alone.case)  # an act of the therapist's own
    assert alone.healing().closed.to(Repair.objects.get(id=mending))
    history.undo(by=alone.actor("client"), case_id=alone.case)
    assert not alone.healing().closed.to(Repair.objects.get(id=mending))


def test_a_mark_taken_back_opens_it_again(alone: Work) -> None:
    mending = begin(alone)
    alone.mark_not_safe()
    ties.say_safety(by=alone.actor("client"), case_id=alone.case, tie_id=alone.tie, words="")
    alone.do("client", "try_mending", mending_id=mending, values={"did": "rang"})
    assert alone.healing().tries


def test_home_and_brief_say_nothing_of_whom_mending_is_not_used_with(alone: Work) -> None:
    mending = begin(alone)
    alone.do("client", "try_mending", mending_id=mending, values={"tried": "2026-02-20"})
    alone.do("client", "note_break", person_id=str(alone.lin), values={"happened": "x"})
    assert home(alone.sight("client"))
    assert brief(alone.sight("therapist"), None)
    alone.mark_not_safe()
    assert home(alone.sight("client")) == []
    assert brief(alone.sight("therapist"), None) == []


def test_a_break_and_how_it_stands_are_still_kept_with_them(alone: Work) -> None:
    alone.mark_not_safe()
    alone.do("client", "note_break", person_id=str(alone.lin), values={"happened": "x"})
    alone.do("client", "set_care_state", person_id=str(alone.lin), values={"state": "no_contact"})
    assert len(alone.healing().breaks) == len(alone.healing().care) == 1
