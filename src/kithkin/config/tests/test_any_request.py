"""Whatever the API's own description allows, and what it does not, is answered without a 5xx."""

import json
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok

from kithkin.config.tests.conftest import signed_in
from kithkin.config.tests.world import World
from kithkin.network.api import make_api

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

EXAMPLES_EACH = 6
DESCRIPTION = schemathesis.openapi.from_dict(make_api().get_openapi_schema(path_prefix="/api/v1"))
OPERATIONS = [found.ok() for found in DESCRIPTION.get_all_operations() if isinstance(found, Ok)]
BRISK = settings(
    max_examples=EXAMPLES_EACH * len(OPERATIONS), deadline=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture
def visitors(world: World) -> list[Client]:
    return [signed_in(world.cast.client), signed_in(world.cast.stranger), Client()]


def test_every_operation_is_described() -> None:
    assert len(OPERATIONS) > 30


@BRISK
@given(case=st.one_of([operation.as_strategy() for operation in OPERATIONS]), data=st.data())
def test_nothing_the_description_allows_breaks_the_api(
    world: World, visitors: list[Client], case: "schemathesis.Case[Any]", data: st.DataObject
) -> None:
    client = data.draw(st.sampled_from(visitors))
    if data.draw(st.booleans()):
        case.path_parameters = {**(case.path_parameters or {}), "case_id": str(world.cast.case)}
    answer = client.generic(
        case.method, case.formatted_path, json_of(case.body), content_type="application/json"
    )
    assert answer.status_code < 500


def json_of(body: object) -> bytes:

    return b"" if isinstance(body, schemathesis.core.NotSet) else json.dumps(body).encode()
