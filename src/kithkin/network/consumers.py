"""The live door. Verbs come in and are answered; what others did is only announced.

Maps load by HTTP. The socket says that something changed, never what: each viewer then asks for
their own filtered copy.
"""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.utils.translation import gettext

from kithkin.accounts.doors import lacks_second_factor
from kithkin.accounts.sessions import is_running
from kithkin.base.actor import Actor
from kithkin.base.announce import listen
from kithkin.base.models import Event
from kithkin.base.refusals import NotHereError, NotUnderstoodError, RefusalError
from kithkin.base.strict_json import strictly
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.network.doors import Outcome, perform
from kithkin.network.policy import audience_of

LARGEST_FRAME = 64 * 1024
LOOK_AGAIN_SECONDS = 3
GATHER_SECONDS = 0.1
CLOSED_TO_YOU = 4404  # absent and withheld alike
# A page may have been drawn just before an act came true that had begun just before that.
OVERLAP = timedelta(seconds=5)
MOST_MISSED = 500
LONGEST_MOMENT = 11  # digits of a moment in seconds


class MapConsumer(AsyncWebsocketConsumer):
    actor: Actor | None = None
    case: UUID
    stop: Callable[[], None] | None = None
    watching: asyncio.Task[None] | None = None
    hearing: asyncio.Future[None] | None = None

    async def connect(self) -> None:
        self.heard: list[int] = []
        self.case = self.scope["url_route"]["kwargs"]["case_id"]
        if not await database_sync_to_async(self._may_stay)(at_the_door=True):
            await self.close(code=CLOSED_TO_YOU)
            return
        self.actor = self._sender()
        self._listen()
        self.watching = asyncio.create_task(self._watch())
        await self.accept()
        await self._catch_up()

    async def _catch_up(self) -> None:
        """Say at once what happened since the page was made, before the line was open or while it was cut."""
        drawn = _drawn_at(self.scope.get("query_string", b""))
        missed = await database_sync_to_async(self._since)(drawn) if drawn else []
        for event in missed:
            self._begin_hearing(event)

    def _since(self, moment: datetime) -> list[int]:
        since = Event.objects.filter(case=self.case, at__gte=moment - OVERLAP)
        return list(since.order_by("-id").values_list("id", flat=True)[:MOST_MISSED])

    def _sender(self) -> Actor:
        user = self.scope.get("user")
        if user is None or not user.is_authenticated:
            raise NotHereError
        return Actor(id=user.id)

    def _may_stay(self, *, at_the_door: bool = False) -> bool:
        """Signed in still, with all that asks for, and with a place in this case."""
        user, session = self.scope.get("user"), self.scope.get("session")
        if user is None or session is None or not user.is_authenticated:
            return False
        if not is_running(session.session_key or ""):
            return False
        if at_the_door and lacks_second_factor(user):
            return False
        return self._sight(Actor(id=user.id)) is not None

    def _sight(self, viewer: Actor) -> Sight | None:
        try:
            return sight(viewer, self.case)
        except NotHereError:
            return None

    async def _watch(self) -> None:
        """A sign-in or a right that ended closes the socket within five seconds, said or unsaid."""
        while True:
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
            if not await database_sync_to_async(self._may_stay)():
                await self.close(code=CLOSED_TO_YOU)
                return

    def _listen(self) -> None:
        loop, own = asyncio.get_running_loop(), copy_context()

        def wake(event: int) -> None:
            # In the socket's own context: the author's is inside the author's database call.
            loop.call_soon_threadsafe(self._begin_hearing, event, context=own)

        self.stop = listen(self.case, wake)

    def _begin_hearing(self, event: int) -> None:
        self.heard.append(event)
        if self.hearing is None or self.hearing.done():
            self.hearing = asyncio.ensure_future(self._hear())

    async def _hear(self) -> None:
        """One word for all that came together: the number of frames must not count rows."""
        await asyncio.sleep(GATHER_SECONDS)
        events, self.heard = self.heard, []
        if await database_sync_to_async(self._concerns_me)(events):
            with suppress(OSError):  # the browser left just now: nobody is there to be told
                await self._say({"kind": "changed"})
        if self.heard:
            await self._hear()

    def _concerns_me(self, events: list[int]) -> bool:
        """Whether the viewer may know: that something stirred in a hidden part tells of it."""
        seen = self._sight(self._who())
        touched = Event.objects.filter(id__in=events).values_list("scopes", flat=True)
        # Only whole parts count. Whoever sees single fields of a row would learn from the hour
        # alone that a withheld field of it changed.
        if seen is None:
            return False
        known = {*seen.scopes, audience_of(seen)}  # places are told to those who share them
        return any(known & set(scopes) for scopes in touched)

    async def disconnect(self, _code: int) -> None:
        if self.stop is not None:
            self.stop()
            self.stop = None
        for task in (self.watching, self.hearing):
            if task is not None:
                task.cancel()

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        request = ""
        try:
            frame = _read(text_data, bytes_data)
            request = frame["request"]
            outcome = await database_sync_to_async(perform)(
                by=self._who(), case_id=self.case, verb=frame["verb"], sent=frame["sent"],
                request=UUID(request),
            )  # fmt: skip
            await self._say(_answer(request, outcome))
        except RefusalError as refused:
            await self._say({"kind": "refused", "request": request, **refused.as_json(gettext)})

    def _who(self) -> Actor:
        if self.actor is None:
            raise NotHereError
        return self.actor

    async def _say(self, said: dict[str, Any]) -> None:
        await self.send(text_data=json.dumps(said))


def _drawn_at(query: bytes) -> datetime | None:
    """When the page that opens this line was made, as the server told it; None if it does not say."""
    said = parse_qs(query.decode("ascii", "replace")).get("since", [""])[0]
    if not said.isascii() or not said.isdigit() or len(said) > LONGEST_MOMENT:
        return None
    return datetime.fromtimestamp(int(said), tz=UTC)


def _read(text: str | None, raw: bytes | None) -> dict[str, Any]:
    """A frame is {"request": uuid, "verb": name, "sent": {...}} and nothing else."""
    if text is None or raw is not None or len(text) > LARGEST_FRAME:
        raise NotUnderstoodError
    frame: Any = strictly(text)
    well_formed = (
        isinstance(frame, dict)
        and set(frame) == {"request", "verb", "sent"}
        and isinstance(frame["verb"], str)
        and isinstance(frame["sent"], dict)
    )
    if not well_formed:
        raise NotUnderstoodError
    try:
        frame["request"] = str(UUID(str(frame["request"])))
    except ValueError:
        raise NotUnderstoodError from None
    read: dict[str, Any] = frame
    return read


def _answer(request: str, outcome: Outcome) -> dict[str, Any]:
    return {"kind": "done", "request": request, "id": outcome.id, "left": outcome.left,
            "repeated": outcome.repeated}  # fmt: skip
