"""A map written as GEDCOM 5.5.1 in UTF-8, so that reading it gives the same map again.

What the format cannot say stands in lines whose tags begin with an underscore. Line breaks become
one kind, signs that cannot be shown are left out; nothing else is lost.
"""

from collections.abc import Iterable

from kithkin.exchange.gedcom.plan import Plan
from kithkin.exchange.gedcom.sheet import Sheet
from kithkin.exchange.gedcom.tags import PROGRAM, SUBMITTER
from kithkin.exchange.gedcom.write_families import write_family
from kithkin.exchange.gedcom.write_people import write_person
from kithkin.exchange.kept import Kept
from kithkin.network.copies import EventCopy, GroupCopy, MapCopy, TellingCopy, TwinsCopy


def write_gedcom(copy: MapCopy, kept: Iterable[Kept] = ()) -> bytes:
    """Write a map, and beside it what an earlier reading had kept."""
    plan, sheet = Plan(copy, kept), Sheet()
    _header(copy, sheet)
    for person in copy.persons:
        write_person(person, plan, sheet)
    for family in plan.families:
        write_family(family, plan, sheet)
    for twins in copy.twins:
        _twins(twins, plan, sheet)
    for group in copy.groups:
        _group(group, plan, sheet)
    for event in plan.loose_events:
        _event(event, plan, sheet)
    for telling in copy.tellings:
        _telling(telling, plan, sheet)
    plan.write_kept("", sheet)
    sheet.row(0, "TRLR")
    return ("\n".join(sheet.rows) + "\n").encode()


def _header(copy: MapCopy, sheet: Sheet) -> None:
    sheet.row(0, "HEAD")
    sheet.row(1, "SOUR", PROGRAM)
    sheet.row(1, "SUBM", SUBMITTER)
    sheet.row(1, "GEDC")
    sheet.row(2, "VERS", "5.5.1")
    sheet.row(2, "FORM", "LINEAGE-LINKED")
    sheet.row(1, "CHAR", "UTF-8")
    sheet.said(1, "_MAP", copy.name)
    sheet.row(0, SUBMITTER, "SUBM")
    sheet.row(1, "NAME", "Kithkin")


def _twins(twins: TwinsCopy, plan: Plan, sheet: Sheet) -> None:
    sheet.row(0, plan.xrefs.new("W", twins.id), "_TWINS")
    sheet.row(1, "TYPE", twins.kind)
    for child in twins.children:
        sheet.row(1, "CHIL", plan.xrefs.persons[child])


def _group(group: GroupCopy, plan: Plan, sheet: Sheet) -> None:
    sheet.row(0, plan.xrefs.new("G", group.id), "_GROUP")
    sheet.said(1, "NAME", group.name)
    sheet.row(1, "TYPE", group.kind)
    for member in group.members:
        sheet.row(1, "_MEMBER", plan.xrefs.persons[member.person])
        sheet.ends(2, member.start, member.end)


def _event(event: EventCopy, plan: Plan, sheet: Sheet) -> None:
    sheet.row(0, plan.xrefs.events[event.id], "_EVENT")
    sheet.said(1, "TYPE", event.what)
    sheet.said(1, "_KIND", event.kind)
    sheet.date(1, event.date)
    sheet.said(1, "PLAC", event.place)
    sheet.said(1, "NOTE", event.note)
    for person in event.persons:
        sheet.row(1, "_PERSON", plan.xrefs.persons[person])
    for tie in event.ties:
        sheet.row(1, "_TIE", plan.xrefs.ties[tie])


def _telling(telling: TellingCopy, plan: Plan, sheet: Sheet) -> None:
    sheet.row(0, plan.xrefs.new("S", telling.id), "_TELLING")
    sheet.row(1, "_ABOUT", plan.xrefs.told_about(telling.about))
    if telling.teller:
        sheet.row(1, "_TELLER", plan.xrefs.persons[telling.teller])
    sheet.said(1, "NOTE", telling.words)
    if telling.is_fact:
        sheet.row(1, "_FACT", "Y")
    if telling.sure is not None:
        sheet.row(1, "_SURE", str(telling.sure))
