"""A page that follows a map hears what happened since it was made; of its own viewer's parts alone."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from asgiref.testing import ApplicationCommunicator
from django.test import Client

from kithkin.accounts.models import User
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.network.consumers import MapConsumer
from kithkin.network.services import people

sockets = pytest.mark.django_db(databases=["default", "keys"], transaction=True)


def told_on_opening(cast: Cast, who: str, since: str) -> bool:
    """Whether a line opened by a page of that moment says at once that something changed."""
    user = User.objects.get(id=cast.actors[who].id)
    client = Client()
    client.force_login(user)
    scope = {
        "type": "websocket", "path": "/live/", "user": user, "session": client.session,
        "query_string": f"since={since}".encode(),
        "url_route": {"kwargs": {"case_id": cast.case}},
    }  # fmt: skip
    return asyncio.run(_open(scope))


async def _open(scope: dict[str, Any]) -> bool:
    made: Callable[..., Any] = ApplicationCommunicator
    moment, consumer = clock.now(), MapConsumer.as_asgi()

    async def at_this_moment(*call: Any) -> None:
        with clock.held_at(moment):
            await consumer(*call)

    socket = made(at_this_moment, scope)
    await socket.send_input({"type": "websocket.connect"})
    assert (await socket.receive_output(5))["type"] == "websocket.accept"
    silent: bool = await socket.receive_nothing(0.5)
    await socket.send_input({"type": "websocket.disconnect", "code": 1000})
    await socket.wait(5)
    return not silent


def seconds(hours: float) -> str:
    return str(int((clock.now() + timedelta(hours=hours)).timestamp()))


def add(cast: Cast, part: str) -> None:
    people.add_person(by=cast.client, case_id=cast.case, part=part, values={"nickname": "Ana"})


@sockets
def test_what_happened_since_the_page_was_made_is_told_at_once(cast: Cast) -> None:
    add(cast, "joint")
    assert told_on_opening(cast, "other_member", seconds(-1))
    assert not told_on_opening(cast, "other_member", seconds(1))


@sockets
def test_what_happened_in_anothers_part_meanwhile_is_not_told(cast: Cast) -> None:
    with clock.held_at(clock.now() + timedelta(hours=3)):
        add(cast, str(cast.part))
        assert told_on_opening(cast, "therapist", seconds(-1))
        assert not told_on_opening(cast, "other_member", seconds(-1))


@sockets
@pytest.mark.parametrize("since", ["", "-5", "soon", "9" * 40, "١٢٣", "1e9"])
def test_a_moment_that_is_none_is_passed_over(cast: Cast, since: str) -> None:
    add(cast, "joint")
    with clock.held_at(clock.now() + timedelta(hours=1)):
        assert not told_on_opening(cast, "client", since)
