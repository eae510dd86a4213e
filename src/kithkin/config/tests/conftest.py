from typing import Any

import pytest
from django.test import Client

from kithkin.accounts.models import CaseKind, Role, User
from kithkin.accounts.services import cases, people
from kithkin.base.actor import OPERATOR, Actor
from kithkin.base.cast import Cast
from kithkin.config.tests.world import World, rows_of
from kithkin.conftest import ADULT


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(id=actor.id))
    return client


@pytest.fixture
def world(cast: Cast) -> World:
    """Rows of every owner, made by whoever may make them; another clinic with a case of its own."""
    rows = {
        "joint": rows_of(cast, cast.therapist, cast.case, "joint", "joint"),
        "mine": rows_of(cast, cast.client, cast.case, "mine", ""),
        "theirs": rows_of(cast, cast.other_member, cast.case, "theirs", ""),
    }
    clinic = people.create_clinic(by=OPERATOR, name="Elsewhere", second_factor_required=False)
    other = people.add_user(
        by=OPERATOR, clinic=clinic, sign_in_name="otto", born=ADULT,
        password="lantern river oak 7", roles=(Role.THERAPIST,),
    )  # fmt: skip
    otto = Actor(id=other.id)
    case = cases.open_case(by=otto, kind=CaseKind.INDIVIDUAL, label="Elsewhere")
    clients = {name: signed_in(actor) for name, actor in cast.actors.items()}
    return World(
        cast=cast,
        clients={**clients, "nobody": Client()},
        rows=rows,
        other_case=case.id,
        other_rows=rows_of(cast, otto, case.id, "foreign", ""),
        extra=extras(cast),
    )


def extras(cast: Cast) -> dict[str, dict[str, Any]]:
    return {}
