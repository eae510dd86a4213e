"""What a notation cannot say of a map, and what two notations say with the same sign.

`warnings` is for whoever looks at a map in a notation, `read_differently` for whoever changes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from kithkin.network.copies import MapCopy, ParentageKind, PersonKind, TieCopy
from kithkin.network.kin_words import union_status
from kithkin.network.notation.profile import OWN, Profile
from kithkin.network.notation.sign_words import child_words, couple_words, shape_words, tie_words
from kithkin.network.notation.tie_codes import known_code, tie_codes
from kithkin.network.speech import joined, sentence
from kithkin.network.ties_in_words import holds, present_code

_MOST_NAMED = 5


class Meaning(NamedTuple):
    """One thing a notation has a sign for; its key is "ties.close", "genders.woman" and so on."""

    key: str
    word: str
    sign: str  # the sign in words
    own: bool  # Kithkin's own sign, because the source has none


def warnings(
    copy: MapCopy, profile: Profile, *, today: date | None = None, twice: bool = False
) -> list[str]:
    """Say what this notation has no sign for, or draws alike, of what the map holds.

    With a day given, only relationships that hold on it count, as they stand then. `twice`: the
    picture draws somebody twice.
    """
    if profile.name == OWN:
        return []
    used = used_keys(copy, today) | ({"twice"} if twice else set())
    meanings = [one for one in meanings_of(profile) if one.key in used]
    told = [profile.unsayable[key] for key in _unsayable(profile, used)]
    return list(dict.fromkeys([*told, *_owned(profile, meanings), *_alike(profile, meanings)]))


def read_differently(one: Profile, other: Profile, copy: MapCopy | None = None) -> list[str]:
    """Say which signs mean one thing in one notation and another in the other.

    With a map given, only signs that stand for something on it.
    """
    used = used_keys(copy) if copy else None
    mine, theirs = _readings(one), _readings(other)
    found = []
    for sign in (sign for sign in mine if sign in theirs):
        keys = {key for key, _ in mine[sign]} ^ {key for key, _ in theirs[sign]}
        if keys and (used is None or keys & used):
            here, there = (
                _listed([word for _, word in held], "or") for held in (mine[sign], theirs[sign])
            )
            found.append(
                sentence(f"{sign} means {here} in {one.label}, and {there} in {other.label}")
            )
    return found


def meanings_of(profile: Profile) -> Iterator[Meaning]:
    """Everything the notation has a sign for, each with its sign in words."""
    for family, signs in (
        ("genders", profile.genders),
        ("kinds", profile.kinds),
        ("marks", profile.marks),
    ):
        for key, sign in signs.items():
            yield Meaning(f"{family}.{key}", sign.legend, shape_words(sign.shape), sign.own)
    for key, couple in profile.unions.items():
        if key:
            yield Meaning(f"unions.{key}", couple.legend, couple_words(couple), couple.own)
    for key, child in profile.parentages.items():
        if child.legend:
            yield Meaning(f"parentages.{key}", child.legend, child_words(child), child.own)
    for code in tie_codes().values():
        own = code.code in profile.own_ties
        yield Meaning(f"ties.{code.code}", code.label, tie_words(profile.stroke(code)), own)


def used_keys(copy: MapCopy, today: date | None = None) -> set[str]:
    """The keys of everything on the map that needs a sign."""
    found: set[str] = set()
    kinds = {person.id: person.kind for person in copy.persons}
    for person in copy.persons:
        human = person.kind is PersonKind.HUMAN
        found.add(f"genders.{person.gender}" if human else f"kinds.{person.kind}")
        found |= {"marks.index"} if person.index else set()
        found |= {"marks.dead"} if person.dead or person.death else set()
    found |= {f"unions.{union_status(union) or ''}" for union in copy.unions}
    found |= {_child_key(kinds.get(link.child), link.kind) for link in copy.parentages}
    found |= {f"ties.{code}" for tie in copy.ties for code in _codes(tie, today)}
    return found | ({"groups"} if copy.groups else set())


def _child_key(child: PersonKind | None, kind: ParentageKind) -> str:
    return "parentages.pet" if child is PersonKind.PET else f"parentages.{kind}"


def _codes(tie: TieCopy, today: date | None) -> set[str]:
    if today:
        words = [present_code(tie, today).code] if holds(tie, today) else []
    else:
        words = [tie.code, *(phase.code for phase in tie.phases if phase.code)]
    return {known_code(word) or "connected" for word in words}


def _unsayable(profile: Profile, used: set[str]) -> Iterator[str]:
    """What has a sentence of its own: one thing, or a whole family of things."""
    families = {key.split(".")[0] for key in used}
    for key in profile.unsayable:
        if key in used or key in families:
            yield key


def _owned(profile: Profile, meanings: Iterable[Meaning]) -> Iterator[str]:
    by_family: Mapping[str, list[str]] = defaultdict(list)
    for one in meanings:
        family = one.key.split(".")[0]
        if one.own and one.key not in profile.unsayable and family not in profile.unsayable:
            by_family[family].append(one.word)
    for words in by_family.values():
        use = "Kithkin’s own is used" if len(words) == 1 else "Kithkin’s own are used"
        yield f"{profile.label} has no sign for {_listed(words, 'or')}; {use}."


def _listed(words: list[str], last: str) -> str:
    """Name a few in quotation marks, because some have a comma; of more, say how many."""
    named = [f"“{word}”" for word in words[:_MOST_NAMED]]
    more = len(words) - len(named)
    return joined([*named, f"{more} more"] if more else named, "and" if more else last)


def _alike(profile: Profile, meanings: Iterable[Meaning]) -> Iterator[str]:
    by_sign: Mapping[tuple[str, str], list[str]] = defaultdict(list)
    for one in meanings:
        by_sign[one.key.split(".")[0], one.sign].append(one.word)
    for (_, sign), words in by_sign.items():
        if len(words) > 1:
            yield f"{profile.label} has one sign for {_listed(words, 'and')}: {sign}."


def _readings(profile: Profile) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in meanings_of(profile):
        found[one.sign].append((one.key, one.word))
    return found
