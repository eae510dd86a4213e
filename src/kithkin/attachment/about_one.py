"""One relationship in the eight questions: the last filling beside those before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kithkin.attachment import sentences
from kithkin.attachment.analysis import moved, place
from kithkin.attachment.asks import words_of
from kithkin.attachment.closeness import Line, Whose, lines_of, whose_answers
from kithkin.attachment.copies import SittingCopy
from kithkin.attachment.kinds import kinds_of
from kithkin.attachment.queries import latest, sittings
from kithkin.attachment.questions import Dimension, eight_questions
from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import Sight
from kithkin.network.whom import People, left_out, people_of

MOST_EARLIER = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One filling as a page shows it; `lines` is empty for people who are not used here."""

    id: str
    day: str
    lines: Sequence[Line]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutOne:
    whose: Whose
    person: str
    name: str
    known: bool
    used: bool
    now: Filled | None
    earlier: Sequence[Filled]
    left: int


def about_one(sight: Sight, person: str, of: str) -> AboutOne:
    """A person nobody may know of has no page; one taken off the map has, if answers name them."""
    whose, people = whose_answers(sight, of), people_of(sight)
    told = sittings(sight, scope=whose.scope)
    about = [one for one in told if one.person == person]
    if person not in people.names and not about:
        raise NotHereError
    apart = left_out(sight).of(whose.scope)
    used = person not in apart
    shown = about[: 1 + MOST_EARLIER]
    filled = _fillings(sight, told, shown, people, apart) if used else [_bare(one) for one in shown]
    return AboutOne(
        whose=whose, person=person, name=people.name(person), known=person in people.names,
        used=used, now=filled[0] if filled else None, earlier=filled[1:],
        left=len(about) - len(shown),
    )  # fmt: skip


def _fillings(
    sight: Sight, told: Sequence[SittingCopy], about: Sequence[SittingCopy], people: People,
    apart: frozenset[str],
) -> list[Filled]:  # fmt: skip
    """Each placed among what is known of the others, whose last filling steadies it a little."""
    kinds = kinds_of(sight, people)
    others = [one for who, one in latest(told).items() if who not in apart]
    found = []
    for one in about:
        beside = [other for other in others if other.person != one.person]
        bands = place([*beside, one], kinds)[one.person].bands
        changes = _changes(about[0], one) if one is not about[0] else {}
        found.append(Filled(id=one.id, day=one.day, lines=lines_of(bands, changes), more=one.more))
    return found


def _changes(now: SittingCopy, before: SittingCopy) -> Mapping[Dimension, str]:
    return {side: sentences.change_words(moved(now, before, side)) for side in Dimension}


def _bare(one: SittingCopy) -> Filled:
    return Filled(id=one.id, day=one.day, lines=[], more=one.more)


def answers_in_words(sitting: SittingCopy) -> list[tuple[str, str]]:
    """Question and answer, in the order they were asked."""
    return [
        (_(one.words), _("left open") if (said := sitting.answers[one.key]) is None
         else _("%(number)s of 7: %(words)s") % {"number": said, "words": words_of(said)})
        for one in eight_questions()
    ]  # fmt: skip
