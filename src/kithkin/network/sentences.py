"""One spoken sentence or few for each person: what the picture shows of them, said aloud."""

from collections import defaultdict
from collections.abc import Sequence

from kithkin.base.date_words import shown
from kithkin.network.children_in_words import children_words
from kithkin.network.copies import (
    AssignedSex,
    Gender,
    GroupKind,
    ParentageKind,
    PersonCopy,
    PersonKind,
    TwinKind,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.kin_words import gendered, union_status
from kithkin.network.notation.profile import kithkin_profile
from kithkin.network.speech import (
    RING_WORDS,
    kind_words,
    number_word,
    place_word,
    possessive,
    sentence,
    stopped,
)
from kithkin.network.ties_in_words import holds, present_code, said_by, when_words
from kithkin.network.voice import Voice
from kithkin.network.years import date_order, spoken_age, spoken_age_at_death, when_it_was

# Children who came to these parents from others: their parents by birth are said to be so.
_GIVEN = frozenset({ParentageKind.ADOPTIVE, ParentageKind.FOSTER, ParentageKind.GUARDIAN})
_TWINS = {TwinKind.IDENTICAL: "identical twin", TwinKind.FRATERNAL: "fraternal twin"}


_AS_GENDER = {AssignedSex.FEMALE: Gender.WOMAN, AssignedSex.MALE: Gender.MAN}
_ASSIGNED = {
    AssignedSex.FEMALE: "assigned female at birth",
    AssignedSex.MALE: "assigned male at birth",
    AssignedSex.INTERSEX: "assigned neither female nor male at birth",
    AssignedSex.UNSAID: "",
}
_LIVING = frozenset({PersonKind.HUMAN, PersonKind.PET})
_ENDED_EARLY = ("dated", "ended")
_DATE_WORDS = {
    PersonKind.HUMAN: ("born", "died"),
    PersonKind.PET: ("born", "died"),
    PersonKind.PREGNANCY: ("expected", "ended"),
    PersonKind.MISCARRIAGE: _ENDED_EARLY,
    PersonKind.ABORTION: _ENDED_EARLY,
    PersonKind.STILLBIRTH: ("born", "died"),
}


def spoken(voice: Voice, person: PersonCopy) -> str:
    """Say the person: "Ana, 27. Eldest of three. Child of Rosa and Luis. Close to her mother."."""
    parts = (
        _siblings(voice, person),
        _parents(voice, person),
        _couples(voice, person),
        children_words(voice, person),
        _ties(voice, person),
        _groups(voice, person),
        voice.said_too.get(person.id, ""),
    )
    who = _who(voice, person)
    first = stopped(who) if person.name.strip() else sentence(who)
    return " ".join([first, *(sentence(part) for part in parts if part)])


def spoken_again(voice: Voice, person: str, beside: Sequence[str]) -> str:
    """Say a second symbol of somebody: "Ana again: the same person, drawn beside Luis."."""
    where = f", drawn beside {voice.names(beside)}" if beside else ""
    return sentence(f"{voice.name(person)} again: the same person{where}")


def _who(voice: Voice, person: PersonCopy) -> str:
    said = [voice.name(person.id)]
    if person.kind is not PersonKind.HUMAN and said[0] != kind_words(person.kind):
        said.append(kind_words(person.kind))
    said += [part for part in (_life(voice, person),) if part]
    if person.index:
        said.append("whose map this is")
    return ", ".join(said)


def _life(voice: Voice, person: PersonCopy) -> str:
    if person.kind is PersonKind.PREGNANCY:
        return f"expected {shown(person.birth)}" if person.birth else ""
    if person.kind.is_loss:
        when = person.death or person.birth
        return when_it_was(when) if when else ""
    if person.kind not in _LIVING:
        return "which has ended" if _is_dead(person) else ""
    if _is_dead(person):
        return _death(person)
    return spoken_age(person.birth, voice.today)


def _death(person: PersonCopy) -> str:
    age = spoken_age_at_death(person.birth, person.death)
    return (
        "who has died"
        + (f", {when_it_was(person.death)}" if person.death else "")
        + (f", {age}" if age else "")
    )


def _siblings(voice: Voice, person: PersonCopy) -> str:
    said = []
    if person.kind is PersonKind.HUMAN and voice.kin.parents(person.id):
        born, ordered = voice.sibship(person.id)
        if len(born) == 1:
            # Half-siblings elsewhere on the map: "only child" would be untrue.
            said += ["only child"] if voice.kin.siblings(person.id) == born else []
        elif ordered:
            said.append(place_word(born.index(person.id), len(born)))
        else:
            said.append(f"one of {number_word(len(born))} children")
    for birth in voice.twins.get(person.id, ()):
        others = [one for one in voice.known(birth.children) if one != person.id]
        if others:
            said.append(f"{_TWINS.get(birth.kind, 'twin')} of {voice.names(others)}")
    return ", ".join(said)


def _parents(voice: Voice, person: PersonCopy) -> str:
    profile = kithkin_profile()
    by_kind: dict[ParentageKind, list[str]] = defaultdict(list)
    for link in voice.kin.upward.get(person.id, ()):
        if link.parent not in by_kind[link.kind]:
            by_kind[link.kind].append(link.parent)
    says = {kind: profile.child(kind).says for kind in by_kind}
    if person.kind is PersonKind.PET:
        says = dict.fromkeys(by_kind, profile.parentages["pet"].says)
    elif _GIVEN & by_kind.keys():
        says[ParentageKind.BIOLOGICAL] = "born to"
    return "; ".join(f"{says[kind]} {voice.names(people)}" for kind, people in by_kind.items())


def _couples(voice: Voice, person: PersonCopy) -> str:
    said = []
    for union in voice.kin.unions.get(person.id, ()):
        others = [one for one in voice.known(union.partners) if one != person.id]
        if others and union_status(union) is UnionStatus.WIDOWED:
            said.append(_widowed(voice, person, union, others))
        elif others:
            said.append(couple_words(union, voice.names(others)))
    return "; ".join(said)


def _widowed(voice: Voice, person: PersonCopy, union: UnionCopy, others: list[str]) -> str:
    """Say who was left behind: the status alone does not tell which of the two has died."""
    names, start = voice.names(others), union.statuses[-1].start
    since = f" {when_it_was(start)}" if start else ""
    if not _is_dead(person):
        return f"widowed by the death of {names}{since}"
    deaths = [date_order(voice.kin.persons[one].death) for one in others]
    mine, known = date_order(person.death), [at for at in deaths if at]
    if mine and known and min(known) < mine:
        return f"widowed by the death of {names}{since}"
    if (mine and known) or not any(_is_dead(voice.kin.persons[one]) for one in others):
        return f"married to {names} until death{since}"
    return f"married to {names} until one of them died{since}"


def _is_dead(person: PersonCopy) -> bool:
    return person.dead or bool(person.death)


def couple_words(union: UnionCopy, others: str) -> str:
    """Say how a couple stands now, from one partner's side."""
    said = f"{kithkin_profile().couple(union_status(union)).says} {others}"
    if not union.statuses:
        return said
    return said + when_words(union.statuses[-1].start, union.statuses[-1].end)


def _ties(voice: Voice, person: PersonCopy) -> str:
    said = []
    for tie in voice.ties.get(person.id, ()):
        other = tie.b if tie.a == person.id else tie.a
        if other in voice.kin.persons and holds(tie, voice.today):
            side = said_by(tie, present_code(tie, voice.today), person.id)
            said.append(side.short(referred(voice, person, other)))
    return "; ".join(said)


def referred(voice: Voice, person: PersonCopy, other: str) -> str:
    """Say "her mother" where that can mean one person only, else the name."""
    theirs = possessive(person)
    words = {
        one: gendered(voice.kin.persons[one].gender, ("parent", "mother", "father"))
        for one in voice.kin.parents(person.id)
    }
    word = words.get(other)
    if theirs is None or word is None or list(words.values()).count(word) > 1:
        return voice.name(other)
    return f"{theirs} {word}"


def _groups(voice: Voice, person: PersonCopy) -> str:
    said = []
    for group in voice.groups.get(person.id, ()):
        home = group.kind is GroupKind.HOUSEHOLD
        said.append(f"{'lives in the household' if home else 'belongs to'} {group.name}".strip())
    return "; ".join(said)


def details(person: PersonCopy, *, assigned: bool = False) -> str:
    """Say the facts that the symbol and its labels carry and the spoken sentence leaves out.

    Sex assigned at birth is said only if asked for, and only where it differs from gender.
    """
    born, died = _DATE_WORDS.get(person.kind, ("since", "until"))
    said = [
        " ".join(person.full_name.split()) if person.full_name != person.name else "",
        _gender(person),
        _ASSIGNED[person.assigned_at_birth] if assigned and assigned_differs(person) else "",
        person.pronouns,
        f"{born} {shown(person.birth)}" if person.birth else "",
        f"{died} {shown(person.death)}" if person.death else "",
        f"circle: {RING_WORDS[person.ring]}" if person.ring in RING_WORDS and person.ring else "",
        person.work,
        person.place,
        person.note,
    ]
    return "; ".join(part for part in said if part)


def assigned_differs(person: PersonCopy) -> bool:
    """Whether sex assigned at birth was said and is not what the person's gender already says."""
    sex = person.assigned_at_birth
    if person.kind is not PersonKind.HUMAN or sex is AssignedSex.UNSAID:
        return False
    return _AS_GENDER.get(sex) is not person.gender


def _gender(person: PersonCopy) -> str:
    if person.kind is not PersonKind.HUMAN:
        return ""
    word = kithkin_profile().genders[person.gender].legend
    return f"{word}: {person.gender_words}" if person.gender_words else word
