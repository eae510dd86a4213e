"""The family as the layouts see it: persons, unions and twins, and nothing about anyone's sex.

Everything is put into one order by (birth, id) first, so that shuffled rows give the same drawing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf

SYMBOL_WIDTH = 80.0
SYMBOL_HEIGHT = 60.0


@dataclass(frozen=True, slots=True)
class Person:
    """Anyone who stands in the drawing. Birth in years; width is that of symbol and label."""

    id: str
    birth: float | None = None
    width: float = SYMBOL_WIDTH


@dataclass(frozen=True, slots=True)
class Child:
    """A child of a union, with the ids of the parent links that tie it to the partners.

    `firm` is False for links that may reach across generations (foster care, guardianship ...):
    such a child need not stand in the row of the union's other children.
    """

    id: str
    links: tuple[str, ...] = ()
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Union:
    """A partnership, or one parent alone, or (no partners) siblings of unknown parents.

    `loose` says that it stands for links which belong to no union of the map: then each child's
    line is drawn whole, as a stem from the parent, so that it can be dashed by its kind.
    """

    id: str
    partners: tuple[str, ...]
    children: tuple[Child, ...] = ()
    date: float | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Kin:
    """A family to draw. `first` are the persons whose map it is: their kin are drawn first."""

    persons: tuple[Person, ...]
    unions: tuple[Union, ...] = ()
    twins: tuple[tuple[str, ...], ...] = ()
    first: tuple[str, ...] = ()


def when(year: float | None) -> float:
    """Put unknown dates last."""
    return inf if year is None else year


def put_in_order(kin: Kin) -> Kin:
    """The same family in a stable order, each person once, without links to persons not in it.

    Parameters
    ----------
    kin
        The family, its rows in any order.

    Returns
    -------
    Kin
        Persons by (birth, id); partners and children in that order too; unions by
        (date, partners, children, id). A union that joins nobody to anybody is left out.
    """
    persons = sorted(
        {person.id: person for person in kin.persons}.values(),
        key=lambda person: (when(person.birth), person.id),
    )
    place = {person.id: i for i, person in enumerate(persons)}
    unions = [_known(union, place) for union in kin.unions]
    unions = [union for union in unions if len(union.partners) + len(union.children) > 1]
    unions.sort(key=lambda union: _union_key(union, place))
    twins = (tuple(_sorted_known(together, place)) for together in kin.twins)
    return Kin(
        persons=tuple(persons),
        unions=tuple(unions),
        twins=tuple(sorted(together for together in twins if len(together) > 1)),
        first=tuple(_sorted_known(kin.first, place)),
    )


def _sorted_known(ids: Iterable[str], place: dict[str, int]) -> list[str]:
    return sorted({who for who in ids if who in place}, key=place.__getitem__)


def _known(union: Union, place: dict[str, int]) -> Union:
    children: dict[str, Child] = {}
    for child in union.children:
        if child.id in place:
            before = children.get(child.id, Child(child.id, firm=False))
            links = tuple(sorted({*before.links, *child.links}))
            children[child.id] = Child(child.id, links, before.firm or child.firm)
    return replace(
        union,
        partners=tuple(_sorted_known(union.partners, place)),
        children=tuple(children[who] for who in _sorted_known(children, place)),
    )


def _union_key(union: Union, place: dict[str, int]) -> tuple[float, list[int], list[int], str]:
    return (
        when(union.date),
        [place[who] for who in union.partners],
        [place[child.id] for child in union.children],
        union.id,
    )
