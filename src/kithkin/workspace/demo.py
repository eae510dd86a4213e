"""The demo clinic: invented people whose dates move with today, written by the real verbs."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from kithkin.accounts.models import Clinic, Role, User
from kithkin.accounts.services import people
from kithkin.base import clock
from kithkin.base.actor import OPERATOR, Actor
from kithkin.base.writer import writing
from kithkin.network.offers import offers
from kithkin.workspace.demo_clinic.acts import part_steps
from kithkin.workspace.demo_clinic.frame import frame_steps, open_story
from kithkin.workspace.demo_clinic.reading import read_story
from kithkin.workspace.demo_clinic.steps import Row, Step, map_steps
from kithkin.workspace.services import say_concern

STORIES = ("one_client", "a_couple", "three_households")
SignIns = list[tuple[str, str, str]]  # role, sign-in name, password


def load(progress: Callable[[str], None]) -> SignIns:
    """Make the demo clinic once; a second call only says who can sign in.

    All of it is one transaction: a start that is broken off leaves nothing half told.
    """
    cast = read_story("people", clock.today())
    if not Clinic.objects.filter(is_demo=True).exists():
        with writing():
            _make(cast, progress)
    return [(role, name, cast["password"]) for role, name in cast["shown"]]


def _make(cast: Row, progress: Callable[[str], None]) -> None:
    told = {name: read_story(name, clock.today()) for name in STORIES}
    progress(_("The clinic and its people"))
    with clock.held_at(
        clock.now() - timedelta(days=1 + max(story["opened"] for story in told.values()))
    ):
        clinic = people.create_clinic(
            by=OPERATOR, name=cast["clinic"], second_factor_required=False, is_demo=True
        )
        users = {
            name: _add_user(clinic, cast, name, row)
            for name, row in {**cast["staff"], **cast["others"]}.items()
        }
    for name, story in told.items():
        progress(_("A story: %(label)s") % {"label": story["label"]})
        _tell(name, story, users, clinic)
    for offer in offers():
        offer.demo({name: Actor(id=user.id) for name, user in users.items()}, clinic.id)
    for row in cast["concerns"]:
        with clock.held_at(_hour_of(clock.now(), row["ago"])):
            say_concern(
                by=Actor(id=users[row["by"]].id), page=row["page"], doing=row["doing"],
                happened=row["happened"],
            )  # fmt: skip


def _add_user(clinic: Clinic, cast: Row, name: str, row: Row) -> User:
    return people.add_user(
        by=OPERATOR, clinic=clinic, sign_in_name=name, born=date.fromisoformat(row["born"]),
        called=row["called"], password=cast["password"],
        roles=(Role(row["role"]),) if "role" in row else (),
    )  # fmt: skip


def _tell(name: str, told: Row, users: Mapping[str, User], clinic: Clinic) -> None:
    """Do the steps of a story in the order of time, each under the clock of its day."""
    now = clock.now()
    with clock.held_at(_hour_of(now, told["opened"])):
        story = open_story(told, users, clinic.id)
    steps = [*map_steps(story), *frame_steps(story), *part_steps(story, name, clock.today())]
    for at, step in sorted(((_hour_of(now, one.ago, one.at), one) for one in steps), key=_when):
        with clock.held_at(at):
            step.do()


def _when(timed: tuple[datetime, Step]) -> datetime:
    return timed[0]


def _hour_of(now: datetime, ago: int, at: str = "") -> datetime:
    """The hour said, or some time of a working day, the same for all that is done on it."""
    day = now - timedelta(days=ago)
    if at:
        return datetime.combine(day.date(), time.fromisoformat(at), tzinfo=now.tzinfo)
    return day.replace(hour=8 + ago * 5 % 9, minute=ago * 13 % 60, second=0, microsecond=0)
