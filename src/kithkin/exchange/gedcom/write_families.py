"""FAM records of a file we write."""

from kithkin.exchange.gedcom.plan import Family, Plan
from kithkin.exchange.gedcom.sheet import Sheet
from kithkin.exchange.gedcom.tags import MARRIAGE
from kithkin.exchange.gedcom.write_people import write_event
from kithkin.network.copies import (
    EventCopy,
    Gender,
    ParentageCopy,
    ParentageKind,
    StatusCopy,
    UnionStatus,
)

_STATUS_TAGS = {
    UnionStatus.MARRIED: "MARR",
    UnionStatus.DIVORCED: "DIV",
    UnionStatus.ENGAGED: "ENGA",
}


def write_family(family: Family, plan: Plan, sheet: Sheet) -> None:
    sheet.row(0, family.xref, "FAM")
    tags = _partner_tags(family, plan)
    for partner in family.partners:
        sheet.row(1, tags[partner], plan.xrefs.persons[partner])
    events = list(family.events)
    for status in family.statuses:
        _status(status, events, plan, sheet)
    for event in events:
        write_event(event, "EVEN", plan, sheet)
    for child, parentages in family.children.items():
        _child(child, parentages, tags, plan, sheet)
    if family.union:
        plan.write_kept(family.union, sheet)
    else:
        sheet.row(1, "_SINGLE", "Y")


def _partner_tags(family: Family, plan: Plan) -> dict[str, str]:
    """The format knows one HUSB and one WIFE; for us these are the first and the second partner."""
    genders = [plan.genders[partner] for partner in family.partners[:2]]
    turned = genders[0] is Gender.WOMAN and Gender.WOMAN not in genders[1:]
    tags = ["WIFE", "HUSB"] if turned else ["HUSB", "WIFE"]
    tags += ["_PARTNER"] * len(family.partners)
    return dict(zip(family.partners, tags, strict=False))


def _status(status: StatusCopy, events: list[EventCopy], plan: Plan, sheet: Sheet) -> None:
    tag = _STATUS_TAGS.get(status.status, "EVEN")
    sheet.row(1, tag, "" if status.start or tag == "EVEN" else "Y")
    if tag == "EVEN":
        sheet.row(2, "TYPE", status.status.replace("_", " "))
        sheet.row(2, "_STATUS", status.status)
    sheet.date(2, status.start)
    if status.end:
        sheet.row(2, "_END", status.end)
    for event in events if tag == "MARR" else ():
        same = (event.what, event.kind, event.date) == (*MARRIAGE, status.start)
        if same and (event.place or event.note) and event.id not in plan.told:
            events.remove(event)
            sheet.said(2, "PLAC", event.place)
            sheet.said(2, "NOTE", event.note)
            break


def _child(
    child: str,
    parentages: list[ParentageCopy],
    tags: dict[str, str],
    plan: Plan,
    sheet: Sheet,
) -> None:
    """Plain for a child by birth of all partners; else it is said parent by parent."""
    sheet.row(1, "CHIL", plan.xrefs.persons[child])
    kinds = {(one.kind, one.start, one.end) for one in parentages}
    everyone = [one.parent for one in parentages] == list(tags)
    if everyone and kinds == {(ParentageKind.BIOLOGICAL, "", "")}:
        return
    for one in parentages:
        mark = {"HUSB": "_FREL", "WIFE": "_MREL"}.get(tags.get(one.parent, ""))
        if mark:
            sheet.row(2, mark, one.kind.capitalize())
    for one in parentages:
        sheet.row(2, "_PARENT", plan.xrefs.persons[one.parent])
        sheet.row(3, "TYPE", one.kind)
        sheet.ends(3, one.start, one.end)
