"""What people are to one another in plain words, seen from one person.

A word such as "mother" is used only for a woman and "father" only for a man; for everybody else,
and whenever gender was not said, the word is the neutral one. Links that have no word of their own
are said in two steps ("brother's partner"), so that nothing is claimed that the map does not hold.
"""

from collections import deque

from kithkin.network.copies import Gender, ParentageKind, PersonKind, UnionCopy, UnionStatus
from kithkin.network.kinship import NOT_DESCENT, Kin

_BASE = {
    (0, 1): ("child", "daughter", "son"),
    (1, 0): ("parent", "mother", "father"),
    (1, 1): ("sibling", "sister", "brother"),
    (2, 1): ("parent's sibling", "aunt", "uncle"),
    (1, 2): ("sibling's child", "niece", "nephew"),
}
_BY_LINK = {
    ParentageKind.ADOPTIVE: "adoptive ",
    ParentageKind.FOSTER: "foster ",
    ParentageKind.STEP: "step",
}
_OVER = frozenset({UnionStatus.SEPARATED, UnionStatus.DIVORCED, UnionStatus.ENDED})
_WED = frozenset({UnionStatus.MARRIED, UnionStatus.WIDOWED})
_ORDINALS = ("", "", "second ", "third ", "fourth ", "fifth ", "sixth ")


def gendered(gender: Gender, forms: tuple[str, str, str]) -> str:
    """Choose the neutral, the woman's or the man's form."""
    match gender:
        case Gender.WOMAN:
            return forms[1]
        case Gender.MAN:
            return forms[2]
        case _:
            return forms[0]


def _greats(count: int, word: str) -> str:
    return "great-" * count + word


def _cousin(up: int, down: int) -> str:
    degree, removed = min(up, down) - 1, abs(up - down)
    if degree >= len(_ORDINALS) or removed > 3:
        return "distant cousin"
    times = ("", " once removed", " twice removed", " three times removed")[removed]
    return f"{_ORDINALS[degree]}cousin{times}"


def blood_word(up: int, down: int, gender: Gender) -> str:
    """Name the link of `up` steps to a shared forebear and `down` steps from there."""
    if (up, down) in _BASE:
        return gendered(gender, _BASE[up, down])
    if up == 0 or down == 0:
        steps = up + down
        base = _BASE[(0, 1) if up == 0 else (1, 0)]
        return _greats(steps - 2, "grand" + gendered(gender, base))
    if down == 1:
        return _collateral(up - 2, gender, ("grandparent's sibling", "great-aunt", "great-uncle"))
    if up == 1:
        return _collateral(
            down - 2, gender, ("sibling's grandchild", "great-niece", "great-nephew")
        )
    return _cousin(up, down)


def _collateral(steps: int, gender: Gender, forms: tuple[str, str, str]) -> str:
    return _greats(steps - 1, gendered(gender, forms))


def union_status(union: UnionCopy) -> UnionStatus | None:
    return union.statuses[-1].status if union.statuses else None


def partner_word(union: UnionCopy, gender: Gender) -> str:
    status = union_status(union)
    if status in _OVER:
        return "former partner"
    if status in _WED:
        return gendered(gender, ("spouse", "wife", "husband"))
    return "partner"


def _steps_up(kin: Kin, person: str, *, deep: bool) -> list[str]:
    links = kin.upward.get(person, ())
    return [
        link.parent
        for link in links
        if link.kind not in NOT_DESCENT and not (deep and link.kind is ParentageKind.STEP)
    ]


def _distances(kin: Kin, start: str) -> dict[str, tuple[int, int]]:
    """Steps up and down to every relative; forebears first, so that the nearest path wins."""
    found = {start: (0, 0)}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        up = found[here][0]
        for parent in _steps_up(kin, here, deep=up > 0):
            if parent not in found:
                found[parent] = (up + 1, 0)
                queue.append(parent)
    for forebear in sorted(found, key=lambda one: found[one][0]):
        _descend(kin, forebear, found)
    return found


def _descend(kin: Kin, forebear: str, found: dict[str, tuple[int, int]]) -> None:
    queue = deque([forebear])
    while queue:
        here = queue.popleft()
        up, down = found[here]
        for child in kin.children(here):
            if child not in found:
                found[child] = (up, down + 1)
                queue.append(child)


