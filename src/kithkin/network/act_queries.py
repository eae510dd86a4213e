"""Acts on the map: which of one's own still stand, and what a viewer may know was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kithkin.base.actor import Actor
from kithkin.consent.policy import Sight
from kithkin.network.offers import offered_verbs
from kithkin.record.models import Change, Entry

PREFIX = "network."  # verbs of the map, in the record
UNDO, REDO = f"{PREFIX}undo", f"{PREFIX}redo"
FOR_ONESELF = f"{PREFIX}say_safety"  # that it was done at all is nobody else's business
MOST = 300


@dataclass(frozen=True, slots=True)
class Done:
    """One act: who, when, by which verb. Never what was written."""

    act: UUID
    at: datetime
    actor: UUID
    verb: str
    taken_back: bool


def own_acts(viewer: Actor, case_id: UUID) -> Iterator[Entry]:
    """One's own entries that changed something, newest first.

    An undo that had to leave everything changed nothing and still counts: without it the same act
    would be chosen for ever.
    """
    back = [name for name, form in offered_verbs().items() if not form.lasting]
    return (
        Entry.objects.filter(Q(change__isnull=False) | Q(verb__in=[UNDO, REDO]))
        .filter(Q(verb__startswith=PREFIX) | Q(verb__in=back), actor=viewer.id, case=case_id)
        .order_by("-number")
        .iterator()
    )


def standing_acts(viewer: Actor, case_id: UUID) -> Iterator[UUID]:
    """One's own acts that nothing has taken back, newest first."""
    taken_back: set[str] = set()
    told: set[UUID] = set()
    for entry in own_acts(viewer, case_id):
        if str(entry.act) in taken_back or entry.act in told:
            continue
        if entry.verb in {UNDO, REDO}:
            taken_back.add(entry.about)
        else:
            told.add(entry.act)
            yield entry.act


def acts_seen(sight: Sight) -> list[Done]:
    """What was done on parts of the map that the viewer sees whole, newest first.

    An entry says whose part it touched only through its change: without one that the viewer may
    see, the act is left out, and with it that anybody was busy at that hour.
    """
    verbs = offered_verbs()
    told = Q(entry__verb__startswith=PREFIX) | Q(entry__verb__in=list(verbs))
    changes = Change.objects.filter(
        told, entry__case=sight.case, scope__in=list(sight.scopes)
    ).order_by("-entry__number")
    rows = changes.values_list(
        "entry__act", "entry__at", "entry__actor", "entry__verb", "entry__about"
    )[:MOST]
    only_own = {FOR_ONESELF, *(name for name, form in verbs.items() if form.for_oneself)}
    taken_back: set[str] = set()
    found: dict[UUID, Done] = {}
    for act, at, actor, verb, about in rows:
        if verb in only_own and actor != sight.viewer.id:
            continue
        gone = str(act) in taken_back
        if verb in {UNDO, REDO} and not gone:
            taken_back.add(about)
        found.setdefault(act, Done(act, at, actor, verb, gone))
    return list(found.values())
