"""INDI records of a file we write."""

from collections.abc import Iterable

from kithkin.exchange.gedcom.plan import Plan
from kithkin.exchange.gedcom.sheet import Sheet
from kithkin.exchange.gedcom.tags import (
    BIRTH,
    DEATH,
    GENDERS,
    PEDIGREE_VALUES,
    PERSON_EVENTS,
    SEX_VALUES,
    Happening,
)
from kithkin.network.copies import EventCopy, PersonCopy, PersonKind, TieCopy

_LONGEST_NAME = 200
_TAGS = {happening: tag for tag, happening in PERSON_EVENTS.items()}
_RATINGS = ("closeness", "support_given", "support_received", "strain", "contact")


def write_person(person: PersonCopy, plan: Plan, sheet: Sheet) -> None:
    xref = plan.xrefs.persons[person.id]
    sheet.row(0, xref, "INDI")
    events = list(plan.events_of_person.get(person.id, ()))
    _name(person, plan, sheet)
    _gender(person, sheet)
    _birth(person, events, plan, sheet)
    _death(person, events, plan, sheet)
    for event in events:
        write_event(event, _TAGS.get(Happening(event.what, event.kind), "EVEN"), plan, sheet)
    sheet.said(1, "OCCU", person.work)
    if person.place:
        sheet.row(1, "RESI")
        sheet.text(2, "PLAC", person.place)
    sheet.said(1, "NOTE", person.note)
    _families(person, plan, sheet)
    for tie in plan.ties_of_person.get(person.id, ()):
        _tie(tie, plan, sheet)
    _own(person, plan, sheet)
    plan.write_kept(person.id, sheet)


def _name(person: PersonCopy, plan: Plan, sheet: Sheet) -> None:
    if not person.name:
        return
    plain = " ".join(person.name.replace("/", " ").split())[:_LONGEST_NAME].strip()
    full = " ".join(person.full_name.replace("/", " ").split())[:_LONGEST_NAME].strip()
    sheet.row(1, "NAME", (full or plain).replace("@", "@@"))
    sheet.said(2, "NICK", person.nickname)
    if person.full_name != (full or plain):
        sheet.text(2, "_NAME", person.full_name)
    plan.write_kept_under(person.id, "INDI.NAME", sheet)


def _gender(person: PersonCopy, sheet: Sheet) -> None:
    sex = SEX_VALUES[person.gender]
    if sex:
        sheet.row(1, "SEX", sex)
    if GENDERS[sex] is not person.gender or person.gender_words:
        sheet.row(1, "_GENDER", person.gender)
        sheet.said(2, "_WORDS", person.gender_words)


def _birth(person: PersonCopy, events: list[EventCopy], plan: Plan, sheet: Sheet) -> None:
    event = _merged(BIRTH, person.birth, events, plan)
    if not person.birth and event is None:
        return
    sheet.row(1, "BIRT")
    sheet.date(2, person.birth)
    _place_and_note(event, sheet)
    plan.write_kept_under(person.id, "INDI.BIRT", sheet)


def _death(person: PersonCopy, events: list[EventCopy], plan: Plan, sheet: Sheet) -> None:
    if not person.dead and not person.death:
        return
    event = _merged(DEATH, person.death, events, plan)
    sheet.row(1, "DEAT", "" if person.death else "Y")
    sheet.date(2, person.death)
    if person.kind is PersonKind.STILLBIRTH:
        sheet.row(2, "AGE", "STILLBORN")
    _place_and_note(event, sheet)
    plan.write_kept_under(person.id, "INDI.DEAT", sheet)


def _merged(
    happening: Happening, date: str, events: list[EventCopy], plan: Plan
) -> EventCopy | None:
    """An event that says no more than where, taken out of the list: it needs no line of its own."""
    for event in events:
        same = (event.what, event.kind, event.date) == (*happening, date)
        if same and (event.place or event.note) and event.id not in plan.told:
            events.remove(event)
            return event
    return None


def _place_and_note(event: EventCopy | None, sheet: Sheet) -> None:
    if event is not None:
        sheet.said(2, "PLAC", event.place)
        sheet.said(2, "NOTE", event.note)


def write_event(event: EventCopy, tag: str, plan: Plan, sheet: Sheet) -> None:
    sheet.row(1, tag)
    if tag == "EVEN":
        sheet.said(2, "TYPE", event.what)
    sheet.text(2, "_KIND", event.kind)
    sheet.date(2, event.date)
    _place_and_note(event, sheet)
    if event.id in plan.told:
        sheet.row(2, "_ID", plan.xrefs.events[event.id].strip("@"))


def _families(person: PersonCopy, plan: Plan, sheet: Sheet) -> None:
    for xref in plan.partner_in.get(person.id, ()):
        sheet.row(1, "FAMS", xref)
    for xref, kind in plan.child_of.get(person.id, ()):
        sheet.row(1, "FAMC", xref)
        if kind in PEDIGREE_VALUES:
            sheet.row(2, "PEDI", PEDIGREE_VALUES[kind])


def _tie(tie: TieCopy, plan: Plan, sheet: Sheet) -> None:
    sheet.row(1, "ASSO", plan.xrefs.persons[tie.b])
    sheet.said(2, "RELA", tie.code)
    sheet.said(2, "NOTE", tie.note)
    sheet.row(2, "_ID", plan.xrefs.ties[tie.id].strip("@"))
    sheet.row(2, "_DIRECTION", tie.direction)
    sheet.ends(2, tie.start, tie.end)
    sheet.said(2, "_GOOD", tie.good)
    for phase in tie.phases:
        sheet.row(2, "_PHASE")
        sheet.ends(3, phase.start, phase.end)
        sheet.said(3, "_CODE", phase.code)
        _numbers(sheet, 3, ((name, getattr(phase, name)) for name in _RATINGS))


def _numbers(sheet: Sheet, level: int, numbers: Iterable[tuple[str, int | None]]) -> None:
    for name, number in numbers:
        if number is not None:
            sheet.row(level, f"_{name.upper()}", str(number))


def _own(person: PersonCopy, plan: Plan, sheet: Sheet) -> None:
    if person.kind is not PersonKind.HUMAN:
        sheet.row(1, "_KIND", person.kind)
    if person.assigned_at_birth:
        sheet.row(1, "_ASSIGNED", person.assigned_at_birth)
    sheet.said(1, "_PRONOUNS", person.pronouns)
    if person.index:
        sheet.row(1, "_INDEX", "Y")
    if person.ring is not None:
        sheet.row(1, "_RING", str(person.ring))
    if person.id in plan.copy.positions:
        x, y = plan.copy.positions[person.id]
        sheet.row(1, "_AT", f"{x!r} {y!r}")
