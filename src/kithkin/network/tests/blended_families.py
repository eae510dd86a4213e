"""Blended families from a seed, in the neutral form of the shared tools.

Every family of a size and seed is the same everywhere. About three in ten who had a partner have
another; there are adopted, fostered, step- and donor-conceived children, twins, losses, children
of two households, unknown parents, cousins who marry, couples of one sex, pets, and names that
are long or written from right to left. Births are left out for some.
"""

from random import Random
from typing import Any

from kithkin.network.tests.growing_families import (
    Growing,
    Somebody,
    add_person,
    hang,
    join,
    partner_for,
    somebody,
)

SIZES = (20, 60, 150, 300, 1000)
AGAIN = 0.30
MOST_UNIONS = 4
YEARS = 27
LATEST = 1996


def blended(size: int, seed: int = 0) -> dict[str, Any]:
    """A family of exactly so many persons (pets count), in the neutral form."""
    family = Growing(Random(f"{size} {seed}"), size, last=_generations(size))
    pets = size // 25
    family.size -= pets
    start = LATEST - (YEARS + 8) * family.last
    eldest = somebody(family, 0, start)
    if family.room > 0:
        _pair(family, eldest, partner_for(family, eldest))
    while family.room > 0:
        if not family.hosts:
            _reach_up(family)
        else:
            _children(family)
    family.size += pets
    for _ in range(pets):
        add_person(family, "pet", 2015, "U")
    _mark_no_dates(family)
    ego = next(one["id"] for one in reversed(family.persons) if one["kind"] == "person")
    return {
        "name": f"blended_{size}_{seed}",
        "persons": family.persons,
        "unions": [union for union in family.unions if _joins(union)],
        "ego": ego,
    }


def _generations(size: int) -> int:
    return next((last for most, last in ((30, 2), (100, 3), (400, 4)) if size <= most), 5)


def _joins(union: dict[str, Any]) -> bool:
    return len(union["partners"]) + len(union["children"]) > 1


def _pair(family: Growing, *partners: Somebody) -> None:
    """A couple, and for three in ten of its members a later one; with children to be told."""
    year = max(one.birth for one in partners) + 24
    family.hosts.append((join(family, partners, year), year, partners))
    for one in partners:
        again = family.count[one.id] < MOST_UNIONS and family.chance(AGAIN)
        if again and family.room > 0:
            family.unions[-1]["status"] = "divorced"
            _pair_again(family, one, year)


def _pair_again(family: Growing, one: Somebody, year: int) -> None:
    """A later couple; half of the new partners bring children of an earlier one."""
    other = partner_for(family, one)
    later = join(family, (one, other), year + 9)
    family.hosts.append((later, year + 9, (one, other)))
    if family.chance(AGAIN) and family.room > 0:
        former = partner_for(family, other)
        family.hosts.append((join(family, (other, former), year - 2), year - 2, (other, former)))
    if family.chance(AGAIN / 2) and family.room > 0:
        _pair_again(family, one, year + 9)


def _children(family: Growing) -> None:
    # Both branches that are told to the end and branches just begun, whatever the size.
    told = family.hosts.pop if family.chance(0.6) else family.hosts.popleft
    union, year, partners = told()
    generation = max(one.generation for one in partners) + 1
    if generation > family.last:
        return
    how_many = family.dice.choices((0, 1, 2, 3, 4, 6), (10, 22, 36, 20, 9, 3))[0]
    grown = []
    for k in range(how_many if generation > 1 else max(2, how_many)):
        if family.room <= 0:
            return
        year += family.dice.randint(1, 4)
        grown += _one_birth(family, union, (generation, year), partners, k)
    for one in grown:
        if generation < family.last and family.room > 0:
            _settle(family, one)


def _one_birth(
    family: Growing, union: str, when: tuple[int, int], partners: tuple[Somebody, ...], k: int
) -> list[Somebody]:
    """One child, twins, or a child who was lost."""
    if family.chance(0.06):
        lost = add_person(family, "loss", when[1], "U")
        hang(family, union, lost)
        return []
    lines = frozenset({union}).union(*(one.lines for one in partners))
    born = [somebody(family, *when, lines)]
    if family.chance(0.04) and family.room > 0:
        born.append(somebody(family, *when, lines))
        for one in born:
            family.persons[int(one.id[1:])]["twin"] = f"t{union}{k}"
    for one in born:
        one.raised = union
        hang(family, union, one.id, _way(family, one, partners))
    return born


