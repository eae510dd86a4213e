"""INDI records: one person each."""

import re
from collections.abc import Callable

from kithkin.base.days import civil_date
from kithkin.base.edtf import parse
from kithkin.exchange.gedcom.gathering import Adoption, Gathering, Link, PersonDraft
from kithkin.exchange.gedcom.lines import Line
from kithkin.exchange.gedcom.own_people import OWN_TAGS
from kithkin.exchange.gedcom.tags import (
    BIRTH,
    DEATH,
    GENDERS,
    PARENTAGE_WORDS,
    PERSON_EVENTS,
    RESIDENCE,
    Happening,
)
from kithkin.exchange.gedcom.ties import read_tie
from kithkin.exchange.gedcom.values import (
    date_under,
    pointer,
    text_of,
    text_under,
    tidy,
    word_under,
)
from kithkin.network.copies import PersonKind

Handler = Callable[[PersonDraft, Line, Gathering], None]
_NAME_PIECES = ("NPFX", "GIVN", "SPFX", "SURN", "NSFX")
_REGNAL_NUMBER = re.compile(r"[IVXL]+\.?")


def read_person(record: Line, gathering: Gathering, person_id: str) -> None:
    draft = PersonDraft(person_id)
    gathering.persons[person_id] = draft
    for line in record.under:
        handler = _HANDLERS.get(line.tag) or (
            OWN_TAGS.get(line.tag) if gathering.dialect.own else None
        )
        if handler is not None:
            handler(draft, line, gathering)
    _fill_gaps(draft)
    gathering.keep_unused(record, "INDI", person_id)


def _fill_gaps(draft: PersonDraft) -> None:
    """A christening or a burial tells the year of a birth or a death, roughly."""
    if draft.christened and not draft.fields.get("birth"):
        draft.fields["birth"] = _rough_year(draft.christened)
    if draft.buried and not draft.fields.get("death"):
        draft.fields["death"] = _rough_year(draft.buried)


def _rough_year(text: str) -> str:
    when = parse(text)
    if when.earliest is None or when.latest is None:
        return text
    first, last = civil_date(when.earliest)[0], civil_date(when.latest)[0]
    return parse(f"{first:04}~").text if first == last and 0 <= first <= 9999 else text


