"""Somebody of the cast at the pages of a case."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client

from kithkin.accounts.models import User
from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.network.copies import MapCopy
from kithkin.network.models import Person
from kithkin.network.queries import map_copy
from kithkin.network.services import people


class Visitor:
    """Asks pages by their path inside the case, and keeps the last answer."""

    def __init__(self, cast: Cast, who: str) -> None:
        self.cast, self.who, self.client = cast, who, Client()
        self.client.force_login(User.objects.get(id=cast.actors[who].id))

    def get(self, path: str, **options: Any) -> HttpResponse:
        return self._kept(self.client.get(f"/work/{self.cast.case}/{path}", **options))

    def post(self, path: str, sent: dict[str, Any], **options: Any) -> HttpResponse:
        return self._kept(self.client.post(f"/work/{self.cast.case}/{path}", sent, **options))

    def _kept(self, answer: Any) -> HttpResponse:
        assert isinstance(answer, HttpResponse)
        return answer

    def words(self, path: str, **options: Any) -> str:
        answer = self.get(path, **options)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def map(self) -> MapCopy:
        return map_copy(sight(self.cast.actors[self.who], self.cast.case))


def put(cast: Cast, name: str, who: str = "therapist", part: str = "joint", **more: Any) -> Person:
    return people.add_person(
        by=cast.actors[who], case_id=cast.case, part=part, values={"nickname": name, **more}
    )


def names(copy: MapCopy) -> list[str]:
    return sorted(one.name for one in copy.persons)


def id_of(copy: MapCopy, name: str) -> UUID:
    return UUID(next(one.id for one in copy.persons if one.name == name))
