"""The page "around each person": one row a person, in words, beside the check-ins behind it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.awareness.analysis import BAR, Measure, Tendency, tendencies
from kithkin.awareness.copies import Told
from kithkin.awareness.drawing import band_svg
from kithkin.awareness.models import OpenedBy
from kithkin.awareness.words import NEED, PLEASANT, WARMTH, Words
from kithkin.network.whom import People

BEHIND = 4  # the newest check-ins shown beside an estimate; the rest one tap away

MEASURES: dict[Measure, object] = {
    Measure.PLEASANT: gettext_lazy("Pleasant or not"),
    Measure.WARMTH: gettext_lazy("One's own warmth"),
    Measure.FREE: gettext_lazy("Free to choose"),
    Measure.CAPABLE: gettext_lazy("Capable"),
    Measure.CLOSE: gettext_lazy("Close"),
}
SOURCES: dict[str, object] = {
    OpenedBy.SELF: gettext_lazy("opened unasked"),
    OpenedBy.PROMPTED: gettext_lazy("asked for"),
    "both": gettext_lazy("of both kinds together"),
}
MORE: dict[Measure, object] = {
    Measure.PLEASANT: gettext_lazy("feeling more pleasant"),
    Measure.WARMTH: gettext_lazy("being warmer"),
    Measure.FREE: gettext_lazy("feeling freer to choose"),
    Measure.CAPABLE: gettext_lazy("feeling more capable"),
    Measure.CLOSE: gettext_lazy("feeling closer"),
}
LESS: dict[Measure, object] = {
    Measure.PLEASANT: gettext_lazy("feeling less pleasant"),
    Measure.WARMTH: gettext_lazy("being less warm"),
    Measure.FREE: gettext_lazy("feeling less free to choose"),
    Measure.CAPABLE: gettext_lazy("feeling less capable"),
    Measure.CLOSE: gettext_lazy("feeling less close"),
}


@dataclass(frozen=True, slots=True)
class AroundRow:
    """One person: counts kept apart, the sentence, the band with its words, what is behind it."""

    person: str
    name: str
    own: int
    asked: int
    on_mind: int
    sentence: str
    band: SafeString | str
    band_words: str
    behind: Sequence[Told]


def around_rows(
    told: Sequence[Told], people: People, left_out: frozenset[str], measure: Measure, source: str
) -> list[AroundRow]:
    """By name, never by how they come out. Left out is left out, and why is not said."""
    used = [one for one in told if source in {"both", one.opened_by}]
    found = tendencies(used, measure)
    behind = _by_person(told)
    shown = sorted(
        behind.keys() & people.names.keys() - left_out - people.index,
        key=lambda one: (people.name(one).casefold(), one),
    )
    known = frozenset(shown)
    return [_row(one, behind[one], used, found.get(one), people, known, measure) for one in shown]


def _by_person(told: Sequence[Told]) -> Mapping[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        for person in one.persons:
            found[person].append(one)
    return found


def _row(
    person: str, behind: Sequence[Told], used: Sequence[Told], found: Tendency | None,
    people: People, known: frozenset[str], measure: Measure,
) -> AroundRow:  # fmt: skip
    met = [one for one in behind if not one.on_my_mind]
    asked = sum(one.prompted for one in met)
    chosen = {one.id for one in used}
    drawn = found if found is not None and found.middle is not None else None
    return AroundRow(
        person=person,
        name=people.name(person),
        own=len(met) - asked,
        asked=asked,
        on_mind=len(behind) - len(met),
        sentence=_sentence(found, people, known, measure),
        band=_band(drawn, measure) if drawn else "",
        band_words=_band_words(drawn, measure) if drawn else "",
        behind=[one for one in behind if one.id in chosen][:BEHIND],
    )


def _sentence(
    found: Tendency | None, people: People, known: frozenset[str], measure: Measure
) -> str:
    if found is None or found.verdict == "cannot_tell_yet":
        return _cannot_tell(found)
    name = people.name(found.person)
    if found.verdict == "not_apart":
        others = people.all(one if one in known else "" for one in found.not_apart_from)
        return _("%(name)s and %(others)s were always there together. This is for both, and the"
                 " two cannot be told apart.") % {"name": name, "others": others}  # fmt: skip
    if found.verdict == "no_clear_difference":
        return _("No clear difference between check-ins with %(name)s and the others.") % {
            "name": name
        }
    goes_with = (MORE if found.verdict == "higher" else LESS)[measure]
    return _("Check-ins with %(name)s go with %(feeling)s, compared with the others.") % {
        "name": name, "feeling": goes_with,
    }  # fmt: skip


def _cannot_tell(found: Tendency | None) -> str:
    missing = BAR if found is None else found.more_needed
    if not missing:
        return _("Cannot tell yet: there is nothing to compare with so far.")
    if found is not None and found.count >= BAR:
        return _("Cannot tell yet: there are too few check-ins with others to compare with.")
    return _("Cannot tell yet: at least %(bar)s check-ins that say this are needed.") % {"bar": BAR}


def words_of(measure: Measure) -> Words:
    if measure is Measure.PLEASANT:
        return PLEASANT
    return WARMTH if measure is Measure.WARMTH else NEED


def _band(found: Tendency, measure: Measure) -> SafeString:
    middle, low, high = _three(found)
    return band_svg(middle, low, high, measure.scale)


def _band_words(found: Tendency, measure: Measure) -> str:
    words, (middle, low, high) = words_of(measure), _three(found)
    told = {
        "middle": words[round(middle)], "low": words[round(low)], "high": words[round(high)],
        "numbers": _("%(middle).1f, %(low).1f to %(high).1f")
        % {"middle": middle, "low": low, "high": high},
    }  # fmt: skip
    if len({round(middle), round(low), round(high)}) == 1:
        return _("In the middle %(middle)s (%(numbers)s)") % told
    return _("In the middle %(middle)s, from %(low)s to %(high)s (%(numbers)s)") % told


def _three(found: Tendency) -> tuple[float, float, float]:
    """To one place behind the point; a zero has no sign."""
    middle, low, high = (
        round(one or 0.0, 1) + 0.0 for one in (found.middle, found.low, found.high)
    )
    return middle, low, high


def ends_of(measure: Measure) -> tuple[object, object]:
    """The words at the two ends of the axis."""
    words = words_of(measure)
    return words[min(words)], words[max(words)]


def resting_people(resting: frozenset[str], people: People) -> list[tuple[str, str]]:
    found = [(one, people.name(one)) for one in resting if one in people.names]
    return sorted(found, key=lambda one: one[1].casefold())
