"""Of which kind a relationship is, as far as the map says so: what the estimates lean on."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from kithkin.consent.policy import Sight
from kithkin.network.models import Parentage, Partner, Tie
from kithkin.network.plain_rows import opened, seen
from kithkin.network.whom import People

FAMILY, PARTNER, FRIEND, OTHER = "family", "partner", "friend", "other"
FRIENDS = frozenset({"friendship", "best_friends"})
WORDS: dict[str, object] = {
    FAMILY: _("family"), PARTNER: _("couple"), FRIEND: _("friends"), OTHER: _("others"),
}  # fmt: skip


def kinds_of(sight: Sight, people: People) -> dict[str, str]:
    """Three queries. Whoever is in none of them is among the others; a partner comes first."""
    found = dict.fromkeys(_friends(sight, people.index), FRIEND)
    found |= dict.fromkeys(_family(sight, people.index), FAMILY)
    return found | dict.fromkeys(_partners(sight, people.index), PARTNER)


def _partners(sight: Sight, index: frozenset[str]) -> set[str]:
    unions: dict[str, set[str]] = defaultdict(set)
    for row in seen(sight, Partner, "union", "person"):
        unions[row.links[0]].add(row.links[1])
    return {one for couple in unions.values() if couple & index for one in couple}


def _family(sight: Sight, index: frozenset[str]) -> set[str]:
    """Everybody whom links of parents and children lead to, in-laws through a child as well."""
    beside: dict[str, set[str]] = defaultdict(set)
    for row in seen(sight, Parentage, "child", "parent"):
        child, parent = row.links
        beside[child].add(parent)
        beside[parent].add(child)
    return _reached(beside, index)


def _reached(beside: dict[str, set[str]], start: Iterable[str]) -> set[str]:
    found, ahead = set(start), list(start)
    while ahead:
        fresh = beside.get(ahead.pop(), set()) - found
        found |= fresh
        ahead += fresh
    return found


def _friends(sight: Sight, index: frozenset[str]) -> set[str]:
    rows = [row for row in seen(sight, Tie, "a", "b") if index & set(row.links)]
    return {
        one
        for row, told in opened(sight, Tie, rows)
        if told.get("code") in FRIENDS
        for one in row.links
    }