def _link_between(kin: Kin, child: str, parent: str) -> ParentageKind | None:
    kinds = {link.kind for link in kin.upward.get(child, ()) if link.parent == parent}
    return None if not kinds or ParentageKind.BIOLOGICAL in kinds else min(kinds)


def _close_word(kin: Kin, me: str, other: str, steps: tuple[int, int]) -> str:
    gender = kin.persons[other].gender
    kind = None
    if steps == (1, 0):
        kind = _link_between(kin, me, other)
    elif steps == (0, 1):
        kind = _link_between(kin, other, me)
    elif steps == (1, 1):
        return _sibling_prefix(kin, me, other) + blood_word(1, 1, gender)
    if kind is ParentageKind.GUARDIAN:
        return "guardian" if steps == (1, 0) else "ward"
    prefix = _BY_LINK.get(kind, "") if kind else ""
    if prefix == "step" and gender not in (Gender.WOMAN, Gender.MAN):
        prefix = "step-" if steps == (1, 0) else "step"
    return prefix + blood_word(*steps, gender)


def _sibling_prefix(kin: Kin, me: str, other: str) -> str:
    """Say half only where both have two known parents by birth and share just one of them."""
    mine, theirs = (
        {link.parent for link in kin.upward.get(one, ()) if link.kind is ParentageKind.BIOLOGICAL}
        for one in (me, other)
    )
    if len(mine) == len(theirs) == 2 and len(mine & theirs) == 1:
        return "half-"
    shared = set(_steps_up(kin, me, deep=True)) & set(_steps_up(kin, other, deep=True))
    return "" if shared else "step"


def _helper_word(kin: Kin, me: str, other: str) -> str:
    for child, parent, words in (
        (me, other, ("donor", "surrogate")),
        (other, me, ("child by donation", "child carried as surrogate")),
    ):
        for link in kin.upward.get(child, ()):
            if link.parent == parent and link.kind in NOT_DESCENT:
                return words[link.kind is ParentageKind.SURROGATE]
    return ""


_PLAIN_KINDS = {
    PersonKind.PET: "pet",
    PersonKind.GROUP: "group",
    PersonKind.INSTITUTION: "institution",
    PersonKind.FAITH: "faith",
    PersonKind.PLACE: "place",
    PersonKind.PREGNANCY: "pregnancy",
    PersonKind.MISCARRIAGE: "miscarriage",
    PersonKind.ABORTION: "abortion",
    PersonKind.STILLBIRTH: "stillborn child",
}


def kin_words(kin: Kin, me: str) -> dict[str, str]:
    """Name what everyone is to `me`; people without a kin word are left out."""
    words = {
        other: "self" if other == me else _close_word(kin, me, other, steps)
        for other, steps in _distances(kin, me).items()
    }
    for union in kin.unions.get(me, ()):
        for other in union.partners:
            if other in kin.persons:
                words.setdefault(other, partner_word(union, kin.persons[other].gender))
    words.update(_by_marriage(kin, me, words))
    for other, person in kin.persons.items():
        if person.kind in _PLAIN_KINDS:
            words[other] = _PLAIN_KINDS[person.kind]
        elif helped := _helper_word(kin, me, other):
            words.setdefault(other, helped)
    return words


def _by_marriage(kin: Kin, me: str, known: dict[str, str]) -> dict[str, str]:
    """Add the partners of relatives and the nearest relatives of partners, in two-step words."""
    found: dict[str, str] = {}
    for relative, word in known.items():
        for union in kin.unions.get(relative, ()) if relative != me else ():
            for other in union.partners:
                if other in kin.persons and other not in known:
                    found.setdefault(other, f"{word}'s {_status_word(union)}")
    for partner in kin.partners(me):
        for other, steps in _distances(kin, partner).items():
            if other not in known and sum(steps) <= 2 and steps != (0, 0):
                found.setdefault(
                    other, f"{known[partner]}'s {_close_word(kin, partner, other, steps)}"
                )
    return found


def _status_word(union: UnionCopy) -> str:
    return "former partner" if union_status(union) in _OVER else "partner"
