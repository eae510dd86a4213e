"""What the rest of the house reads of this part."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithkin.healing.offer import about, brief, search, takeout
from kithkin.healing.tests.conftest import Work
from kithkin.network.offers import About

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def told(alone: Work) -> Work:
    kept = str(
        alone.do(
            "client", "note_break", person_id=str(alone.lin),
            values={"manner": "pulled_back", "noticed": "2023-11", "happened": "the funeral lunch"},
        )
    )  # fmt: skip
    made = str(alone.do("client", "plan_mending", rupture_id=kept, values={"aim": "Christmas"}))
    alone.do(
        "client", "try_mending", mending_id=made,
        values={"tried": "2026-02-20", "went": 3, "answered": "warmly"},
    )  # fmt: skip
    alone.do("client", "write_letter", mending_id=made, values={"words": "Dear kumquat"})
    return alone


def test_a_relationships_page_tells_its_breaks_and_mendings_in_time(told: Work) -> None:
    whom = About(frozenset({str(told.mina), str(told.lin)}), frozenset({str(told.mina)}), told.tie)
    section = about(told.sight("therapist"), whom)
    assert section is not None
    assert [str(line.text) for line in section.lines] == [
        "A mending begun · Christmas", "Tried · rather well · they answered warmly",
        "A break · I pulled back",
    ]  # fmt: skip
    assert section.add is not None
    assert f"note-break-with/{told.lin}" in section.add.href


def test_the_page_of_whose_map_it_is_says_nothing_of_breaks(told: Work) -> None:
    mina = frozenset({str(told.mina)})
    assert about(told.sight("client"), About(mina, mina)) is None


def test_the_brief_tells_what_moved_since_and_what_is_open(told: Work) -> None:
    lines = [str(line.text) for line in brief(told.sight("therapist"), None)]
    assert lines == ["With Lin: tried", "With Lin: does it still hold?", "With Lin"]


def test_search_finds_own_words_in_any_case_and_leads_to_their_page(told: Work) -> None:
    assert [str(line.text) for line in search(told.sight("client"), "KUMQUAT")] == ["With Lin"]
    assert "/breaks/" in search(told.sight("client"), "funeral")[0].href
    assert search(told.sight("client"), "pomegranate") == []


def test_takeout_holds_all_of_it_as_json(told: Work) -> None:
    kinds = [row["kind"] for row in takeout(told.sight("client"))]
    assert kinds == ["break", "mending", "letter", "mending try"]
    assert "Dear kumquat" in json.dumps(takeout(told.sight("client")))
    assert takeout(told.sight("client"))[0]["person_called"] == "Lin"


def test_the_brief_opens_each_table_once(told: Work) -> None:
    seen = told.sight("therapist")
    with CaptureQueriesContext(connection) as asked:
        brief(seen, None)
    tables = [re.findall(r'FROM "(\w+)"', one["sql"])[0] for one in asked.captured_queries]
    assert len(tables) == len(set(tables))
    assert "healing_rupture" in tables
