from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from PIL import Image

from kithkin.accounts.models import CaseKind, Role, User
from kithkin.accounts.services import cases, people
from kithkin.base.actor import OPERATOR, Actor
from kithkin.base.cast import Cast
from kithkin.config.tests.world import OWNERS, World, canary, rows_of
from kithkin.conftest import ADULT
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.consent.services import give_sight
from kithkin.exchange.services import keep_draft, keep_photo
from kithkin.network.services import people as people_verbs
from kithkin.workspace.services import say_concern


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
    """Ids of what is no row of a map, under the names that addresses use."""
    topic = {"secrets": canary("joint", "agreement")}
    agreement = cases.agree(by=cast.therapist, case_id=cast.case, agreed_on=ADULT, words=topic)
    cases.set_safe_contact(
        by=cast.client, member_id=cast.part, name_to_use=canary("mine", "contact"),
        channel="none", hours=canary("mine", "hours"), never=[canary("mine", "never")],
    )  # fmt: skip
    supporter = User.objects.get(id=cast.supporter.id)
    shared = people_verbs.add_person(by=cast.client, case_id=cast.case, values={"nickname": "s"})
    give_sight(
        by=cast.client, sight=sight(cast.client, cast.case), of=shared, to=supporter,
        groups=FieldGroup.NAMES,
    )  # fmt: skip
    concern = say_concern(by=cast.client, page="workspace:home", doing="d", happened="h")
    ids = {"agreement_id": agreement.id, "user_id": supporter.id, "concern_id": concern.id,
           "sign_in_id": uuid4()}  # fmt: skip
    draft = keep_draft(
        by=cast.therapist, case_id=cast.case, part="joint", name="", pasted=True,
        content=b"name,born\nJo,1950\n",
    )  # fmt: skip
    ids["draft_id"] = draft.id
    staff = {"user_id": cast.colleague.id}  # the office ends the access of staff alone
    photos = {owner: {**ids, "photo_id": photo_of(cast, owner)} for owner in OWNERS}
    return photos | {"workspace:off_board": staff}


def photo_of(cast: Cast, owner: str) -> UUID:
    by = {"joint": cast.therapist, "mine": cast.client, "theirs": cast.other_member}[owner]
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    part = "joint" if owner == "joint" else ""
    return keep_photo(by=by, case_id=cast.case, content=picture.getvalue(), part=part).id
