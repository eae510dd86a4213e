"""Words that stand in one private field each are looked for in everything that goes out."""

import logging
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from kithkin.config.tests.test_access_matrix import ADDRESSES, API, TABLE
from kithkin.config.tests.world import OWNERS, World, row_name
from kithkin.network.asking_pages import all_pages
from kithkin.network.pictures import VIEWS

CANARY = re.compile(rb"Zq([a-z]+?)[a-z]*Xv")
ENTITLED = {
    "client": {"joint", "mine"},
    "other_member": {"joint", "theirs"},
    "therapist": {"joint", "mine", "theirs", "practice"},
}
both = pytest.mark.django_db(databases=["default", "keys"])


def owners_in(content: bytes) -> set[str]:
    found = {match.group(0).decode() for match in re.finditer(rb"Zq[A-Za-z]+?Xv", content)}
    return {
        owner
        for owner in (*OWNERS, "practice", "foreign")
        for one in found
        if one.startswith(f"Zq{owner}")
    }


def sent_out(response: HttpResponse) -> bytes:
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return headers.encode() + b"\n\n" + (b"" if response.streaming else response.content)


def pages(world: World) -> list[str]:
    """Every page of a case, for every owner, every view and every asking page."""
    found = []
    for (name, row), owner in product(TABLE.items(), OWNERS):
        named = world.named(name, owner)
        ways: list[dict[str, Any]] = [named]
        if "view" in named:
            ways = [{**named, "view": view} for view in VIEWS]
        if "page" in named:
            ways = asking_ways(world, named, owner)
        if not row.get("post"):
            found += [reverse(name, kwargs=way) for way in ways]
    return sorted({*found, reverse("api:map", kwargs={"case_id": world.cast.case})})


def asking_ways(world: World, named: dict[str, Any], owner: str) -> list[dict[str, Any]]:
    """Every page that asks, about the kind of row it is about."""
    rows = world.rows[owner].ids
    return [
        {**named, "page": name}
        | ({"subject_id": rows[row_name(page.subject)]} if page.subject else {})
        for name, page in all_pages().items()
        if ("subject_id" in named) == (page.subject is not None)
    ]


@both
def test_nobody_is_sent_a_word_they_are_not_entitled_to(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    leaks, shown = [], {role: set[str]() for role in world.clients}
    for role, address in product(world.clients, pages(world)):
        content = sent_out(follow(world.clients[role], address))
        shown[role] |= owners_in(content)
        if owners_in(content) - ENTITLED.get(role, set()):
            leaks.append((role, address, owners_in(content)))
        if CANARY.search(title_of(content)):
            leaks.append((role, address, {"title"}))
    assert leaks == []
    assert not CANARY.search(caplog.text.encode())
    # The test bites: whoever may see words did see them.
    assert {role: shown[role] for role in ("client", "other_member")} == {
        role: ENTITLED[role] for role in ("client", "other_member")
    }


def follow(client: Client, address: str) -> HttpResponse:
    response = client.get(address)
    assert isinstance(response, HttpResponse)
    return response


def title_of(content: bytes) -> bytes:
    found = re.search(rb"<title>(.*?)</title>", content, re.DOTALL)
    return found.group(1) if found else b""


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_no_private_word_lies_in_the_database_files(world: World) -> None:
    assert world.rows
    connection = connections["default"]
    if connection.vendor != "sqlite":
        raw = b"".join(_all_cells(table) for table in connection.introspection.table_names())
    else:
        path = Path(connection.settings_dict["NAME"])
        raw = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
    assert raw
    assert not CANARY.search(raw)


def _all_cells(table: str) -> bytes:
    with connections["default"].cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return b"".join(
            bytes(cell) if isinstance(cell, memoryview | bytes) else str(cell).encode()
            for row in cursor.fetchall()
            for cell in row
        )


def test_every_address_can_be_built_for_the_crawl() -> None:
    unlisted = [name for name in ADDRESSES if not name.startswith(API) and name not in TABLE]
    assert unlisted == []
    with pytest.raises(NoReverseMatch):
        reverse("no_such_page")
