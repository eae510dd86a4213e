"""What a row needs to say, and what may stand beside what."""

from collections.abc import Iterable, Mapping
from typing import Any

from kithkin.base.edtf import parse
from kithkin.culture.models import ConditionKind, Way
from kithkin.network.policy import OWN

BELONGING = ("aspect", "words", "proud", "hard")


def says_something(values: Mapping[str, Any], names: Iterable[str]) -> bool:
    return any(str(values.get(name, "")).strip() for name in names)


def names_condition(values: Mapping[str, Any]) -> bool:
    """A kind alone is enough: it can be said without a word more."""
    return values.get("kind", ConditionKind.OTHER) != ConditionKind.OTHER or says_something(
        values, ["words"]
    )


def ends_before(since: str, until: str) -> bool:
    """Whether it cannot be otherwise, however uncertain the two dates are."""
    first, last = parse(since).widest[0], parse(until).widest[1]
    return first is not None and last is not None and last < first


def part_beside(part: str, scope: str) -> str:
    """Whoever writes to somebody's own row without saying for whom writes for them."""
    return part or (scope.removeprefix(OWN) if scope.startswith(OWN) else "")


def together(ways: Iterable[str]) -> str:
    """Several marks as one: what strains and holds does both, however often."""
    said = set(ways)
    if Way.BOTH in said or {Way.STRAINS, Way.HOLDS} <= said:
        return Way.BOTH
    return next((way for way in (Way.STRAINS, Way.HOLDS) if way in said), Way.OTHER)
