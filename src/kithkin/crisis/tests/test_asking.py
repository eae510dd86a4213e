from datetime import timedelta

import pytest

from kithkin.accounts.services.invitations import BEARER
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.base.models import Event
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.conftest import NOON
from kithkin.crisis.errors import (
    AskedAlreadyError,
    LinkOverError,
    NobodyToAskError,
    NotFromHereError,
    NotUsedHereError,
)
from kithkin.crisis.models import HelperRole
from kithkin.crisis.services import asking
from kithkin.crisis.services.answering import answer_by_link
from kithkin.crisis.tests.conftest import Mina
from kithkin.network.services.history import undo
from kithkin.record.errors import NothingToTakeBackError
from kithkin.record.models import Entry

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def link_of(mina: Mina, role: HelperRole) -> str:
    return asking.make_link(by=mina.client, case_id=mina.case, helper_role_id=role.id)


def say(code: str, says: str, **more: str) -> HelperRole:
    return answer_by_link(by=BEARER, code=code, says=says, **more)


def test_a_helper_says_yes_within_limits_pauses_and_steps_back_by_one_link(mina: Mina) -> None:
    code = link_of(mina, mina.ask(mina.bea))
    kept = say(code, "yes", limits="Not after 23:00", lasts="30")
    assert (kept.state, kept.limits, kept.said_themselves) == ("yes", "Not after 23:00", True)
    assert say(code, "paused").state == "paused"
    assert say(code, "yes", limits="Mornings").limits == "Mornings"
    assert say(code, "stepped_back").state == "stepped_back"
    assert mina.sheet().helpers[0].standing == "stepped_back"
    assert say(code, "yes").state == "yes"


def test_both_a_yes_and_a_step_back_are_announced(mina: Mina) -> None:
    code = link_of(mina, mina.ask(mina.bea))
    say(code, "yes")
    say(code, "stepped_back")
    kinds = list(Event.objects.order_by("id").values_list("kind", flat=True))
    assert kinds[-2:] == ["helper_said_yes", "helper_stepped_back"]


def test_an_answer_that_does_not_follow_is_refused(mina: Mina) -> None:
    code = link_of(mina, mina.ask(mina.bea))
    for says in ("paused", "stepped_back"):
        with pytest.raises(NotFromHereError):
            say(code, says)


def test_a_code_is_kept_as_a_hash_and_a_newer_one_ends_it(mina: Mina) -> None:
    role = mina.ask(mina.bea)
    first, second = link_of(mina, role), link_of(mina, role)
    kept = HelperRole.objects.get(id=role.id)
    assert second not in kept.link_hash
    assert len(second.replace("-", "")) == 20
    with pytest.raises(LinkOverError):
        say(first, "yes")
    assert say(second.lower().replace("-", " "), "yes").state == "yes"


def test_a_link_waits_two_weeks_for_an_answer_and_outlives_a_yes(mina: Mina) -> None:
    role = mina.ask(mina.bea)
    code = link_of(mina, role)
    with clock.held_at(NOON + timedelta(days=15)), pytest.raises(LinkOverError):
        say(code, "yes")
    say(code, "yes", lasts="30")
    with clock.held_at(NOON + timedelta(days=59)):
        assert say(code, "stepped_back").state == "stepped_back"


def test_a_link_ends_with_the_asking_and_the_asking_cannot_be_undone(mina: Mina) -> None:
    role = mina.ask(mina.bea)
    code = link_of(mina, role)
    asking.end_asking(by=mina.client, case_id=mina.case, helper_role_id=role.id)
    with pytest.raises(LinkOverError):
        say(code, "yes")
    undo(by=mina.client, case_id=mina.case)  # the line of the plan, done before
    assert mina.sheet().helpers == []
    assert HelperRole.objects.get(id=role.id).gone_at is not None


def test_the_link_of_somebody_not_safe_to_involve_reads_as_over(mina: Mina) -> None:
    code = link_of(mina, mina.ask(mina.bea))
    say(code, "yes")
    mina.mark(mina.bea)
    with pytest.raises(LinkOverError):
        say(code, "stepped_back")
    assert mina.sheet().helpers[0].unused


def test_other_words_ask_anew(mina: Mina) -> None:
    role = mina.ask(mina.bea)
    say(link_of(mina, role), "yes")
    told = {"helps": "Tea"}
    asking.change_asking(by=mina.client, case_id=mina.case, helper_role_id=role.id, values=told)
    assert mina.sheet().helpers[0].standing == "yes"
    told = {"asked": "May I stay a night?"}
    asking.change_asking(by=mina.client, case_id=mina.case, helper_role_id=role.id, values=told)
    assert mina.sheet().helpers[0].standing == "asked"
    assert mina.sheet().helpers[0].yes_until is None


def test_what_was_told_by_word_of_mouth_is_marked_so(mina: Mina) -> None:
    role = mina.ask(mina.bea)
    asking.keep_helper_answer(
        by=mina.client, case_id=mina.case, helper_role_id=role.id, helper_says="yes", limits="noon"
    )
    helper = mina.sheet().helpers[0]
    assert (helper.standing, helper.limits, helper.themselves) == ("yes", "noon", False)


def test_only_somebody_named_is_asked_and_only_once(mina: Mina) -> None:
    mina.ask(mina.bea)
    with pytest.raises(AskedAlreadyError):
        mina.ask(mina.bea)
    nobody = mina.add(4, words="the neighbour")
    with pytest.raises(NobodyToAskError):
        asking.ask_helper(by=mina.client, case_id=mina.case, plan_step_id=nobody.id, values={})
    step = mina.add(4, person=str(mina.jonas))
    mina.mark(mina.jonas)
    with pytest.raises(NotUsedHereError):
        asking.ask_helper(by=mina.client, case_id=mina.case, plan_step_id=step.id, values={})


def test_nobody_answers_by_a_link_but_its_bearer(mina: Mina) -> None:
    code = link_of(mina, mina.ask(mina.bea))
    with pytest.raises(NotAllowedError):
        answer_by_link(by=mina.client, code=code, says="yes")


def test_in_the_record_the_role_itself_acted(mina: Mina) -> None:
    role = mina.ask(mina.bea)
    say(link_of(mina, role), "yes")
    entry = Entry.objects.filter(case=mina.case).latest("number")
    assert (entry.verb, entry.actor) == ("crisis.answer", role.id)


def test_answers_cannot_be_undone_by_the_client(mina: Mina) -> None:
    role = mina.ask(mina.bea)
    say(link_of(mina, role), "yes")
    for _step in range(9):
        try:
            undo(by=mina.client, case_id=mina.case)
        except NothingToTakeBackError:
            break
    assert HelperRole.objects.get(id=role.id).state == "yes"


def test_outsiders_cannot_make_a_link(mina: Mina, cast: Cast) -> None:
    role = mina.ask(mina.bea)
    with pytest.raises(NotHereError):
        asking.make_link(by=cast.stranger, case_id=mina.case, helper_role_id=role.id)
