"""The children of a person in words, each said by how they came to be this person's."""

from collections import defaultdict

from kithkin.network.copies import Gender, ParentageCopy, ParentageKind, PersonCopy, PersonKind
from kithkin.network.kin_words import gendered
from kithkin.network.speech import joined
from kithkin.network.voice import Voice

_PARENT = ("parent", "mother", "father")
_OF = {
    ParentageKind.BIOLOGICAL: "{parent} of",
    ParentageKind.ADOPTIVE: "adoptive {parent} of",
    ParentageKind.FOSTER: "foster {parent} of",
    ParentageKind.STEP: "step{parent} of",
    ParentageKind.GUARDIAN: "guardian of",
    ParentageKind.DONOR: "donor for",
    ParentageKind.SURROGATE: "surrogate who carried",
}
_GIVEN = frozenset({ParentageKind.ADOPTIVE, ParentageKind.FOSTER, ParentageKind.GUARDIAN})
_ENDED = frozenset({PersonKind.MISCARRIAGE, PersonKind.ABORTION})


def children_words(voice: Voice, person: PersonCopy) -> str:
    """Say "mother of Ana and Bo; foster mother of Cy; expecting; pregnancies that ended: …"."""
    said: dict[str, list[str]] = defaultdict(list)
    for link in _by_birth(voice, person.id):
        phrase = _phrase(voice, person, link)
        name = voice.name(link.child)
        if voice.kin.persons[link.child].kind is PersonKind.STILLBIRTH:
            name += " (stillborn)"
        if name not in said[phrase]:
            said[phrase].append(name)
    return "; ".join(f"{phrase} {joined(names)}" for phrase, names in said.items())


def _by_birth(voice: Voice, person: str) -> list[ParentageCopy]:
    links = voice.kin.downward.get(person, [])
    order = voice.kin.by_birth([link.child for link in links])
    return sorted(links, key=lambda link: order.index(link.child))


def _phrase(voice: Voice, person: PersonCopy, link: ParentageCopy) -> str:
    kind = voice.kin.persons[link.child].kind
    if kind is PersonKind.PREGNANCY:
        return "expecting"
    if kind in _ENDED:
        return "pregnancies that ended:"
    if kind is PersonKind.PET:
        return "living with"
    parent = gendered(person.gender, _PARENT)
    if link.kind is ParentageKind.STEP and person.gender not in {Gender.WOMAN, Gender.MAN}:
        parent = "-parent"
    if link.kind is ParentageKind.BIOLOGICAL and _was_given(voice, link.child):
        parent = f"birth {parent}"
    return _OF[link.kind].format(parent=parent)


def _was_given(voice: Voice, child: str) -> bool:
    return any(link.kind in _GIVEN for link in voice.kin.upward.get(child, ()))
