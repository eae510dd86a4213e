"""One way in for all four doors: find the verb's form, read what was sent, run the verb."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError, RefusalError, Say
from kithkin.base.wording import sentence_for
from kithkin.network.forms import FORMS
from kithkin.network.offers import offered_forms
from kithkin.network.verb_form import VerbForm
from kithkin.record.errors import RepeatedError


class FieldsRefusedError(RefusalError):
    """Some fields could not be read; one plain sentence for each, by its path."""

    code = "fields_refused"
    sentence = "Some of this could not be read. Please look at the marked lines."
    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__()
        self.fields = dict(fields)

    def as_json(self, say: Say) -> dict[str, Any]:
        return super().as_json(say) | {"fields": self.fields}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a door may tell the sender: the id of what was made or changed, and what was left."""

    id: str = ""
    left: tuple[tuple[str, str, str], ...] = ()
    repeated: bool = False


def all_forms() -> dict[str, type[VerbForm]]:
    """Every verb by its name: the map's own, then those of the parts."""
    return FORMS | offered_forms()


def perform(
    *, by: Actor, case_id: UUID, verb: str, sent: Mapping[str, Any], request: UUID | None = None
) -> Outcome:
    """Run one verb as `by`. Refusals are raised; the door words them."""
    form = all_forms().get(verb)
    if form is None:
        raise NotHereError
    try:
        asked = form.model_validate(sent)
    except ValidationError as refused:
        raise FieldsRefusedError(_sentences(refused)) from None
    try:
        result = asked.run(by=by, case_id=case_id, request=request)
    except RepeatedError:
        return Outcome(repeated=True)
    return _outcome(result)


def _sentences(refused: ValidationError) -> dict[str, str]:
    return {
        ".".join(str(step) for step in error["loc"]): sentence_for(error["type"], error)
        for error in refused.errors(include_url=False, include_input=False)
    }


def _outcome(result: object) -> Outcome:
    if isinstance(result, list) and all(isinstance(one, UUID) for one in result):
        return Outcome(id=str(result[0]) if result else "")
    if isinstance(result, list):
        return Outcome(left=tuple((model, str(row), name) for model, row, name in result))
    return Outcome(id=str(getattr(result, "id", "")))