def _name(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    if "full_name" in draft.fields:
        return  # a further name: kept
    dialect = gathering.dialect
    pieces = [piece for tag in _NAME_PIECES for piece in line.each(tag)]
    text = " ".join((line.value or "").replace("/", " ").replace("@@", "@").split())
    if not text:
        text = " ".join(text_of(piece, dialect) for piece in pieces)
    exact = line.first("_NAME") if dialect.own else None
    nick = line.first("NICK")
    if nick is not None and (
        dialect.own or not _REGNAL_NUMBER.fullmatch((nick.value or "").strip())
    ):
        draft.fields["nickname"] = text_of(nick, dialect)
    said = bool(text or draft.fields.get("nickname") or exact)
    line.used = said or not line.under
    if not said:
        return
    draft.fields["full_name"] = tidy(text, dialect) if exact is None else text_of(exact, dialect)
    words = _words(draft.fields["full_name"])
    for piece in pieces:  # what only repeats the name is no loss
        piece.used = piece.used or words.issuperset(_words(piece.value or ""))


def _words(name: str) -> set[str]:
    return set(name.casefold().replace(",", " ").split())


def _sex(draft: PersonDraft, line: Line, _gathering: Gathering) -> None:
    gender = GENDERS.get((line.value or "").strip().upper())
    if gender is not None and "gender" not in draft.fields:
        line.used = True
        draft.fields["gender"] = gender


def _birth(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    if "birth" in draft.fields:
        return
    date = date_under(line)
    told = gathering.happened(line, BIRTH, (draft.id,), date=date)
    empty = (line.value or "").strip() in {"", "Y"} and not line.under
    line.used = bool(date or told or empty)
    if date or told:
        draft.fields["birth"] = date


def _death(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    if "death" in draft.fields or (line.value or "").strip() == "N":
        return
    line.used = True
    draft.fields["death"] = date_under(line)
    draft.fields["dead"] = True
    gathering.happened(line, DEATH, (draft.id,), date=draft.fields["death"])
    age = line.first("AGE")
    if age is not None and (age.value or "").strip().upper() == "STILLBORN":
        age.used = True
        draft.fields["kind"] = PersonKind.STILLBIRTH


def _event(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    line.used = gathering.happened(line, PERSON_EVENTS[line.tag], (draft.id,))
    if gathering.dialect.own or line.tag not in {"CHR", "BAPM", "BURI", "CREM"}:
        return
    if line.tag in {"BURI", "CREM"}:
        line.used = True
        draft.fields["dead"] = True
        draft.buried = draft.buried or date_under(line)
    else:
        draft.christened = draft.christened or date_under(line)


def _free_event(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    happening = free_happening(line, gathering)
    line.used = happening is not None and gathering.happened(line, happening, (draft.id,))


def free_happening(line: Line, gathering: Gathering) -> Happening | None:
    """An EVEN or FACT says in words what it is; without a date it is no event for us."""
    own = gathering.is_own_event(line)
    if not own and line.first("DATE") is None:
        return None
    dialect = gathering.dialect
    kind = text_under(line, "_KIND", dialect) if own else "other"
    what = text_under(line, "TYPE", dialect)
    if not own:
        what = what or text_of(line, dialect)
    return Happening(what, kind) if what or own else None


def _residence(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    if line.first("DATE") is not None or gathering.is_own_event(line):
        line.used = gathering.happened(line, RESIDENCE, (draft.id,))
    elif not draft.fields.get("place"):
        dialect = gathering.dialect
        place = text_under(line, "PLAC", dialect) or text_under(line, "ADDR", dialect)
        draft.fields["place"] = place or text_of(line, dialect)
        line.used = bool(draft.fields["place"])


def _work(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    text = text_of(line, gathering.dialect)
    line.used = bool(text)
    if not text:
        return
    draft.work.append(text)
    if line.first("DATE") is not None and not gathering.dialect.own:
        gathering.happened(line, Happening(text, "work"), (draft.id,))


def _note(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    line.used = True
    is_pointer = pointer(line) is not None
    draft.notes.append(line if is_pointer else text_of(line, gathering.dialect))


def _child_of(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    target = pointer(line)
    if target is None or target in draft.families:
        return
    draft.families.add(target)
    pedigree = line.first("PEDI")
    word = "" if pedigree is None else (pedigree.value or "").strip().lower()
    kind = PARENTAGE_WORDS.get(word)
    if pedigree is not None and kind is not None:
        pedigree.used = word != "sealing"
    line.used = True
    gathering.child_of.append(Link(draft.id, target, line, kind))


def _partner_in(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    target = pointer(line)
    if target is not None:
        line.used = True
        gathering.partner_in.append(Link(draft.id, target, line))


def _adoption(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    _event(draft, line, gathering)
    family = line.first("FAMC")
    target = "" if family is None else pointer(family)
    if gathering.dialect.own or target in {None, "VOID"}:
        return
    line.used = True
    link = Link(draft.id, target or "", family or line)
    roles = "BOTH"
    if family is not None:
        family.used = True
        roles = word_under(family, "ADOP").upper() or roles
    gathering.adoptions.append(Adoption(link, roles, date_under(line)))


def _tie(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    target = pointer(line)
    if target is not None and target != "VOID":
        line.used = True
        read_tie(draft.id, target, line, gathering)


_HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(PERSON_EVENTS, _event),
    "NAME": _name,
    "SEX": _sex,
    "BIRT": _birth,
    "DEAT": _death,
    "ADOP": _adoption,
    "EVEN": _free_event,
    "FACT": _free_event,
    "RESI": _residence,
    "OCCU": _work,
    "NOTE": _note,
    "SNOTE": _note,
    "FAMC": _child_of,
    "FAMS": _partner_in,
    "ASSO": _tie,
}
