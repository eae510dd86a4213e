"""One client's plan and a couple's two, made by the verbs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithkin.accounts.models import CaseKind, Role, User
from kithkin.accounts.services import cases
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.conftest import NOON, AddUser
from kithkin.consent.queries import sight
from kithkin.crisis.models import HelperRole, Plan, PlanStep
from kithkin.crisis.queries import sheet_of
from kithkin.crisis.services import asking
from kithkin.crisis.services import plan as verbs
from kithkin.crisis.sheet import Sheet
from kithkin.network.services import people, ties


@dataclass
class Mina:
    """Mina, her therapist, and whoever is on her map."""

    case: UUID
    clinic: UUID
    client: Actor
    therapist: Actor
    mina: UUID
    bea: UUID
    jonas: UUID
    plan: Plan

    def add(self, number: int, **values: Any) -> PlanStep:
        return verbs.add_plan_step(
            by=self.client, case_id=self.case, plan_id=self.plan.id,
            values={"number": number, **values},
        )  # fmt: skip

    def sheet(self, viewer: Actor | None = None) -> Sheet:
        seen = sight(viewer or self.client, self.case)
        return sheet_of(seen, Plan.objects.get(id=self.plan.id))

    def ask(self, person: UUID, asked: str = "May I ring you?") -> HelperRole:
        step = self.add(4, person=str(person), phone="01632 960143")
        return asking.ask_helper(
            by=self.client, case_id=self.case, plan_step_id=step.id,
            values={"called": "Mina", "asked": asked},
        )  # fmt: skip

    def mark(self, person: UUID) -> None:
        tie = ties.add_tie(by=self.client, case_id=self.case, a=self.mina, b=person, values={})
        ties.say_safety(
            by=self.client, case_id=self.case, tie_id=tie.id, words="w", not_safe_to_involve=True
        )


def add(by: Actor, case: UUID, name: str, **values: Any) -> UUID:
    told = {"nickname": name, **values}
    return people.add_person(by=by, case_id=case, values=told).id


@pytest.fixture
def mina(add_user: AddUser) -> Iterator[Mina]:
    with clock.held_at(NOON):
        thea = Actor(id=add_user("tess", Role.THERAPIST).id)
        user = add_user("mina")
        case = cases.open_case(by=thea, kind=CaseKind.INDIVIDUAL, label="Mina")
        cases.add_member(by=thea, case_id=case.id, called="Mina", user=user)
        client = Actor(id=user.id)
        plan = verbs.begin_plan(by=client, case_id=case.id, values={"words": "Lighter by morning"})
        yield Mina(
            case=case.id, clinic=case.clinic_id, client=client, therapist=thea, plan=plan,
            mina=add(client, case.id, "Mina", index=True), bea=add(client, case.id, "Bea"),
            jonas=add(client, case.id, "Jonas"),
        )  # fmt: skip


SignIn = Callable[[Actor], Client]


@pytest.fixture
def signed_in() -> SignIn:
    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(User.objects.get(id=actor.id))
        return client

    return sign_in
