"""Sessions for the tests: a day is counted from the quiet noon at which the cast lives."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.test import Client

from kithkin.accounts.models import User
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.exploration import services
from kithkin.exploration.models import AgendaItem, Session
from kithkin.exploration.queries import Meetings


def on(days: int) -> str:
    """The day so many days from today; those gone by are below zero."""
    return (clock.today() + timedelta(days=days)).isoformat()


def plan(cast: Cast, days: int, part: str = "joint", **more: Any) -> Session:
    values = {"day": on(days), "time": "14:00", **more}
    return services.plan_session(by=cast.therapist, case_id=cast.case, part=part, values=values)


def hold(cast: Cast, days: int, part: str = "joint", **more: Any) -> Session:
    return services.add_held_session(
        by=cast.therapist, case_id=cast.case, part=part, there=[cast.part, cast.other_part],
        values={"day": on(days), "time": "14:00", **more},
    )  # fmt: skip


def put(cast: Cast, by: Actor, words: str, part: str = "") -> AgendaItem:
    return services.add_to_agenda(by=by, case_id=cast.case, words=words, part=part)


def seen_by(cast: Cast, who: str) -> Sight:
    return sight(cast.actors[who], cast.case)


def meetings(cast: Cast, who: str) -> Meetings:
    return Meetings(seen_by(cast, who))


def browser(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(id=cast.actors[who].id))
    return client


def page(cast: Cast, who: str, address: str) -> str:
    answer = browser(cast, who).get(f"/work/{cast.case}/{address}")
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def note(cast: Cast, session: UUID, **boxes: Any) -> None:
    services.write_note(by=cast.therapist, case_id=cast.case, session_id=session, values=boxes)