def _way(family: Growing, child: Somebody, partners: tuple[Somebody, ...]) -> str:
    """How a child came to a couple; some bring birth parents, a donor or a guardian along."""
    same = len({one.sex for one in partners}) == 1 and len(partners) == 2
    share = family.dice.random() * (0.25 if same else 1.0)
    if share < 0.04:
        if family.chance(0.5) and family.room > 0:
            parent = somebody(family, child.generation - 1, child.birth - 22)
            hang(family, join(family, (parent,), child.birth), child.id)
        return "adopted"
    if share < 0.06:
        return "foster"
    if (share < 0.08 and family.room > 0) or same:
        if family.room > 0:
            donor = somebody(family, child.generation - 1, child.birth - 25)
            hang(family, join(family, (donor,), child.birth), child.id, "donor")
        return "birth"
    if share < 0.13:
        _bring_up(family, child, partners)
    return "birth"


def _bring_up(family: Growing, child: Somebody, partners: tuple[Somebody, ...]) -> None:
    """Somebody's other partner is a step-parent."""
    own = {one.id for one in partners}
    others = [
        who
        for union in family.unions
        if len(union["partners"]) == 2 and len(own.intersection(union["partners"])) == 1
        for who in union["partners"]
        if who not in own
    ]
    if others:
        step = join(family, (family.alive[others[-1]],), child.birth + 5)
        family.count[others[-1]] -= 1
        hang(family, step, child.id, "step")


def _settle(family: Growing, one: Somebody) -> None:
    share = family.dice.random()
    if share < 0.22:
        return
    if share < 0.27:  # alone with a child; nobody knows or says who the other parent is
        year = one.birth + 25
        family.hosts.append((join(family, (one,), year), year, (one,)))
        return
    cousin = _cousin(family, one) if share < 0.32 else None
    other = cousin or partner_for(family, one)
    if cousin is None and family.chance(0.30):
        _parents_of(family, other)
    _pair(family, one, other)


def _cousin(family: Growing, one: Somebody) -> Somebody | None:
    return next(
        (
            other
            for other in family.alive.values()
            if other.generation == one.generation
            and other.lines & one.lines
            and other.raised != one.raised
            and other.id not in family.count
        ),
        None,
    )


def _parents_of(family: Growing, one: Somebody) -> None:
    """Parents of somebody who married in, with or without brothers and sisters; or unknown ones."""
    if family.room < 3 or one.raised:
        return
    generation, birth = one.generation - 1, one.birth - YEARS
    how_many = family.dice.choices((0, 1, 2), (12, 18, 70))[0]
    known = tuple(somebody(family, generation, birth - k) for k in range(how_many))
    one.raised = join(family, known, birth + 24)
    hang(family, one.raised, one.id)
    one.lines = frozenset({one.raised})
    for _ in range(max(0 if known else 1, family.dice.choice((0, 0, 1, 2)))):
        if family.room > 0:
            sibling = somebody(family, one.generation, one.birth + family.dice.randint(1, 9))
            sibling.raised, sibling.lines = one.raised, one.lines
            hang(family, one.raised, sibling.id)
            if family.room > 0 and sibling.generation < family.last:
                _settle(family, sibling)


def _reach_up(family: Growing) -> None:
    """Nobody is left to have children: somebody gets parents, or a partner, or a child."""
    free = [one for one in family.alive.values() if not one.raised and one.generation > 0]
    single = [
        one
        for one in family.alive.values()
        if one.id not in family.count and one.generation < family.last
    ]
    if free and family.room >= 3:
        _parents_of(family, family.dice.choice(free))
    elif single:
        one = family.dice.choice(single)
        _pair(family, one, partner_for(family, one))
    else:
        couple = family.dice.choice([u for u in family.unions if len(u["partners"]) == 2])
        partners = tuple(family.alive[who] for who in couple["partners"])
        born = [family.persons[int(child["id"][1:])]["birth"] for child in couple["children"]]
        year = max([couple["m"], *born]) + 2
        when = (max(one.generation for one in partners) + 1, year)
        _one_birth(family, couple["id"], when, partners, len(born))


def _mark_no_dates(family: Growing) -> None:
    for person in family.persons:
        if family.chance(0.12):
            person["birth"] = None
