"""What a verb or a read says when it will not. Parts subclass these in their `errors.py`."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

# Given by the doors: the command line words refusals too, and starts without a framework.
Say = Callable[[str], str]


class RefusalError(Exception):
    """A human sentence, a stable code, and the HTTP status the doors answer with."""

    code = "refused"
    sentence = "That is not possible here."
    status = HTTPStatus.FORBIDDEN

    def __init__(self, sentence: str = "", *, field: str = "") -> None:
        self.sentence = sentence or self.sentence
        self.field = field
        super().__init__(self.code)  # never the sentence: it may reach a log

    def as_json(self, say: Say) -> dict[str, Any]:
        """What pages, the API and the socket alike tell a program; `say` puts it in its language."""
        return {"code": self.code, "sentence": say(self.sentence), "field": self.field}


class NotHereError(RefusalError):
    """Absent, or not for this viewer: the two must be answered with the same bytes."""

    code = "not_here"
    sentence = "There is nothing here."
    status = HTTPStatus.NOT_FOUND


class NoActorError(RefusalError):
    code = "no_actor"
    sentence = "Nobody is signed in."


class NotAllowedError(RefusalError):
    code = "not_allowed"
    sentence = "Your part in this work does not include that."


class NotUnderstoodError(RefusalError):
    code = "not_understood"
    sentence = "That could not be understood."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class ConflictError(RefusalError):
    """Somebody else wrote the same field; both texts are shown and a person settles it."""

    code = "changed_meanwhile"
    sentence = "Somebody changed this while you were writing. Both versions are shown."
    status = HTTPStatus.CONFLICT

    def __init__(self, field: str, theirs: object) -> None:
        super().__init__(field=field)
        self.theirs = theirs

    def as_json(self, say: Say) -> dict[str, Any]:
        return super().as_json(say) | {"theirs": self.theirs}
