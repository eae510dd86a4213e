"""One verb, four doors: form, socket, API and import reach the same rows, record and consent."""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithkin.accounts.models import User
from kithkin.accounts.services.people import off_board
from kithkin.base import clock
from kithkin.base.actor import OPERATOR
from kithkin.base.cast import Cast
from kithkin.exchange.services import import_map
from kithkin.network.consumers import MapConsumer
from kithkin.network.copies import MapCopy, PersonCopy
from kithkin.network.models import Person
from kithkin.network.services import people
from kithkin.record.models import Change, Entry

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(id=cast.actors[who].id))
    return client


def by_form(cast: Cast, who: str) -> int:
    address = f"/work/{cast.case}/say/add-person/"
    sent = {"values.nickname": "Ana", "part": "joint", "request": str(uuid4())}
    return signed_in(cast, who).post(address, sent).status_code


def by_api(cast: Cast, who: str) -> int:
    address = f"/api/v1/work/{cast.case}/add_person"
    sent = {"part": "joint", "values": {"nickname": "Ana"}}
    return signed_in(cast, who).post(address, sent, content_type="application/json").status_code


def by_import(cast: Cast, who: str) -> int:
    copy = MapCopy(persons=(PersonCopy("1", nickname="Ana"),))
    import_map(by=cast.actors[who], case_id=cast.case, copy=copy, part="joint")
    return 302


@pytest.mark.parametrize("door", [by_form, by_api, by_import])
@pytest.mark.parametrize("who", ["therapist", "client"])
def test_each_door_makes_row_change_and_entry(
    cast: Cast, door: Callable[[Cast, str], int], who: str
) -> None:
    assert door(cast, who) in {200, 302}
    assert Person.objects.get().nickname == "Ana"
    entry = Entry.objects.get(case=cast.case, actor=cast.actors[who].id, verb__startswith="network")
    assert Change.objects.filter(entry=entry).exists()


@pytest.mark.parametrize("door", [by_form, by_api])
def test_each_door_is_closed_to_all_outside(cast: Cast, door: Callable[[Cast, str], int]) -> None:
    assert {door(cast, who) for who in cast.outsiders} == {404}
    assert not Person.objects.exists()


def test_a_form_with_a_mistake_keeps_what_was_typed_and_says_what_is_wrong(cast: Cast) -> None:
    address = f"/work/{cast.case}/say/add-person/"
    sent = {"values.nickname": "Ana", "values.birth": "long ago", "part": "joint"}
    answer = signed_in(cast, "client").post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Ana"' in page
    assert "was not understood as a date" in page


def test_a_form_sent_twice_is_kept_once(cast: Cast) -> None:
    client, request = signed_in(cast, "client"), str(uuid4())
    for _ in range(2):
        client.post(
            f"/work/{cast.case}/say/add-person/", {"values.nickname": "Ana", "request": request}
        )
    assert Person.objects.count() == 1


def test_a_withheld_and_an_absent_row_are_answered_with_the_same_bytes(cast: Cast) -> None:
    client = signed_in(cast, "client")
    client.post(f"/work/{cast.case}/say/add-person/", {"values.nickname": "Quiet"})
    hidden = Person.objects.get().id
    other = signed_in(cast, "other_member")
    answers = [
        other.get(f"/work/{cast.case}/people/{person}/").content for person in (hidden, uuid4())
    ]
    assert answers[0] == answers[1]
    assert b"Quiet" not in answers[0]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=6), inside),
    max_leaves=6,
)
SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOW
@given(sent=JSON)
def test_no_json_makes_the_api_fail(cast: Cast, sent: Any) -> None:
    client = signed_in(cast, "client")
    answer = client.post(
        f"/api/v1/work/{cast.case}/add_person", json.dumps(sent), content_type="application/json"
    )
    assert answer.status_code < 500


@SLOW
@given(
    typed=st.dictionaries(
        st.sampled_from(
            ["values.nickname", "values.birth", "values.ring", "values", "part", "id", "x.y.z"]
        ),
        st.text(max_size=20),
    )
)
def test_no_typing_makes_a_form_fail(cast: Cast, typed: dict[str, str]) -> None:
    answer = signed_in(cast, "client").post(f"/work/{cast.case}/say/add-person/", typed)
    assert answer.status_code < 500


