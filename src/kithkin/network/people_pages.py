"""What the page of one person shows, from a filtered copy alone."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kithkin.base.date_words import shown
from kithkin.network import asks
from kithkin.network.copies import (
    Gender,
    GroupCopy,
    MapCopy,
    ParentageCopy,
    PersonCopy,
    TwinKind,
    UnionCopy,
)
from kithkin.network.event_lines import (
    EventLine,
    TellingLine,
    event_lines,
    label,
    telling_lines,
)
from kithkin.network.kin_words import gendered
from kithkin.network.sentences import couple_words, spoken
from kithkin.network.speech import name_of
from kithkin.network.ties_in_words import present_code, when_words
from kithkin.network.voice import Voice

Facts = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Line:
    """One linked person on a page: who, what the link is in words, and the id of the link."""

    id: str
    person: PersonCopy
    words: str


@dataclass(frozen=True, slots=True)
class CoupleLine:
    id: str
    others: list[PersonCopy]
    words: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything one person's page says."""

    person: PersonCopy
    name: str
    sentence: str
    facts: Facts
    ties: list[Line]
    parents: list[Line]
    couples: list[CoupleLine]
    children: list[Line]
    siblings: list[Line]
    twins: list[str]
    groups: list[GroupCopy]
    events: list[EventLine]
    tellings: list[TellingLine]

    @property
    def has_family(self) -> bool:
        return bool(self.parents or self.couples or self.children or self.siblings)


def person_page(copy: MapCopy, person_id: str, today: date) -> PersonPage | None:
    voice = Voice.of(copy, today)
    person = voice.kin.persons.get(person_id)
    if person is None:
        return None
    kin = voice.kin
    siblings = [one for one in kin.siblings(person_id) if one != person_id]
    return PersonPage(
        person=person,
        name=name_of(person),
        sentence=_told(person, spoken(voice, person)),
        facts=facts(person),
        ties=_ties(voice, person_id),
        parents=[_parent(voice, link) for link in kin.upward.get(person_id, ())],
        couples=[_couple(voice, union, person_id) for union in kin.unions.get(person_id, ())],
        children=[_child(voice, link) for link in kin.downward.get(person_id, ())],
        siblings=[Line("", kin.persons[one], _sibling(kin.persons[one])) for one in siblings],
        twins=_twins(voice, person_id),
        groups=voice.groups.get(person_id, []),
        events=event_lines(copy, (one for one in copy.events if person_id in one.persons)),
        tellings=telling_lines(copy, person_id),
    )


def _told(person: PersonCopy, sentence: str) -> str:
    """The page's title is the name already; a sentence that holds nothing else is left out."""
    return "" if sentence.rstrip(".") == name_of(person) else sentence


def facts(person: PersonCopy) -> Facts:
    """What is known of a person and was not drawn, pair by pair."""
    told = [
        (_("Full name"), person.full_name if person.full_name != person.name else ""),
        (_("Pronouns"), person.pronouns),
        (_("Gender"), _gender(person)),
        (_("Sex recorded at birth"), label(asks.ASSIGNED, person.assigned_at_birth)),
        (_("Born"), shown(person.birth)),
        (_("Died"), shown(person.death) or (_("yes") if person.dead else "")),
        (_("Work"), person.work),
        (_("Lives in"), person.place),
        (_("On the circles"), label(asks.RINGS, person.ring or "")),
    ]
    return [(what, value) for what, value in told if value]


def _gender(person: PersonCopy) -> str:
    if person.gender is Gender.OTHER and person.gender_words:
        return person.gender_words
    said = label(asks.GENDERS, person.gender)
    return f"{said} ({person.gender_words})" if said and person.gender_words else said


def _ties(voice: Voice, person_id: str) -> list[Line]:
    found = []
    for tie in voice.ties.get(person_id, ()):
        other = voice.kin.persons.get(tie.b if tie.a == person_id else tie.a)
        if other is not None:
            words = present_code(tie, voice.today).label + when_words(tie.start, tie.end)
            found.append(Line(tie.id, other, words))
    return sorted(found, key=lambda line: (line.person.name.casefold(), line.id))


def _linked(link: ParentageCopy, word: str) -> str:
    how = label(asks.PARENTAGE_KINDS, link.kind)
    return f"{word}, {how}{when_words(link.start, link.end)}"


def _parent(voice: Voice, link: ParentageCopy) -> Line:
    parent = voice.kin.persons[link.parent]
    word = gendered(parent.gender, (_("parent"), _("mother"), _("father")))
    return Line(link.id, parent, _linked(link, word))


def _child(voice: Voice, link: ParentageCopy) -> Line:
    child = voice.kin.persons[link.child]
    word = gendered(child.gender, (_("child"), _("daughter"), _("son")))
    return Line(link.id, child, _linked(link, word))


def _sibling(person: PersonCopy) -> str:
    return gendered(person.gender, (_("brother or sister"), _("sister"), _("brother")))


def _couple(voice: Voice, union: UnionCopy, person_id: str) -> CoupleLine:
    others = [
        voice.kin.persons[one] for one in union.partners
        if one != person_id and one in voice.kin.persons
    ]  # fmt: skip
    names = voice.names([one.id for one in others]) or _("somebody not named")
    return CoupleLine(union.id, others, couple_words(union, names))


def _twins(voice: Voice, person_id: str) -> list[str]:
    said = {
        TwinKind.IDENTICAL: _("Identical twin of %(names)s"),
        TwinKind.FRATERNAL: _("Fraternal twin of %(names)s"),
        TwinKind.UNKNOWN: _("Born together with %(names)s"),
    }
    return [
        said[twins.kind]
        % {"names": voice.names([one for one in twins.children if one != person_id])}
        for twins in voice.twins.get(person_id, ())
    ]
