"""What changed on the map, in sentences: people by the names the viewer knows them by today."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kithkin.consent.policy import Sight
from kithkin.exploration.changes import Difference, How, Told
from kithkin.network.models import (
    Group,
    Happening,
    Membership,
    Parentage,
    Partner,
    Phase,
    Tie,
)
from kithkin.network.queries import visible
from kithkin.network.speech import joined
from kithkin.network.whom import People, left_out, people_of

NAMED_IN_A_LINE = 4
Ends = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    day: date
    words: str
    icon: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the sentences need beside the changes: names, and whom each link joins."""

    sight: Sight
    people: People
    ends: Ends
    tie_of: Mapping[str, str]
    words: Mapping[str, str]  # of households, groups and events

    def both(self, link: str) -> str:
        return self.people.all(self.ends.get(link, ("", "")))

    def at(self, page: str, row: str) -> str:
        return reverse(page, args=[self.sight.case, row])


def known_for(sight: Sight, rows: Sequence[Told]) -> Known:
    ids: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        ids[row.model].add(UUID(row.id))
    phases = Phase.objects.filter(case=sight.case, id__in=ids["Phase"])
    tie_of = {str(id_): tie for id_, tie in phases.values_list("id", "tie_id")}
    ids["Tie"] |= set(tie_of.values())
    return Known(
        sight=sight,
        people=people_of(sight),
        ends=_ends(sight, ids),
        tie_of={phase: str(tie) for phase, tie in tie_of.items()},
        words=_words(sight, ids),
    )


def _ends(sight: Sight, ids: Mapping[str, set[UUID]]) -> Ends:
    """A link holds its ends for good, so today's row says whom it joined, gone or not."""
    found: dict[str, tuple[str, ...]] = {}
    joins = ((Tie, "a", "b"), (Parentage, "child", "parent"), (Membership, "person", "group"))
    for model, one, other in joins:
        links = model._default_manager.filter(case=sight.case, id__in=ids.get(model.__name__, ()))
        for id_, first, second in links.values_list("id", one, other):
            found[str(id_)] = (str(first), str(second))
    couples: dict[str, list[str]] = defaultdict(list)
    partners = Partner.objects.filter(case=sight.case, union__in=ids.get("Union", ()))
    for union, person in partners.order_by("id").values_list("union", "person"):
        couples[str(union)].append(str(person))
    return found | {union: tuple(both) for union, both in couples.items()}


def _words(sight: Sight, ids: Mapping[str, set[UUID]]) -> Mapping[str, str]:
    words: dict[str, str] = {}
    if ids.get("Group") or ids.get("Membership"):
        words |= {str(row.id): row.name for row in visible(sight, Group)}
    if ids.get("Happening"):
        words |= {str(row.id): row.what for row in visible(sight, Happening)}
    return words


Say = Callable[[Known, Told], tuple[str, str, str]]  # the sentence, an icon, where it leads


def _person(known: Known, row: Told) -> tuple[str, str, str]:
    name = {"name": known.people.name(row.id)}
    page = known.at("network:person", row.id)
    if row.how == How.CAME:
        return _("%(name)s is on the map now.") % name, "people", page
    if row.how == How.WENT:
        return _("Somebody was taken off the map."), "people", ""
    if row.fields == {"ring"}:
        return _("%(name)s has another place on the circles.") % name, "people", page
    return _("%(name)s: what is known was changed.") % name, "people", page


def _tie(known: Known, row: Told) -> tuple[str, str, str]:
    names = {"names": known.both(row.id)}
    page = known.at("network:tie", row.id)
    if row.how == How.CAME:
        return _("%(names)s: a relationship was described.") % names, "tie", page
    if row.how == How.WENT:
        return _("%(names)s: a relationship was taken off the map.") % names, "tie", ""
    return _("%(names)s: their relationship was described otherwise.") % names, "tie", page


def _phase(known: Known, row: Told) -> tuple[str, str, str]:
    tie = known.tie_of.get(row.id, "")
    names = {"names": known.both(tie)}
    page = known.at("network:tie", tie) if tie and row.how != How.WENT else ""
    if row.how == How.CAME:
        return _("%(names)s: a period was added.") % names, "moment", page
    if row.how == How.WENT:
        return _("%(names)s: a period was taken away.") % names, "moment", ""
    return _("%(names)s: a period was described otherwise.") % names, "moment", page


