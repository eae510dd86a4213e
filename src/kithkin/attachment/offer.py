"""What this part offers to the rest of the house."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.attachment import sentences
from kithkin.attachment.analysis import turned
from kithkin.attachment.closeness import places, whose_answers
from kithkin.attachment.copies import SittingCopy
from kithkin.attachment.forms import FORMS
from kithkin.attachment.models import Sitting, TurnedTo
from kithkin.attachment.pages import PAGES
from kithkin.attachment.policy import KINDS, asked_of_nobody
from kithkin.attachment.queries import (
    askings,
    has_sittings,
    latest,
    since,
    sittings,
)
from kithkin.attachment.questions import Dimension
from kithkin.base.short_lines import dotted
from kithkin.consent.policy import Sight
from kithkin.network.offers import About, Colouring, Line, Offer, Section, put_forward
from kithkin.network.parts import Whose, members_of
from kithkin.network.policy import OWN
from kithkin.network.queries import visible
from kithkin.network.searching import holds
from kithkin.network.taking import may_take, taken
from kithkin.network.whom import People, left_out, people_of

LAST, MOST_FOUND = 3, 20


def about(sight: Sight, whom: About) -> Section | None:
    """With one other person; nothing where they are not used here, and nothing says why."""
    if len(whom.others) != 1:
        return None
    (person,) = whom.others
    if (person in whom.index and sight.individual) or person in asked_of_nobody(sight):
        return None
    whose = Whose(sight, members_of(sight))
    return Section(
        title=_("Closeness"),
        lines=[*_last(sight, person, whose), *_turned(sight, person, whose)],
        empty=_("Nothing was answered about this yet."),
        add=Line(
            text=_("Eight questions about them"),
            href=reverse("attachment:fill_about", args=[sight.case, person]),
        ),
    )


def _last(sight: Sight, person: str, whose: Whose) -> list[Line]:
    """The last filling in words. In a couple the therapist may see two people's: one line each."""
    told, lines = sittings(sight), []
    for scope in sorted({one.scope for one in told if one.person == person}):
        last = latest(one for one in told if one.scope == scope)
        placed = places(sight, last, people_of(sight), scope).get(person)
        if placed is not None:
            note = dotted([last[person].day, whose.words(scope)])
            href = reverse("attachment:person", args=[sight.case, person]) + _of(scope)
            lines.append(Line(text=sentences.in_short(placed), note=note, href=href))
    return lines


def _of(scope: str) -> str:
    """What an address says of whose answers are shown."""
    return f"?of={scope.removeprefix(OWN)}" if scope.startswith(OWN) else ""


def _turned(sight: Sight, person: str, whose: Whose) -> list[Line]:
    told, apart = askings(sight), left_out(sight)
    lines = []
    for scope in sorted({one.scope for one in told if person not in apart.of(one.scope)}):
        asked = [one for one in told if one.scope == scope]
        named = sentences.kinds_named({kind: turned(asked, kind) for kind in KINDS}, person)
        if named:
            note = dotted([asked[0].day, whose.words(scope)])
            href = reverse("attachment:turned_to", args=[sight.case]) + _of(scope)
            lines.append(Line(text=named, note=note, href=href))
    return lines


def _lines(sight: Sight, told: Iterable[SittingCopy]) -> list[Line]:
    kept = list(told)
    people = people_of(sight) if kept else People({}, frozenset())
    whose = Whose(sight, members_of(sight) if kept else {})
    return [
        Line(
            text=_("Eight questions about %(name)s") % {"name": people.name(one.person)},
            note=dotted([one.day, whose.words(one.scope)]),
            href=reverse("attachment:sitting", args=[sight.case, one.id]), when=one.said_at,
        )
        for one in kept
    ]  # fmt: skip


def brief(sight: Sight, moment: datetime | None) -> Sequence[Line]:
    apart = left_out(sight)
    used = [one for one in sittings(sight) if one.person not in apart.of(one.scope)]
    fresh = sorted(since(used, moment, sight), key=lambda one: one.said_at, reverse=True)
    lines = _lines(sight, fresh[:LAST])
    if len(fresh) > LAST:
        text = _("and eight questions %(count)s times more") % {"count": len(fresh) - LAST}
        lines.append(Line(text=text, href=reverse("attachment:closeness", args=[sight.case])))
    return lines


def search(sight: Sight, words: str) -> Sequence[Line]:
    found = [one for one in sittings(sight) if holds(words, one.more)]
    return _lines(sight, found[:MOST_FOUND])


def takeout(sight: Sight) -> Sequence[Mapping[str, Any]]:
    people = people_of(sight)

    def named(row: TurnedTo) -> dict[str, Any]:
        told = {kind: getattr(row, kind) for kind in KINDS}
        return {
            kind: None if ids is None else [people.name(one) for one in ids]
            for kind, ids in told.items()
        }

    return [
        *(
            taken("eight questions", row, people, person=people.name(row.person_id))
            for row in visible(sight, Sitting)
            if may_take(sight, row)
        ),
        *(
            taken("who I turn to", row, people, **named(row))
            for row in visible(sight, TurnedTo)
            if may_take(sight, row)
        ),
    ]


def colourings(sight: Sight) -> Sequence[Colouring]:
    """Two, never one: worry and distance are not added up. For a therapist two a member."""
    if not has_sittings(sight):
        return []
    mine = whose_answers(sight, "")
    return [
        Colouring(
            key="-".join([side.value, str(part)] if part else [side.value]),
            title=f"{sentences.NAMES[side]}: {name}" if name else sentences.NAMES[side],
            legend=list(enumerate(sentences.STEPS[side])),
            persons=partial(_coloured, sight, side, str(part)),
        )
        for part, name in (mine.tabs if len(mine.tabs) > 1 else [("", "")])
        for side in Dimension
    ]


def _coloured(sight: Sight, side: Dimension, of: str) -> Mapping[str, tuple[int, object]]:
    scope = whose_answers(sight, of).scope
    last = latest(sittings(sight, scope=scope))
    placed = places(sight, last, people_of(sight), scope)
    bands = {person: one.bands[side] for person, one in placed.items()}
    return {
        person: (sentences.step_of(band), sentences.coloured_words(side, band))
        for person, band in bands.items()
        if band is not None
    }


put_forward(
    Offer(
        key="attachment",
        order=2,
        title=gettext_lazy("Closeness"),
        icon="tie",
        address="attachment:closeness",
        says=gettext_lazy("how near, and whom one turns to"),
        forms=FORMS,
        pages=PAGES,
        surfaces={"closeness": gettext_lazy("closeness, and who is turned to")},
        stands_on=((Sitting, ("person_id",)), (TurnedTo, KINDS)),
        about=about,
        brief=brief,
        search=search,
        takeout=takeout,
        colourings=colourings,
    )
)
