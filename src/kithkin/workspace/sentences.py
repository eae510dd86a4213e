"""Who sees what, in sentences, from what was computed and never from what should be so."""

from collections.abc import Sequence

from django.utils import formats
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from kithkin.accounts.case_queries import CaseLine
from kithkin.base import clock
from kithkin.network.offers import offered_surfaces
from kithkin.workspace.queries import SharedWith, WhoSees

SURFACES = {
    "map": gettext_noop("the map"),
    "person": gettext_noop("the page of a person"),
    "relationship": gettext_noop("the page of a relationship"),
    "work": gettext_noop("the first page of this work"),
    "agreement": gettext_noop("what you agreed"),
    "search": gettext_noop("looked for a word"),
    "export": gettext_noop("took a copy of the map"),
}
SOMETHING = gettext_noop("something of this work")


def named(names: Sequence[str]) -> str:
    """ "Thea", "Thea and Colin", "Thea, Colin and Ana"."""
    if len(names) < 2:
        return "".join(names)
    first, last = ", ".join(names[:-1]), names[-1]
    return _("%(first)s and %(last)s") % {"first": first, "last": last}


def surface(word: str) -> str:
    """What somebody looked at, in plain words."""
    return str(offered_surfaces().get(word) or _(SURFACES.get(word, SOMETHING)))


def who_sees_mine(line: CaseLine, sees: WhoSees) -> list[str]:
    """For a member: who sees their map, sentence by sentence; the last one says that is all."""
    said = _alone(sees) if line.individual else _among(line, sees)
    said += [_shared(one) for one in sees.shared]
    if sees.opened_by_others:
        said.append(
            ngettext(
                "One more person sees something of what is ours: somebody else here opened it.",
                "%(count)s more people see something of what is ours: somebody else here opened it.",
                sees.opened_by_others,
            ) % {"count": sees.opened_by_others}
        )  # fmt: skip
    if line.individual and not sees.shared and not sees.opened_by_others:
        return said
    return [*said, _("Nobody else.")]


def _alone(sees: WhoSees) -> list[str]:
    if not sees.therapists:
        return [_("Nobody but you sees your map at the moment.")]
    names = {"names": named(sees.therapists)}
    if sees.shared or sees.opened_by_others:
        return [_therapists_see(sees.therapists)]
    return [
        ngettext(
            "%(names)s sees your map; nobody else.", "%(names)s see your map; nobody else.",
            len(sees.therapists),
        ) % names
    ]  # fmt: skip


def _therapists_see(therapists: Sequence[str]) -> str:
    told = ngettext("%(names)s sees your map.", "%(names)s see your map.", len(therapists))
    return told % {"names": named(therapists)}


def _among(line: CaseLine, sees: WhoSees) -> list[str]:
    own = _("What is yours alone: only you see it.")
    if sees.therapists:
        own = _("What is yours alone: you and %(names)s.") % {"names": named(sees.therapists)}
    ours = [*line.others, *sees.therapists]
    if not ours:
        return [own]
    return [own, _("What is ours: you, %(names)s.") % {"names": named(ours)}]


def _shared(one: SharedWith) -> str:
    names = {"name": one.called, "until": _day(one), "since": _day_of_begin(one)}
    if one.since > clock.now():
        return _(
            "%(name)s will see what you opened to them from %(since)s until %(until)s."
        ) % names  # fmt: skip
    return _("%(name)s sees what you opened to them, until %(until)s.") % names


def _day(one: SharedWith) -> str:
    return formats.date_format(localtime(one.until), "j F Y")


def _day_of_begin(one: SharedWith) -> str:
    return formats.date_format(localtime(one.since), "j F Y")


def walls(line: CaseLine, sees: WhoSees) -> list[tuple[str, str]]:
    """For everybody inside a case of several: each part, and who sees it."""
    if line.individual:
        return []
    everybody = [member.called for member in line.members]
    ours = (_("Ours"), named([*everybody, *sees.therapists]))
    owns = [
        (_("%(name)s's own") % {"name": member.called}, named([member.called, *sees.therapists]))
        for member in line.members
    ]
    return [ours, *owns]
