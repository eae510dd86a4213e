"""The quick line: a family typed at the speed of talk.

Grammar (docs/handbook/quick-line.md says it for people):

    line    = clause { ";" clause }
    clause  = new | between
    new     = kin-word [ name ] [ years ] [ tie-words ] [ "of" name ]
    between = name "-" name tie-words [ "since" year ]
    years   = year | year "-" | "-" year | year "-" year      a leading "~" means about
    name    = words | '"' anything '"'

"of" names somebody on the map; without it the clause is about whoever the line is about. A clause
that follows may name people of the clauses before it. Parsing knows no map; `services.quick` does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext as _

from kithkin.base.edtf import DateNotUnderstoodError
from kithkin.base.refusals import NotUnderstoodError
from kithkin.base.typed_dates import from_words
from kithkin.network.notation.tie_codes import known_code

LONGEST = 2_000
MOST_CLAUSES = 40
LONGEST_NAME = 120
_TOKEN = re.compile(r'"([^"]*)"|(\S+)')
_YEARS = re.compile(r"(?P<birth>~?\d{4})?(?P<dash>[-–])?(?P<death>~?\d{4})?$")
_QUOTED = "\x01"  # marks a quoted token: never a word of the grammar


class QuickLineError(NotUnderstoodError):
    code = "quick_line_not_understood"


@dataclass(frozen=True, slots=True)
class KinWord:
    relation: str  # parent, child, sibling, partner, companion
    gender: str = ""
    kind: str = ""  # parentage
    status: str = ""  # union
    tie: str = ""
    person: str = ""  # kind of being


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A clause that adds somebody beside `of` ("" = whoever the line is about)."""

    word: KinWord
    name: str = ""
    birth: str = ""
    death: str = ""
    dead: bool = False
    tie: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Between:
    """A clause that says how two people of the map stand to one another."""

    a: str
    b: str
    tie: str
    start: str = ""


Clause = NewPerson | Between


@cache
def kin_words() -> Mapping[str, KinWord]:
    """Every word of the quick line's first place, in the order of the table."""
    text = Path(__file__).with_name("notation").joinpath("kin_words.yaml").read_text("utf-8")
    found: dict[str, KinWord] = {}
    for row in yaml.safe_load(text):
        words = row.pop("words")
        found |= dict.fromkeys(words, KinWord(**row))
    return found


def read(line: str) -> list[Clause]:
    """Read a line or raise QuickLineError with a sentence that quotes what was not understood."""
    if len(line) > LONGEST or _QUOTED in line:
        raise QuickLineError(_("This line is too long. Please make it two."))
    clauses = [part for part in _split(line) if part]
    if not clauses:
        raise QuickLineError(_("Write for example: mother Rosa 1950; brother Ben 1980 close"))
    if len(clauses) > MOST_CLAUSES:
        raise QuickLineError(_("These are too many at once. Please make it two lines."))
    return [_clause(tokens) for tokens in clauses]


def _split(line: str) -> list[list[str]]:
    """Tokens by clause; a quoted name is one token whatever stands inside."""
    clauses: list[list[str]] = [[]]
    for quoted, plain in _TOKEN.findall(line.replace("\n", " ; ")):
        if quoted:
            clauses[-1].append(_QUOTED + quoted)
            continue
        for number, piece in enumerate(plain.split(";")):
            if number:
                clauses.append([])
            if piece:
                clauses[-1].append(piece)
    return clauses


def _clause(tokens: list[str]) -> Clause:
    word = kin_words().get(tokens[0].lower())
    if word is not None:
        return _new(word, tokens[1:])
    if "-" in tokens[1:-1]:
        return _between(tokens)
    raise QuickLineError(
        _("“%(word)s” is not a word to begin with. Begin with mother, brother, partner, friend …")
        % {"word": _plain(tokens[:1])}
    )


def _new(word: KinWord, tokens: list[str]) -> NewPerson:
    rest, of = _cut(tokens, "of")
    rest, tie = _tie_at_end(rest)
    birth = death = ""
    dead = False
    if len(_plain(rest)) > LONGEST_NAME:
        raise QuickLineError(_("This name is too long. Please shorten it."))
    if rest and not rest[-1].startswith(_QUOTED):
        years = _YEARS.match(rest[-1])
        if years and (years["birth"] or years["death"]):
            birth, death = _date(years["birth"]), _date(years["death"])
            dead, rest = bool(death), rest[:-1]
    return NewPerson(word, _plain(rest), birth, death, dead, tie, _plain(of))


def _between(tokens: list[str]) -> Between:
    tokens, since = _cut(tokens, "since")
    rest, tie = _tie_at_end(tokens)
    if not tie or "-" not in rest[1:-1]:
        raise QuickLineError(_("Write two names and how they stand: Ana - Ben close"))
    middle = rest.index("-", 1)
    return Between(_plain(rest[:middle]), _plain(rest[middle + 1 :]), tie, _date(_plain(since)))


def _cut(tokens: list[str], word: str) -> tuple[list[str], list[str]]:
    """What stands before and after the last `word`."""
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place].lower() == word:
            return tokens[:place], tokens[place + 1 :]
    return tokens, []


def _tie_at_end(tokens: list[str]) -> tuple[list[str], str]:
    """The longest run of last words that is a kind of relationship, up to three words."""
    for length in (3, 2, 1):
        last = tokens[-length:]
        if len(last) < length or any(token.startswith(_QUOTED) for token in last):
            continue
        code = known_code(" ".join(last))
        if code is not None:
            return tokens[:-length], code
    return tokens, ""


def _plain(tokens: list[str]) -> str:
    return " ".join(token.removeprefix(_QUOTED) for token in tokens).strip()


def _date(text: str | None) -> str:
    if not text:
        return ""
    try:
        return from_words(text.replace("~", "about "))
    except DateNotUnderstoodError as unread:
        raise QuickLineError(str(unread)) from None
