"""Whose answers they are, and about whom nothing is asked."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from kithkin.attachment.errors import NotUsedHereError, OnesOwnAnswersError
from kithkin.attachment.questions import eight_questions
from kithkin.base.asking import Choices
from kithkin.consent.policy import Sight
from kithkin.network.models import Person
from kithkin.network.parts import parts_of, scope_of
from kithkin.network.policy import JOINT, OWN
from kithkin.network.services.editing import Editing
from kithkin.network.whom import left_out

KINDS = ("seek_out", "calms", "go_out_from")


def says_something(values: Mapping[str, Any]) -> bool:
    return any(values.get(one.key) is not None for one in eight_questions())


def own_scope(edit: Editing, part: str, people: Iterable[Person]) -> str:
    """One person's answers lie on that person's part; nothing two people share says "I"."""
    scope = edit.among(part, people)
    if not edit.sight.individual and not scope.startswith(OWN):
        raise OnesOwnAnswersError(field="part")
    return scope


def refuse_unused(sight: Sight, scope: str, people: Iterable[UUID]) -> None:
    apart = left_out(sight).of(scope)
    if any(str(one) in apart for one in people):
        raise NotUsedHereError


def own_parts(sight: Sight) -> Choices:
    """The parts that answers can lie on: never the joint one."""
    return [(part, words) for part, words in parts_of(sight) if part != JOINT]


def asked_of_nobody(sight: Sight) -> frozenset[str]:
    """Where nothing says yet whose answers they are: about whom none of them is asked.

    One member's mark closes nothing for the other, who may sit beside the therapist.
    """
    parts = [JOINT] if sight.individual else [part for part, _words in own_parts(sight)]
    return left_out(sight).in_each(scope_of(sight, part) for part in parts)
