"""A small world for the access matrix and the canary test: every private field says a word that
stands nowhere else, so that one search tells who was shown what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from pydantic.fields import FieldInfo

from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.network.models import MapRow, Parentage, PartRow, Person, Phase
from kithkin.network.services import around, kin, people, ties
from kithkin.network.verb_form import VerbForm

OWNERS = ("joint", "mine", "theirs")
# Pages with a person, a relationship and so on of one owner, by the name of the address's part.
PERSON_TEXTS = (
    "nickname", "full_name", "pronouns", "gender_words", "work", "place", "note",
)  # fmt: skip


def canary(owner: str, field: str) -> str:
    return f"Zq{owner}{field.replace('_', '')}Xv"


@dataclass(frozen=True)
class Rows:
    """Ids of one owner's rows, under the names that addresses and verbs use for them."""

    ids: Mapping[str, UUID]

    def get(self, name: str) -> UUID:
        return self.ids[name]


def rows_of(cast: Cast, by: Actor, case: UUID, owner: str, part: str) -> Rows:
    """One owner's corner of a map, made by the real verbs, a canary in every text."""
    told = {name: canary(owner, name) for name in PERSON_TEXTS}
    person = people.add_person(by=by, case_id=case, part=part, values={**told, "birth": "1950"})
    parent = kin.add_parent(by=by, case_id=case, of=person.id, values={"nickname": "p"})
    union = kin.add_partner(by=by, case_id=case, of=person.id, values={"nickname": "q"})
    tie = ties.add_tie(
        by=by, case_id=case, a=person.id, b=parent.parent_id,
        values={"good": canary(owner, "good"), "note": canary(owner, "tienote")},
    )  # fmt: skip
    phase = ties.add_phase(by=by, case_id=case, tie_id=tie.id, values={"start": "2019"})
    group = around.add_group(
        by=by, case_id=case, members=[person.id], values={"name": canary(owner, "household")}
    )
    event = around.add_event(
        by=by, case_id=case, persons=[person.id],
        values={"what": canary(owner, "what"), "note": canary(owner, "eventnote")},
    )  # fmt: skip
    around.tell(by=by, case_id=case, about=person.id, values={"words": canary(owner, "telling")})
    ids = {
        "person": person.id, "other": parent.parent_id, "tie": tie.id, "phase": phase.id,
        "union": union.id, "parentage": parent.id, "group": group.id, "event": event.id,
    }  # fmt: skip
    for corner in corners():
        ids |= corner.rows(cast, by, case, owner, part, ids)
    return Rows(ids)


class AnyIds(dict[str, UUID]):
    """Ids of nothing, under whatever name is asked."""

    def __missing__(self, name: str) -> UUID:
        return uuid4()


def absent_rows() -> Rows:
    return Rows(AnyIds())


def corners() -> Iterator[Any]:
    """What each part adds to this world: `<part>/tests/corner.py`.

    rows(cast, by, case, owner, part, ids) -> ids by name, made by the part's verbs with a canary in
    every text; BY_NAME: names in addresses and verbs -> names of rows; LEAST: least values of
    required fields that are no row; LISTS: fields that hold lists of people; NAME_NO_ROW: verbs
    that can be said without naming a row.
    """
    for part in settings.KITHKIN_PARTS:
        try:
            yield import_module(f"kithkin.{part}.tests.corner")
        except ModuleNotFoundError:
            continue


def corners_name_no_row() -> set[str]:
    return {verb for corner in corners() for verb in corner.NAME_NO_ROW}


def row_name(model: type[MapRow] | None) -> str:
    """The name of a row of this kind in `Rows`."""
    return {"Happening": "event"}.get(model.__name__, model.__name__.lower()) if model else ""


BY_NAME = {
    "person_id": "person", "of": "person", "a": "person", "b": "other", "about": "person",
    "subject_id": "person", "tie_id": "tie", "phase_id": "phase", "union_id": "union",
    "parentage_id": "parentage", "group_id": "group", "event_id": "event",
}  # fmt: skip


LISTS = {"partners", "children", "persons"}
LEAST: dict[str, Any] = {
    "statuses": [], "line": "friend Jo", "words": "words", "at": [[0, 0], [1, 1]],
    "view": "genogram",
}  # fmt: skip
for _corner in corners():
    BY_NAME |= _corner.BY_NAME
    LISTS |= _corner.LISTS
    LEAST |= _corner.LEAST


def sent_to(form: type[VerbForm], rows: Rows) -> dict[str, Any]:
    """The least a verb needs, about these rows, as JSON."""
    return {
        name: _least(name, field, rows)
        for name, field in form.model_fields.items()
        if field.is_required()
    }


def _least(name: str, _field: FieldInfo, rows: Rows) -> Any:
    if name in BY_NAME:
        return str(rows.get(BY_NAME[name]))
    if name in LISTS:
        return [str(rows.get("person")), str(rows.get("other"))]
    return LEAST.get(name, {})


class World:
    """The cast's case, a case of another clinic, and a signed-in client for everyone."""

    def __init__(
        self, *, cast: Cast, clients: Mapping[str, Client], rows: Mapping[str, Rows],
        other_case: UUID, other_rows: Rows, extra: Mapping[str, Any],
    ) -> None:  # fmt: skip
        self.cast = cast
        self.clients = dict(clients)
        self.rows = dict(rows)
        self.other_case = other_case
        self.other_rows = other_rows
        self.extra = dict(extra)

    def named(self, name: str, owner: str) -> dict[str, Any]:
        return self._fill(name, self.cast.case, self.rows[owner or "joint"], owner, real=True)

    def absent(self, name: str) -> dict[str, Any]:
        return self._fill(name, uuid4(), absent_rows(), "joint", real=False)

    def foreign(self, name: str) -> dict[str, Any]:
        return self._fill(name, self.other_case, self.other_rows, "joint", real=False)

    def _fill(self, name: str, case: UUID, rows: Rows, owner: str, *, real: bool) -> dict[str, Any]:
        parts = _parts_of(name)
        values: dict[str, Any] = {
            "case_id": case, "view": "genogram", "verb": "undo", "kind": "json", "pk": 1,
            "page": "change-person" if "subject_id" in parts else "add-person",
            "member_id": self.cast.other_part if owner == "theirs" else self.cast.part,
        }  # fmt: skip
        values |= {part: rows.get(row) for part, row in BY_NAME.items()}
        values |= self.extra.get(owner or "joint", {})
        values |= self.extra.get(name, {})
        if not real:
            values |= {part: uuid4() for part in parts if part not in values or part == "member_id"}
            values |= {part: uuid4() for part in self.extra.get("joint", {})}
        return {part: values[part] for part in parts}


def _parts_of(name: str) -> list[str]:
    """The named parts of an address."""
    ((_route, parts), *_), *_ = _resolver(name).reverse_dict.getlist(name.rsplit(":", 1)[-1])[0]
    found: list[str] = parts
    return found


def _resolver(name: str) -> Any:
    resolver: Any = get_resolver()
    for namespace in name.split(":")[:-1]:
        _prefix, resolver = resolver.namespace_dict[namespace]
    return resolver


def counted() -> dict[str, int]:
    """How many rows there are: a refused verb must leave this as it was."""
    part_rows = [model for model in apps.get_models() if issubclass(model, PartRow)]
    models: list[Any] = [Person, Parentage, Phase, *part_rows]
    return {model.__name__: model._default_manager.count() for model in models}
