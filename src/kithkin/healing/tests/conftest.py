"""One couple's map for the walls, and one person's work for everything else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from kithkin.accounts.models import CaseKind, User
from kithkin.accounts.services import cases
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.conftest import NOON
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.healing.queries import Healing
from kithkin.network.doors import perform
from kithkin.network.services import people, ties


@dataclass(frozen=True)
class Work:
    """Somebody's work with Thea: whose map, the sister Lin, and the tie between the two."""

    cast: Cast
    case: UUID
    mina: UUID
    lin: UUID
    tie: UUID

    def do(self, who: str, verb: str, **sent: Any) -> UUID:
        """By way of the form, as every door does it."""
        made = perform(by=self.actor(who), case_id=self.case, verb=verb, sent=sent)
        return UUID(made.id) if made.id else UUID(int=0)

    def actor(self, who: str) -> Actor:
        return self.cast.actors[who]

    def sight(self, who: str) -> Sight:
        return sight(self.actor(who), self.case)

    def healing(self, who: str = "client") -> Healing:
        return Healing(self.sight(who))

    def get(self, who: str, name: str, *rest: object) -> HttpResponse:
        client = Client()
        client.force_login(User.objects.get(id=self.actor(who).id))
        response = client.get(reverse(name, args=[self.case, *rest]))
        assert isinstance(response, HttpResponse)
        return response

    def post(self, who: str, page: str, row: UUID | None, **sent: str) -> HttpResponse:
        client = Client()
        client.force_login(User.objects.get(id=self.actor(who).id))
        name, rest = ("network:ask_about", [page, row]) if row else ("network:ask", [page])
        response = client.post(reverse(name, args=[self.case, *rest]), sent)
        assert isinstance(response, HttpResponse)
        return response

    def mark_not_safe(self, who: str = "client") -> None:
        ties.say_safety(
            by=self.actor(who),
            case_id=self.case,
            tie_id=self.tie,
            words="",
            not_safe_to_involve=True,
        )


def _work(cast: Cast, case: UUID) -> Work:
    def put(name: str, **more: Any) -> UUID:
        row = people.add_person(
            by=cast.therapist, case_id=case, part="joint", values={"nickname": name, **more}
        )
        return UUID(str(row.id))

    mina, lin = put("Mina", index=True), put("Lin")
    tie = ties.add_tie(by=cast.therapist, case_id=case, a=mina, b=lin, values={})
    return Work(cast, case, mina, lin, tie.id)


@pytest.fixture
def alone(cast: Cast) -> Work:
    case = cases.open_case(by=cast.therapist, kind=CaseKind.INDIVIDUAL, label="Mina")
    user = User.objects.get(id=cast.client.id)
    cases.add_member(by=cast.therapist, case_id=case.id, called="Mina", user=user)
    return _work(cast, case.id)


@pytest.fixture
def couple(cast: Cast) -> Work:
    """Cleo and Omar; `lin` is somebody both of them know."""
    return _work(cast, cast.case)


@pytest.fixture
def days_later() -> Callable[[int], Any]:
    """`with days_later(7): …` after the quiet noon at which the cast was made."""

    @contextmanager
    def later(days: int) -> Iterator[None]:
        with clock.held_at(NOON + timedelta(days=days)):
            yield

    return later
