"""This part's corner of the world of the access matrix."""

from datetime import date
from typing import Any
from uuid import UUID

from kithkin.accounts.models import Case, Member
from kithkin.accounts.services import cases, people
from kithkin.base.actor import OPERATOR, Actor
from kithkin.base.cast import Cast
from kithkin.config.tests.world import canary
from kithkin.healing.models import Holds
from kithkin.healing.services import breaks, care, looking_again, mendings

BY_NAME = {
    "rupture_id": "rupture", "mending_id": "repair", "letter_id": "letter",
    "mending_try_id": "repairattempt", "look_id": "recheck", "care_state_id": "carestate",
    "check_id": "sessioncheck",
}  # fmt: skip
LEAST: dict[str, Any] = {"went": "fine", "holds": "holds"}
LISTS: set[str] = set()
NAME_NO_ROW = {"note_break", "say_something_was_off", "plan_mending"}


def rows(
    cast: Cast, by: Actor, case: UUID, owner: str, part: str, ids: dict[str, UUID]
) -> dict[str, UUID]:
    def said(*names: str) -> dict[str, str]:
        return {name: canary(owner, f"heal{name}") for name in names}

    own = owner not in {"joint", "foreign"}  # what is asked of each alone is kept nowhere else
    broken = breaks.note_break(
        by=by, case_id=case, person_id=ids["person"], part=part,
        values={**said("happened", "needed", "own_words"), "noticed": "2019"},
    )  # fmt: skip
    breaks.say_how_break_stands(
        by=by, case_id=case, rupture_id=broken.id,
        values={"stands": "mended", **said("settled_words")},
    )  # fmt: skip
    mending = mendings.plan_mending(
        by=by, case_id=case, rupture_id=broken.id, part=part,
        values=said("aim", "first_step") | (said("ready_why", "safe_words") if own else {}),
    )  # fmt: skip
    tried = mendings.try_mending(
        by=by, case_id=case, mending_id=mending.id,
        values={**said("did", "answer", "good"), "went": 2},
    )  # fmt: skip
    seen = looking_again.look_again_at_mending(
        by=by, case_id=case, mending_id=mending.id, holds=Holds.A_BIT,
        words=canary(owner, "healwords"),
    )  # fmt: skip
    stands = care.set_care_state(
        by=by, case_id=case, person_id=ids["person"], part=part,
        values=said("words", "instead", "missed", "better", "helps"),
    )  # fmt: skip
    made = {
        "rupture": broken, "repair": mending, "repairattempt": tried, "recheck": seen,
        "carestate": stands,
    }  # fmt: skip
    found = {name: row.id for name, row in made.items()}
    return found | _of_a_member(cast, by, case, owner, mending.id)


def _of_a_member(cast: Cast, by: Actor, case: UUID, owner: str, mending: UUID) -> dict[str, UUID]:
    """A letter, and the question after a session: only members have them, in their own part."""
    member, writer = _member(cast, by, case, owner)
    whose = "mine" if owner == "joint" else owner
    letter = mendings.write_letter(
        by=writer, case_id=case, mending_id=mending, values={"words": canary(whose, "letter")}
    )
    breaks.say_something_was_off(by=writer, case_id=case, values={"happened": canary(whose, "off")})
    asker = by if owner == "foreign" else cast.therapist
    (check,) = breaks.open_session_check(by=asker, case_id=case, members=[member])
    return {"letter": letter.id, "sessioncheck": check}


def _member(cast: Cast, by: Actor, case: UUID, owner: str) -> tuple[UUID, Actor]:
    if owner == "theirs":
        return cast.other_part, cast.other_member
    if owner != "foreign":
        return cast.part, cast.client
    there = Member.objects.filter(case=case, user__isnull=False).first()
    if there is None:
        user = people.add_user(
            by=OPERATOR, clinic=Case.objects.get(id=case).clinic, sign_in_name="fiona",
            born=date(1990, 5, 17), password="lantern river oak 7", roles=(),
        )  # fmt: skip
        there = cases.add_member(by=by, case_id=case, called="Fiona", user=user)
    assert there.user_id is not None
    return there.id, Actor(id=there.user_id)
