"""What was done, in words that tell nothing of what was written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.accounts.models import Member, User
from kithkin.base import clock
from kithkin.consent.policy import Sight
from kithkin.network.act_queries import PREFIX, Done
from kithkin.network.offers import offered_verb

DONE: dict[str, object] = {
    "add_person": gettext_lazy("put somebody on the map"),
    "change_person": gettext_lazy("changed what is known of somebody"),
    "say_this_is_me": gettext_lazy("said which person on the map somebody is"),
    "remove_person": gettext_lazy("took somebody off the map"),
    "add_partner": gettext_lazy("added a partner"),
    "add_union": gettext_lazy("joined two people as a couple"),
    "set_statuses": gettext_lazy("wrote how a couple stands"),
    "remove_union": gettext_lazy("took a couple's link away"),
    "add_parent": gettext_lazy("added a parent"),
    "add_child": gettext_lazy("added a child"),
    "add_sibling": gettext_lazy("added a brother or sister"),
    "change_parentage": gettext_lazy("changed a link between parent and child"),
    "remove_parentage": gettext_lazy("took a link between parent and child away"),
    "mark_twins": gettext_lazy("said who was born together"),
    "add_tie": gettext_lazy("added a relationship"),
    "add_companion": gettext_lazy("added somebody beside the family"),
    "change_tie": gettext_lazy("changed a relationship"),
    "remove_tie": gettext_lazy("took a relationship off the map"),
    "add_phase": gettext_lazy("added a period of a relationship"),
    "change_phase": gettext_lazy("changed a period of a relationship"),
    "remove_phase": gettext_lazy("took a period of a relationship away"),
    "say_safety": gettext_lazy("wrote something for themselves alone"),
    "add_group": gettext_lazy("added a household or group"),
    "change_group": gettext_lazy("changed a household or group"),
    "remove_group": gettext_lazy("took a household or group away"),
    "join_group": gettext_lazy("put somebody in a household or group"),
    "leave_group": gettext_lazy("took somebody out of a household or group"),
    "add_event": gettext_lazy("added something that happened"),
    "change_event": gettext_lazy("changed something that happened"),
    "remove_event": gettext_lazy("took something that happened away"),
    "tell": gettext_lazy("kept what somebody says"),
    "add_by_line": gettext_lazy("added people in one line"),
    "import_map": gettext_lazy("brought a family in"),
    "keep_photo": gettext_lazy("kept a photo of a drawing on paper"),
    "remove_photo": gettext_lazy("took a photo away"),
    "place_people": gettext_lazy("put people elsewhere on a picture"),
    "tidy_up": gettext_lazy("tidied a picture up"),
    "undo": gettext_lazy("took something back"),
    "redo": gettext_lazy("did something again after all"),
}
SOMETHING = gettext_lazy("did something on the map")


def done_words(verb: str) -> str:
    offered = offered_verb(verb)
    if offered is not None:
        return str(offered.done)
    return str(DONE.get(verb.removeprefix(PREFIX), SOMETHING))


def names_of(sight: Sight, actors: Iterable[UUID]) -> dict[UUID, str]:
    """Members by the name they go by in this work, everybody else by their own; oneself is "you"."""
    wanted = set(actors)
    users = {user.id: user.get_full_name() for user in User.objects.filter(id__in=wanted)}
    members = Member.objects.filter(case=sight.case, user__in=wanted).select_related("user")
    called = {one.user_id: one.called for one in members if one.user_id is not None}
    return {**users, **called, sight.viewer.id: _("You")}


@dataclass(frozen=True, slots=True)
class DoneLine:
    """One act as the history tells it. `act` is set where one's own may be taken back."""

    at: datetime
    name: str
    words: str
    taken_back: bool
    act: UUID | None

    @property
    def day(self) -> date:
        """The day where the clinic is."""
        return clock.day_of(self.at)


def done_lines(sight: Sight, done: list[Done], standing: set[UUID]) -> list[DoneLine]:
    names = names_of(sight, {one.actor for one in done})
    return [
        DoneLine(
            at=one.at,
            name=names.get(one.actor, ""),
            words=done_words(one.verb),
            taken_back=one.taken_back,
            act=one.act if one.act in standing else None,
        )
        for one in done
    ]
