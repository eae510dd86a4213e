"""Whose map a row is on, in words: the joint part is "ours", a member's own part is "mine"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from kithkin.accounts.models import Member
from kithkin.base.asking import Choices
from kithkin.consent.policy import Sight
from kithkin.network.models import MapRow
from kithkin.network.policy import JOINT, OWN


def is_member(sight: Sight) -> bool:
    """Whoever's own work it is; a therapist is none, in their own therapy's file neither."""
    return sight.member is not None and not sight.therapist


def members_of(sight: Sight) -> dict[str, str]:
    """The members' names by id, for a therapist; a member learns of nobody's part but their own."""
    if sight.individual or not sight.therapist:
        return {}
    return members_within(sight, scope_of(sight, JOINT))


def members_within(sight: Sight, scope: str) -> dict[str, str]:
    """Those who belong to a part of the work, by id: all of them, or the one whose own it is."""
    rows = Member.objects.filter(case=sight.case, gone_at=None).order_by("id")
    if scope.startswith(OWN):
        rows = rows.filter(id=scope.removeprefix(OWN))
    return {str(one.id): one.called for one in rows}


def lone_member(sight: Sight) -> str:
    """The name of the one member of individual work: whose map it will be."""
    names = [*members_within(sight, "").values()] if sight.individual else []
    return names[0] if len(names) == 1 else ""


def scope_of(sight: Sight, part: str) -> str:
    """The scope of a part as it is chosen on a page: "joint", a member's id, or "" for the usual one."""
    if sight.individual or part in {"", JOINT}:
        return f"joint:{sight.case}"
    return f"{OWN}{part}"


def parts_of(sight: Sight) -> Choices:
    """The parts of the work somebody may write in; the first is where a new row goes by default."""
    if sight.individual:
        return []
    joint = (JOINT, _("ours: everybody in this work sees it"))
    if is_member(sight):
        return [(str(sight.member), _("mine: you and your therapist see it")), joint]
    named = [(id_, _("%(name)s's own") % {"name": name}) for id_, name in members_of(sight).items()]
    return [joint, *named]


def part_words(sight: Sight, part: str) -> str:
    """One of the parts, as it was offered; nothing where there is one map only."""
    return str(dict(parts_of(sight)).get(part, ""))


@dataclass(frozen=True, slots=True)
class Whose:
    """Says of rows whose map they are on; says nothing where there is one map only."""

    sight: Sight
    names: Mapping[str, str] = field(default_factory=dict)
    scopes: Mapping[str, str] = field(default_factory=dict)

    def of(self, row_id: str) -> str:
        return self.words(self.scopes.get(row_id, ""))

    def words(self, scope: str) -> str:
        if self.sight.individual or not scope:
            return ""
        kind, _colon, owner = scope.partition(":")
        if kind == "practice":
            return _("the therapist's own notes")
        if kind != "part":
            return _("ours")
        if owner == str(self.sight.member):
            return _("mine")
        name = self.names.get(owner)
        return _("%(name)s's own") % {"name": name} if name else ""


def whose(sight: Sight, model: type[MapRow], ids: Iterable[str | UUID] | None = None) -> Whose:
    """Whose the rows of one table are: of the whole case, or of a few. The caller shows only seen ones."""
    if sight.individual:
        return Whose(sight)
    rows = model._default_manager.filter(case=sight.case, gone_at=None)
    if ids is not None:
        rows = rows.filter(id__in=list(ids))
    scopes = {str(id_): scope for id_, scope in rows.values_list("id", "scope")}
    return Whose(sight, members_of(sight), scopes)
