"""Answers for the tests, given by somebody of the cast through the verbs, or plain."""

from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from kithkin.accounts.models import User
from kithkin.attachment import services
from kithkin.attachment.copies import SittingCopy, TurnedCopy
from kithkin.attachment.models import Sitting, TurnedTo
from kithkin.attachment.questions import HIGH, LOW, Dimension, eight_questions
from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.network.models import Person
from kithkin.network.offers import Offer, offers
from kithkin.network.services import people

BEFORE = "2026-01-04"
DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


def put_person(cast: Cast, name: str, who: str = "therapist", part: str = "joint") -> Person:
    return people.add_person(
        by=cast.actors[who], case_id=cast.case, part=part, values={"nickname": name}
    )


def answers(worry: int | None, distance: int | None) -> dict[str, int | None]:
    """Answers that lie at one place on each dimension, reversed questions the other way round."""
    wanted = {Dimension.WORRY: worry, Dimension.DISTANCE: distance}
    return {
        one.key: None if (at := wanted[one.dimension]) is None
        else (LOW + HIGH - at if one.reversed else at)
        for one in eight_questions()
    }  # fmt: skip


def fill(
    cast: Cast, person: Person, worry: int | None = 3, distance: int | None = 5, *, who: str = "client",
    part: str = "", **more: Any,
) -> Sitting:  # fmt: skip
    return services.fill_eight_questions(
        by=cast.actors[who], case_id=cast.case, person_id=person.id, part=part,
        values={**answers(worry, distance), **more},
    )  # fmt: skip


def turn_to(cast: Cast, *, who: str = "client", part: str = "", **said: Any) -> TurnedTo:
    return services.say_whom_i_turn_to(by=cast.actors[who], case_id=cast.case, part=part, **said)


def seen_by(cast: Cast, who: str = "client") -> Any:
    return sight(cast.actors[who], cast.case)


def sitting(person: str, worry: int | None, distance: int | None, **more: Any) -> SittingCopy:
    """A plain filling without a case."""
    told = {"id": f"{person}-{worry}-{distance}", "said_at": DAY, **more}
    return SittingCopy(
        scope="joint:x", said_by="u", person=person,
        **{"answers": answers(worry, distance), **told},
    )  # fmt: skip


def asking(id_: str, **said: tuple[str, ...] | None) -> TurnedCopy:
    return TurnedCopy(
        id=id_, scope="joint:x", said_at=DAY, seek_out=said.get("seek_out"),
        calms=said.get("calms"), go_out_from=said.get("go_out_from"),
    )  # fmt: skip


class Tidy(HTMLParser):
    """The words of a page, without what carries them."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def words_of(content: bytes) -> str:
    page = Tidy()
    page.feed(content.decode())
    return " ".join(" ".join(page.said).split())


def page(cast: Cast, who: str, name: str, *named: object, **asked: str) -> str:
    browser = Client()
    browser.force_login(User.objects.get(id=cast.actors[who].id))
    answer = browser.get(reverse(name, args=[cast.case, *named]), asked)
    assert answer.status_code == 200, answer.status_code
    return words_of(answer.content)


def the_offer() -> Offer:
    return next(one for one in offers() if one.key == "attachment")
