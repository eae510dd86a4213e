"""Every page of the parts on a full case, and the homes: CPU time a page.

    .venv/bin/python benchmarks/part_pages.py

The case: 150 people, 500 stories with three words each, 2,000 check-ins. Goals: a page at most
150 ms, a home at most 100 ms (a therapist with twenty cases). No peer has such pages.
"""

import random
import statistics
import time
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import clinic
import in_django
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from kithkin.accounts.models import Case, CaseKind, User
from kithkin.accounts.services import cases, people
from kithkin.base import clock
from kithkin.base.actor import OPERATOR, Actor
from kithkin.network.doors import perform

PEOPLE, STORIES, MOMENTS, CASES = 150, 500, 2000, 20
BOXES = ("wanted", "they", "i")


def main() -> None:
    chance = random.Random(7)
    therapist, case = clinic.make()
    client = _member(therapist, case)
    persons = [_person(therapist, case, number) for number in range(PEOPLE)]
    ties = [_tie(therapist, case, persons[0], other) for other in persons[1:40]]
    _stories(client, case, persons[1:30], chance)
    _moments(client, case, persons[1:20], chance)
    for number in range(CASES - 1):
        other = cases.open_case(by=therapist, kind=CaseKind.INDIVIDUAL, label=f"W{number}")
        cases.add_member(by=therapist, case_id=other.id, called=f"W{number}")
    print(
        f"{PEOPLE} people, {STORIES} stories, {MOMENTS} check-ins; therapist / client, middle of 3"
    )
    for name, address in _addresses(case, persons[1], ties[0]):
        _measure(name, address, therapist, client)
    in_django.clear_away()


def _member(therapist: Actor, case: UUID) -> Actor:
    house = Case.objects.get(id=case).clinic
    user = people.add_user(
        by=OPERATOR, clinic=house, sign_in_name="mina", born=date(1990, 1, 1),
        password="lantern river oak 7",
    )  # fmt: skip
    cases.add_member(by=therapist, case_id=case, called="Mina", user=user)
    return Actor(id=user.id)


def _do(by: Actor, case: UUID, verb: str, **sent: Any) -> str:
    return perform(by=by, case_id=case, verb=verb, sent=sent).id


def _person(by: Actor, case: UUID, number: int) -> str:
    values = {"nickname": f"Person {number}", "index": number == 0, "ring": number % 3 + 1}
    return _do(by, case, "add_person", part="joint", values=values)


def _tie(by: Actor, case: UUID, a: str, b: str) -> str:
    return _do(by, case, "add_tie", a=a, b=b, values={"code": "close"})


def _stories(by: Actor, case: UUID, persons: list[str], chance: random.Random) -> None:
    words = [
        _do(by, case, "add_word", box=box, text=f"{box} word {number}")
        for box in BOXES
        for number in range(13)
    ]
    for _number in range(STORIES):
        happened = clock.today() - timedelta(days=chance.randrange(2, 3000))
        told = {"happened": happened.isoformat(), "wanted": "x " * 40, "they_did": "y " * 40}
        with_whom = chance.sample(persons, chance.randint(1, 3))
        story = _do(by, case, "tell_story", persons=with_whom, values=told)
        _do(by, case, "mark_story", episode_id=story, words=chance.sample(words, 3))


def _moments(by: Actor, case: UUID, persons: list[str], chance: random.Random) -> None:
    for number in range(MOMENTS):
        at = clock.now() - timedelta(hours=3 * number + 1)
        told = {"happened": at.isoformat(), "feeling_pleasant": chance.randint(-3, 3),
                "my_warmth": chance.randint(-3, 3), "note": "z " * 20}  # fmt: skip
        with clock.held_at(at):
            _do(by, case, "keep_moment", persons=[chance.choice(persons)], values=told)


def _addresses(case: UUID, person: str, tie: str) -> list[tuple[str, str]]:
    """Every page of a part that needs no more than the case, and the pages that mix parts."""
    found = [("home", reverse("workspace:home")), ("work", reverse("workspace:work", args=[case]))]
    found += [
        ("person", reverse("network:person", args=[case, person])),
        ("relationship", reverse("network:tie", args=[case, tie])),
        ("map in circles", reverse("network:map", args=[case, "circles"])),
    ]
    for part in settings.KITHKIN_PARTS:
        _prefix, resolver = get_resolver().namespace_dict[part]
        for one in resolver.url_patterns:
            if isinstance(one, URLPattern) and set(one.pattern.converters) == {"case_id"}:
                found.append((f"{part}:{one.name}", reverse(f"{part}:{one.name}", args=[case])))
    return found


def _measure(name: str, address: str, *viewers: Actor) -> None:
    told = []
    for viewer in viewers:
        browser = Client(SERVER_NAME="localhost")
        browser.force_login(User.objects.get(id=viewer.id))
        answer = browser.get(address)  # the first look is noted; it is not what is measured
        if answer.status_code != 200:
            told.append(f"{answer.status_code:>7} ")
            continue
        told.append(f"{_middle(browser, address):5.0f} ms")
    print(f"{name:32} {' / '.join(told)}")


def _middle(browser: Client, address: str) -> float:
    times = []
    for _turn in range(3):
        begin = time.process_time()
        browser.get(address)
        times.append(time.process_time() - begin)
    return statistics.median(times) * 1000


if __name__ == "__main__":
    main()
