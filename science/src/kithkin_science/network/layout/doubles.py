"""A family in which some persons stand twice: a second symbol takes over some of their unions.

A second symbol is a person of its own to all that follows: born with the first, put beside the
partner (or under the parents) of the unions it takes over, and nowhere else. Where nothing else
ties it to the first, a pair says so, because both belong in one row.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from kithkin_science.network.layout.kin import Child, Kin, Person, Union, put_in_order

# Person to the numbers of those unions in which they are drawn the second time.
Chosen = Mapping[str, Collection[int]]


@dataclass(frozen=True, slots=True)
class Doubled:
    """A family with second symbols.

    Attributes
    ----------
    kin
        Everybody and the second symbols, in the stable order.
    again
        Id of a second symbol to the person it shows.
    level
        Pairs (person, second symbol) whom no relative ties together.
    """

    kin: Kin
    again: dict[str, str]
    level: tuple[tuple[str, str], ...]


def doubled(kin: Kin, chosen: Chosen) -> Doubled:
    """Give persons a second symbol.

    Parameters
    ----------
    kin
        The family in its stable order.
    chosen
        Whom to draw twice, and in which unions (by number) the second symbol stands.

    Returns
    -------
    Doubled
        The family with them.

    Examples
    --------
    >>> kin = put_in_order(Kin(
    ...     persons=tuple(map(Person, "abc")),
    ...     unions=(Union("u", ("a", "b"), date=1980.0), Union("v", ("a", "c"), date=1990.0)),
    ... ))
    >>> twice = doubled(kin, {"a": [1]})
    >>> twice.again, [union.partners for union in twice.kin.unions], twice.level
    ({'a again': 'a'}, [('a', 'b'), ('a again', 'c')], (('a', 'a again'),))
    """
    known = {person.id: person for person in kin.persons}
    names = {who: _unused(who, known) for who in sorted(chosen) if chosen[who]}
    unions = [
        _with(union, {who: name for who, name in names.items() if number in chosen[who]})
        for number, union in enumerate(kin.unions)
    ]
    seconds = (replace(known[who], id=name) for who, name in names.items())
    both = put_in_order(replace(kin, persons=(*kin.persons, *seconds), unions=tuple(unions)))
    again = {name: who for who, name in names.items()}
    return Doubled(both, again, tuple(_loosened(both, again)))


def _unused(who: str, known: Mapping[str, Person]) -> str:
    name = f"{who} again"
    while name in known:
        name += " again"
    return name


def _with(union: Union, names: Mapping[str, str]) -> Union:
    partners = tuple(names.get(who, who) for who in union.partners)
    children = tuple(
        Child(names.get(one.id, one.id), one.links, one.firm) for one in union.children
    )
    return replace(union, partners=partners, children=children)


def _loosened(kin: Kin, again: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs that would belong to two families, were they not said to be one person."""
    head = {person.id: person.id for person in kin.persons}

    def first(who: str) -> str:
        while head[who] != who:
            who = head[who]
        return who

    for union in kin.unions:
        one, *others = (*union.partners, *(child.id for child in union.children))
        for other in others:
            head[first(other)] = first(one)
    for name, who in sorted(again.items()):
        if first(name) != first(who):
            head[first(name)] = first(who)
            yield who, name


def may_stand_twice(kin: Kin) -> dict[int, list[str]]:
    """Who could be drawn a second time in which union: whoever belongs to others as well.

    Partners of couples, and children who have other parents too; twins stay with their twins, and
    lone parents with their children.
    """
    belongs: dict[str, int] = {}
    born: dict[str, int] = {}
    for union in kin.unions:
        for who in {*union.partners, *(child.id for child in union.children)}:
            belongs[who] = belongs.get(who, 0) + 1
        for child in union.children:
            born[child.id] = born.get(child.id, 0) + 1
    twins = {who for together in kin.twins for who in together}
    found = {}
    for number, union in enumerate(kin.unions):
        partners = [who for who in union.partners if belongs[who] > 1]
        children = [c.id for c in union.children if born[c.id] > 1 and c.id not in twins]
        if not union.loose and len(union.partners) > 1:
            found[number] = [*partners, *children]
        elif not union.loose:
            found[number] = children
    return {number: people for number, people in found.items() if people}
