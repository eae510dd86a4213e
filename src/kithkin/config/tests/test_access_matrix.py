"""The first bar of all: every address x everyone x every owner, generated from the resolver.

`access.yaml` says who may enter what. An address that is not listed there fails; so does one that
is listed and gone. Bodies are compared, not only codes: what is closed must look like nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import yaml
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kithkin.config.tests.world import (
    BY_NAME,
    LISTS,
    Rows,
    World,
    absent_rows,
    corners_name_no_row,
    counted,
    sent_to,
)
from kithkin.network.doors import all_forms

TABLE: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("access.yaml").read_text("utf-8")
)
API = "api:"
FORMS = all_forms()
EVERYBODY = (
    "nobody", "client", "other_member", "therapist", "colleague", "supervisor", "clinic_lead",
    "account_manager", "supporter", "expired_supporter", "stranger",
)  # fmt: skip
OWNERS = ("joint", "mine", "theirs")


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, names: tuple[str, ...] = ()
) -> Iterator[tuple[str, URLPattern]]:
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            inside = (*names, one.namespace) if one.namespace else names
            yield from addresses(list(one.url_patterns), inside)
        else:
            yield ":".join([*names, one.name or str(one.pattern)]), one


ADDRESSES = dict(addresses())


def doors_of(address: URLPattern) -> frozenset[str]:
    worn: frozenset[str] = vars(address.callback)["open_to"]
    return worn


def test_every_address_is_listed_and_every_listed_address_exists() -> None:
    listed = {name for name in ADDRESSES if not name.startswith(API)}
    assert listed == set(TABLE)


def test_every_view_wears_the_door_the_table_says() -> None:
    worn = {name: sorted(doors_of(view)) for name, view in ADDRESSES.items()}
    said = {name: sorted(row["door"]) for name, row in TABLE.items()}
    assert {name: doors for name, doors in worn.items() if not name.startswith(API)} == said
    assert {str(*worn[name]) for name in worn if name.startswith(API)} == {"case_people"}


@dataclass(frozen=True)
class Cell:
    name: str
    role: str
    owner: str


def cells(kind: str) -> list[Cell]:
    return [
        Cell(name, role, owner)
        for name, row in TABLE.items()
        if row["case"] == kind
        for role in EVERYBODY
        for owner in (row.get("owners", OWNERS) if kind == "row" else ("",))
    ]


def answer(client: Client, name: str, named: dict[str, Any]) -> HttpResponse:
    """Open an address the way it can be opened: pages by GET, the others by an empty POST."""
    address = reverse(name, kwargs=named)
    way = client.post if TABLE.get(name, {}).get("post") else client.get
    with transaction.atomic():
        response = way(address)
        transaction.set_rollback(True)  # one cell must not close or open another
    assert isinstance(response, HttpResponse)
    return response


def came_in(response: HttpResponse) -> bool:
    return response.status_code not in {403, 404} and not asked_to_sign_in(response)


def asked_to_sign_in(response: HttpResponse) -> bool:
    if response.status_code == 401:
        return True
    return response.status_code == 302 and response["Location"].startswith(reverse("account_login"))


@pytest.mark.django_db(databases=["default", "keys"])
def test_pages_of_no_case_open_to_their_roles_alone(world: World) -> None:
    wrong = []
    for cell in cells("none"):
        allowed = TABLE[cell.name]["who"]
        response = answer(world.clients[cell.role], cell.name, world.named(cell.name, "joint"))
        if allowed == "anyone":
            if response.status_code in {403, 404}:
                wrong.append((cell, response.status_code))
        elif came_in(response) != (cell.role in allowed) or (
            cell.role == "nobody" and not asked_to_sign_in(response)
        ):
            wrong.append((cell, response.status_code))
    assert not wrong, "\n".join(map(str, wrong))


def allowed_for(name: str, owner: str) -> set[str]:
    who = set(TABLE[name]["who"])
    if owner == "mine":
        who.discard("other_member")
    if owner == "theirs":
        who.discard("client")
    return who


@pytest.mark.django_db(databases=["default", "keys"])
def test_pages_of_a_case_open_to_its_people_alone(world: World) -> None:
    wrong = []
    for cell in [*cells("case"), *cells("row")]:
        allowed = allowed_for(cell.name, cell.owner)
        response = answer(world.clients[cell.role], cell.name, world.named(cell.name, cell.owner))
        if came_in(response) != (cell.role in allowed):
            wrong.append((cell, response.status_code))
        if cell.role == "nobody" and not asked_to_sign_in(response):
            wrong.append((cell, response.status_code))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.django_db(databases=["default", "keys"])
def test_what_is_closed_looks_like_nothing(world: World) -> None:
    """For everyone and every address: withheld, another clinic's and absent are the same bytes."""
    wrong = []
    elsewhere: dict[tuple[str, str], set[tuple[int, bytes]]] = {}  # the same for every owner
    for cell in [*cells("case"), *cells("row")]:
        if cell.role == "nobody" or cell.role in allowed_for(cell.name, cell.owner):
            continue
        client = world.clients[cell.role]
        closed = answer(client, cell.name, world.named(cell.name, cell.owner))
        if closed.status_code == 403 and cell.role in {"client", "other_member"}:
            continue  # they are of this work and know it; the sentence says whose it is to do
        if (cell.name, cell.role) not in elsewhere:
            nowhere = (world.absent(cell.name), world.foreign(cell.name))
            elsewhere[cell.name, cell.role] = {
                (one.status_code, one.content)
                for one in (answer(client, cell.name, named) for named in nowhere)
            }
        if elsewhere[cell.name, cell.role] != {(closed.status_code, closed.content)}:
            wrong.append((cell, closed.status_code, elsewhere[cell.name, cell.role]))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.django_db(databases=["default", "keys"])