def frames(cast: Cast, who: str, *texts: str) -> list[dict[str, Any]]:
    """Send frames over a socket as somebody and return what was answered to each."""
    session = signed_in(cast, who).session

    async def talk() -> list[dict[str, Any]]:
        scope = {
            "type": "websocket",
            "path": "/live/",
            "user": await User.objects.aget(id=cast.actors[who].id),
            "session": session,
            "url_route": {"kwargs": {"case_id": cast.case}},
        }
        socket = communicator(scope)
        await socket.send_input({"type": "websocket.connect"})
        if (await socket.receive_output(5))["type"] != "websocket.accept":
            return [{"kind": "closed"}]
        answers = [await _answer(socket, text) for text in texts]
        await socket.send_input({"type": "websocket.disconnect", "code": 1000})
        await socket.wait(5)
        return answers

    return asyncio.run(talk())


def communicator(scope: dict[str, Any]) -> Any:
    made: Callable[..., Any] = ApplicationCommunicator  # asgiref ships it without types
    moment, consumer = clock.now(), MapConsumer.as_asgi()

    async def at_this_moment(*call: Any) -> None:
        # asgiref runs an application in a context of its own, where no clock is held.
        with clock.held_at(moment):
            await consumer(*call)

    return made(at_this_moment, scope)


def heard(cast: Cast, listener: str, doer: str, part: str) -> bool:
    """Whether a listening member is told anything while somebody adds a person to a part."""
    session = signed_in(cast, listener).session

    async def talk() -> bool:
        scope = {
            "type": "websocket", "path": "/live/", "session": session,
            "user": await User.objects.aget(id=cast.actors[listener].id),
            "url_route": {"kwargs": {"case_id": cast.case}},
        }  # fmt: skip
        socket = communicator(scope)
        await socket.send_input({"type": "websocket.connect"})
        assert (await socket.receive_output(5))["type"] == "websocket.accept"
        await sync_to_async(people.add_person)(
            by=cast.actors[doer], case_id=cast.case, part=part, values={"nickname": "Ana"}
        )
        silent: bool = await socket.receive_nothing(0.5)
        await socket.send_input({"type": "websocket.disconnect", "code": 1000})
        await socket.wait(5)
        return not silent

    return asyncio.run(talk())


async def _answer(socket: Any, text: str) -> dict[str, Any]:
    await socket.send_input({"type": "websocket.receive", "text": text})
    while True:
        said: dict[str, Any] = json.loads((await socket.receive_output(5))["text"])
        if said["kind"] != "changed":
            return said


def frame(verb: str, sent: dict[str, Any], request: UUID | None = None) -> str:
    return json.dumps({"request": str(request or uuid4()), "verb": verb, "sent": sent})


sockets = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
ADD = {"part": "joint", "values": {"nickname": "Ana"}}


@sockets
def test_the_socket_calls_the_same_verb_and_answers_once(cast: Cast) -> None:
    request = uuid4()
    first, again = frames(
        cast, "client", frame("add_person", ADD, request), frame("add_person", ADD, request)
    )
    assert (first["kind"], again["repeated"]) == ("done", True)
    assert Person.objects.get().nickname == "Ana"


@sockets
def test_the_socket_is_closed_to_all_outside(cast: Cast) -> None:
    answers = [frames(cast, who, frame("add_person", ADD))[0] for who in cast.outsiders]
    assert {answer["kind"] for answer in answers} == {"closed"}
    assert not Person.objects.exists()


BROKEN = ["", "{", "[]", "null", '{"a":NaN}', '{"verb":1}', '{"request":"x","verb":"undo","sent":{}}',
          '{"request":1,"request":2}', "[" * 200, frame("no_such_verb", {}),
          frame("add_person", {"values": {"nickname": 5}})]  # fmt: skip


@sockets
def test_a_broken_frame_is_refused_in_words_and_the_socket_lives_on(cast: Cast) -> None:
    answers = frames(cast, "client", *BROKEN, frame("add_person", ADD))
    assert {answer["kind"] for answer in answers[:-1]} == {"refused"}
    assert answers[-1]["kind"] == "done"


@sockets
def test_the_socket_tells_of_what_one_sees_and_of_nothing_else(cast: Cast) -> None:
    assert heard(cast, "other_member", "client", "joint")
    assert heard(cast, "therapist", "client", str(cast.part))
    assert not heard(cast, "other_member", "client", str(cast.part))


@sockets
def test_a_sign_in_that_ended_opens_no_socket(cast: Cast) -> None:
    off_board(by=OPERATOR, user_id=cast.therapist.id)
    assert frames(cast, "therapist", frame("add_person", ADD)) == [{"kind": "closed"}]
    assert Person.objects.count() == 0
