"""Every way out of this machine. There is none.

Kithkin sends nothing: no mail, no text message, no push, no update check, no font, no count of
users. When a way is opened one day, it is a line of `WAYS_OUT` and its code stands in this module:
a test refuses any other module of Kithkin that could open a connection. Whatever goes out is then
a fixed neutral sentence, agreed to by operator and client both, and obeys safe contact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from django.core.mail.backends.base import BaseEmailBackend


@dataclass(frozen=True)
class WayOut:
    """One allowed way: which host, what for, and the only sentences it may carry."""

    host: str
    purpose: str
    sentences: tuple[str, ...]


WAYS_OUT: tuple[WayOut, ...] = ()


class WayClosedError(Exception):
    """Something tried to leave by a way that is not open."""


class ClosedDoor(BaseEmailBackend):
    """Where Django would send mail. Refused aloud: mail that vanishes would look like mail sent."""

    def send_messages(self, email_messages: Sequence[Any]) -> NoReturn:
        raise WayClosedError(f"{len(email_messages)} messages were not sent: no way out is open.")