def _union(known: Known, row: Told) -> tuple[str, str, str]:
    names = {"names": known.both(row.id)}
    page = known.at("network:couple", row.id)
    if row.how == How.CAME:
        return _("%(names)s: drawn as a couple.") % names, "people", page
    if row.how == How.WENT:
        return _("%(names)s: no longer drawn as a couple.") % names, "people", ""
    return _("%(names)s: how they stand as a couple was changed.") % names, "people", page


def _parentage(known: Known, row: Told) -> tuple[str, str, str]:
    child, parent = known.ends.get(row.id, ("", ""))
    names = {"child": known.people.name(child), "parent": known.people.name(parent)}
    if row.how == How.WENT:
        return _("%(parent)s is no longer drawn as a parent of %(child)s.") % names, "people", ""
    page = known.at("network:person", child) if child in known.people.names else ""
    return _("%(parent)s is drawn as a parent of %(child)s.") % names, "people", page


def _group(known: Known, row: Told) -> tuple[str, str, str]:
    name = {"name": known.words.get(row.id) or _("A household or group")}
    if row.how == How.WENT:
        return _("A household or group was taken away."), "home", ""
    return (
        _("%(name)s: a household or group.") % name,
        "home",
        known.at("network:household", row.id),
    )


def _membership(known: Known, row: Told) -> tuple[str, str, str]:
    person, group = known.ends.get(row.id, ("", ""))
    names = {
        "name": known.people.name(person),
        "group": known.words.get(group) or _("a household or group"),
    }
    if row.how == How.WENT:
        return _("%(name)s no longer belongs to %(group)s.") % names, "home", ""
    return _("%(name)s belongs to %(group)s.") % names, "home", ""


def _happening(known: Known, row: Told) -> tuple[str, str, str]:
    what = {"what": known.words.get(row.id) or _("Something that happened")}
    page = reverse("network:events", args=[known.sight.case])
    if row.how == How.WENT:
        return _("Something that happened was taken away."), "moment", ""
    return _("What happened: %(what)s") % what, "moment", page


def _telling(_known: Known, row: Told) -> tuple[str, str, str]:
    gone = row.how == How.WENT
    return _("What somebody said was taken away.") if gone else _(
        "What somebody said was kept."), "note", ""  # fmt: skip


SAID: Mapping[str, Say] = {
    "Person": _person, "Tie": _tie, "Phase": _phase, "Union": _union, "Parentage": _parentage,
    "Group": _group, "Membership": _membership, "Happening": _happening, "Telling": _telling,
}  # fmt: skip


def change_lines(sight: Sight, told: Difference) -> list[ChangeLine]:
    """One sentence a row, the latest day first."""
    rows = [row for row in told.rows if row.model in SAID]
    known = known_for(sight, rows)
    lines = [ChangeLine(row.day, *SAID[row.model](known, row)) for row in rows]
    return sorted(lines, key=lambda line: line.day, reverse=True)


def in_short(sight: Sight, told: Difference) -> list[str]:
    """A few sentences for the brief: who came, who went, whose relationships were touched.

    It is a summary: whoever is not to be involved is in none, and nothing says so.
    """
    if not told.rows:
        return []
    known = known_for(sight, [row for row in told.rows if row.model in {"Tie", "Phase"}])
    apart = left_out(sight).anywhere
    came = [known.people.name(row.id) for row in told.of("Person", How.CAME) if row.id not in apart]
    went = len(told.of("Person", How.WENT))
    pairs = _pairs(known, told, apart)
    said = [
        _("New on the map: %(names)s.") % {"names": _few(came)} if came else "",
        ngettext("One person was taken off.", "%(count)s people were taken off.", went)
        % {"count": went} if went else "",
        _("Relationships looked at again: %(names)s.") % {"names": _few(pairs)} if pairs else "",
    ]  # fmt: skip
    return [one for one in said if one] or [_("Small things on the map were changed.")]


def _pairs(known: Known, told: Difference, apart: frozenset[str]) -> list[str]:
    ties = [row.id for row in told.rows if row.model == "Tie" and row.how == How.CHANGED]
    ties += [known.tie_of.get(row.id, "") for row in told.rows if row.model == "Phase"]
    ends = ((tie, known.ends.get(tie, ())) for tie in dict.fromkeys(ties))
    return [known.both(tie) for tie, both in ends if both and not apart.intersection(both)]


def _few(names: Sequence[str]) -> str:
    """The first of them by name, the others counted."""
    over = len(names) - NAMED_IN_A_LINE
    if over <= 0:
        return joined(names)
    more = ngettext("%(count)s more", "%(count)s more", over) % {"count": over}
    return joined([*names[:NAMED_IN_A_LINE], more])