def test_every_verb_is_closed_to_all_outside(world: World) -> None:
    """Through the API, with everything right but the sender: nothing differs from nothing."""
    before, wrong = counted(), []
    for verb, role in product(FORMS, (*world.cast.outsiders, "nobody")):
        client = world.clients[role]
        own = call(client, verb, world.cast.case, world.rows["joint"])
        foreign = call(client, verb, world.other_case, world.other_rows)
        absent = call(client, verb, uuid4(), absent_rows())
        if not own == foreign == absent or own[0] not in {401, 404}:
            wrong.append((verb, role, own, foreign, absent))
    assert not wrong, "\n".join(map(str, wrong))
    assert counted() == before


NAME_NO_ROW = {
    "add_person", "add_group", "add_event", "add_by_line", "tidy_up", "undo", "redo", *corners_name_no_row(),
}  # fmt: skip


@pytest.mark.django_db(databases=["default", "keys"])
def test_a_verb_about_a_withheld_row_is_answered_as_about_an_absent_one(world: World) -> None:
    before, wrong, other = counted(), [], world.clients["other_member"]
    for verb in FORMS.keys() - NAME_NO_ROW:
        withheld = call(other, verb, world.cast.case, world.rows["mine"])
        absent = call(other, verb, world.cast.case, absent_rows())
        if withheld != absent or withheld[0] != 404:
            wrong.append((verb, withheld, absent))
    assert not wrong, "\n".join(map(str, wrong))
    assert counted() == before


def test_every_verb_that_names_a_row_is_in_the_matrix() -> None:
    names_a_row = {
        verb
        for verb, form in FORMS.items()
        if set(sent_to(form, absent_rows())) & {*BY_NAME, *LISTS}
    }
    assert names_a_row == FORMS.keys() - NAME_NO_ROW


def call(client: Client, verb: str, case: UUID, rows: Rows) -> tuple[int, bytes]:
    response = client.post(
        reverse(f"api:{verb}", kwargs={"case_id": case}), sent_to(FORMS[verb], rows),
        content_type="application/json", headers={"Accept": "application/json"},
    )  # fmt: skip
    return response.status_code, response.content


def test_the_socket_speaks_exactly_the_verbs_of_the_api() -> None:
    operations = {name.removeprefix(API) for name in ADDRESSES if name.startswith(API)}
    assert operations - {"map", "root"} == set(FORMS)
