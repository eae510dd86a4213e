"""The live door. Verbs come in and are answered; what others did is only announced.

Maps load by HTTP. The socket says that something changed, never what: each viewer then asks for
their own filtered copy.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from kithkin.base.actor import Actor
from kithkin.base.announce import listen
from kithkin.base.refusals import NotHereError, NotUnderstoodError, RefusalError
from kithkin.base.strict_json import strictly
from kithkin.consent.queries import sight
from kithkin.network.doors import FieldsRefusedError, Outcome, perform

LARGEST_FRAME = 64 * 1024
CLOSED_TO_YOU = 4404  # absent and withheld alike


class MapConsumer(AsyncWebsocketConsumer):
    actor: Actor | None = None
    case: UUID
    stop: Callable[[], None] | None = None

    async def connect(self) -> None:
        user = self.scope.get("user")
        self.case = self.scope["url_route"]["kwargs"]["case_id"]
        if user is None or not user.is_authenticated:
            await self.close(code=CLOSED_TO_YOU)
            return
        self.actor = Actor(id=user.id)
        try:
            await database_sync_to_async(sight)(self.actor, self.case)
        except NotHereError:
            await self.close(code=CLOSED_TO_YOU)
            return
        self._listen()
        await self.accept()

    def _listen(self) -> None:
        loop = asyncio.get_running_loop()

        def wake(_event: int) -> None:
            loop.call_soon_threadsafe(lambda: asyncio.ensure_future(self._changed()))

        self.stop = listen(self.case, wake)

    async def _changed(self) -> None:
        """Consent is asked again before every word: whoever lost it is shown out."""
        try:
            await database_sync_to_async(sight)(self._who(), self.case)
        except NotHereError:
            await self.close(code=CLOSED_TO_YOU)
            return
        await self._say({"kind": "changed"})

    async def disconnect(self, _code: int) -> None:
        if self.stop is not None:
            self.stop()
            self.stop = None

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
            await self._say(_refusal(request, refused))

    def _who(self) -> Actor:
        if self.actor is None:
            raise NotHereError
        return self.actor

    async def _say(self, said: dict[str, Any]) -> None:
        await self.send(text_data=json.dumps(said))


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


def _refusal(request: str, refused: RefusalError) -> dict[str, Any]:
    fields = refused.fields if isinstance(refused, FieldsRefusedError) else {}
    return {"kind": "refused", "request": request, "code": refused.code,
            "sentence": str(refused.sentence), "fields": fields}  # fmt: skip
