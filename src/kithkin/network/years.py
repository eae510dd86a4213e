"""Years and ages as the map writes them: short, and honest about what is only about right."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kithkin.base.date_words import shown

# The eldest verified human lived 122 years; an older "living" person has an unrecorded death.
_OLDEST = 122
_POINT = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")
_SIDE = re.compile(r"(Y-?\d+|-?\d[\dX]{3})(?:-[\dX]{2}){0,2}([?~%]{0,2})", re.IGNORECASE)
_DECADE = re.compile(r"(\d{3})X([~?%]?)")


class Year(NamedTuple):
    year: int
    month: int | None
    day: int | None
    rough: bool


@lru_cache(maxsize=4096)
def point(text: str) -> Year | None:
    """Read one EDTF date; a range or an open date has no single year and gives None."""
    found = _POINT.fullmatch(text)
    if not found:
        return None
    year, month, day, rough = found.groups()
    if month and not 1 <= int(month) <= 12:
        month = day = None  # a season: the year is sure, the month is not
    return Year(int(year), int(month) if month else None, int(day) if day else None, bool(rough))


def _single(text: str) -> str:
    at = point(text)
    if at:
        number = f"{1 - at.year} BC" if at.year < 1 else str(at.year)
        return f"~{number}" if at.rough else number
    decade = _DECADE.fullmatch(text)
    if decade:
        return f"{'~' if decade[2] else ''}{decade[1]}0s"
    return ""


@lru_cache(maxsize=4096)
def year_label(text: str) -> str:
    """Write the year beside a symbol: 1943, ~1943, 1940s, 1943–1945, bef 1951, or nothing."""
    if "/" not in text:
        return _single(text)
    first, last = text.split("/", 1)
    start, end = _single(first.replace("..", "")), _single(last.replace("..", ""))
    if start and end:
        return start if start == end else f"{start}–{end}"
    return _one_sided(shown(text)) if start or end else ""


def _one_sided(words: str) -> str:
    """Shorten "before 10 February 1561" to "bef 1561", and "1950 or later" to "from 1950"."""
    year = words.removesuffix(" or later").removesuffix(" or earlier").removeprefix("about ")
    year = year.removeprefix("before ").removeprefix("after ").split(maxsplit=2)[-1].split()[-1]
    for sign, short in (("before", "bef"), ("after", "aft"), ("earlier", "by"), ("later", "from")):
        if sign in words:
            return f"{short} {year}"
    return words


def _whole_years(born: Year, then: Year) -> int:
    years = then.year - born.year
    if born.month and then.month:
        birthday = (born.month, born.day or 1)
        reached = (then.month, then.day or 31)
        years -= reached < birthday
    return years


@lru_cache(maxsize=4096)
def age_between(birth: str, then: str) -> str:
    """Write the age inside a symbol; by years alone where days are not known; "" if it cannot be told."""
    born, end = point(birth), point(then)
    if born is None or end is None:
        return ""
    years = _whole_years(born, end)
    if not 0 <= years <= _OLDEST:
        return ""
    return f"~{years}" if born.rough or end.rough else str(years)


def age_on(birth: str, day: date) -> str:
    return age_between(birth, day.isoformat())


def when_it_was(text: str) -> str:
    """Say "on 12 May 1998", "in May 1998", "in the 1990s", "about 1998", "before 1998"."""
    words, at = shown(text), point(text)
    if at is None or at.rough:
        return f"in the {words}" if _DECADE.fullmatch(text) and words[0].isdigit() else words
    return f"on {words}" if at.day else f"in {words}"


def spoken_age(birth: str, day: date) -> str:
    """Say an age: "27", "about 70", and "27 this year" where only the year of birth is known."""
    age, born = age_on(birth, day), point(birth)
    if age == "0":
        return "age 0, not yet one"
    if age.startswith("~"):
        return f"about {age[1:]}"
    return f"{age} this year" if age and born and not born.month else age


def spoken_age_at_death(birth: str, death: str) -> str:
    """Say "at 59", "at about 59" where days are not known, and "at age 0, as a baby"."""
    age = age_between(birth, death)
    if age == "0":
        return "at age 0, as a baby"
    exact = all(at is not None and at.month for at in (point(birth), point(death)))
    plain = age.lstrip("~")
    return f"at {plain if exact and plain == age else f'about {plain}'}" if age else ""


@lru_cache(maxsize=4096)
def date_order(text: str) -> tuple[int, int, int] | None:
    """Give a key that sorts dates; None when there is no single year."""
    at = point(text)
    return (at.year, at.month or 0, at.day or 0) if at else None


def only_year(text: str) -> str:
    """Keep of an EDTF date its year, of a range both years; "" of what is no date."""
    sides = [_year_of_side(side) for side in text.strip().split("/")]
    return "" if None in sides else "/".join(side or "" for side in sides)


def _year_of_side(side: str) -> str | None:
    if side in {"", ".."}:
        return side
    found = _SIDE.fullmatch(side)
    return found[1] + found[2] if found else None
