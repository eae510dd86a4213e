"""Small pieces of plain English that the words of the map are put together from."""

from collections.abc import Sequence

from kithkin.network.copies import PersonCopy, PersonKind

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve")  # fmt: skip
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
           "tenth", "eleventh", "twelfth")  # fmt: skip
_THEIR = {"she": "her", "he": "his", "they": "their", "it": "its", "ze": "hir", "xe": "xyr",
          "ey": "eir", "fae": "faer"}  # fmt: skip
RING_WORDS = {1: "closest", 2: "close", 3: "further out", None: "not placed yet"}
_UNNAMED = {
    PersonKind.HUMAN: "someone not named",
    PersonKind.PET: "a pet",
    PersonKind.GROUP: "a group",
    PersonKind.INSTITUTION: "an institution",
    PersonKind.FAITH: "a faith",
    PersonKind.PLACE: "a place",
    PersonKind.PREGNANCY: "a pregnancy",
    PersonKind.MISCARRIAGE: "a miscarriage",
    PersonKind.ABORTION: "an abortion",
    PersonKind.STILLBIRTH: "a stillborn child",
}


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is Hebrew, Arabic or the like."""
    for letter in text:
        code = ord(letter)
        if 0x590 <= code <= 0x8FF or 0xFB1D <= code <= 0xFEFC or 0x10800 <= code <= 0x10FFF:
            return True
        if letter.isalpha():
            return False
    return False


def isolated(name: str) -> str:
    """Keep a right-to-left name from turning the words around it."""
    return f"\u2068{name}\u2069" if is_right_to_left(name) else name


def name_of(person: PersonCopy) -> str:
    """Name a person as the map does, or by kind where there is no name."""
    name = " ".join(person.name.split())
    return isolated(name) if name else _UNNAMED[person.kind]


def kind_words(kind: PersonKind) -> str:
    return _UNNAMED[kind]


def possessive(person: PersonCopy) -> str | None:
    """Say her, his, their as recorded, "their" if nothing was; None for forms we do not know."""
    if not person.pronouns.strip():
        return "their"
    return _THEIR.get(person.pronouns.replace(",", "/").split("/")[0].strip().lower())


def joined(parts: Sequence[str], last: str = "and") -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def number_word(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def place_word(place: int, of: int) -> str:
    """Say where someone stands among siblings: only child, eldest of three, third of five."""
    if of == 1:
        return "only child"
    if place in (0, of - 1):
        return f"{'youngest' if place else 'eldest'} of {number_word(of)}"
    return (
        f"{_PLACES[place] if place < len(_PLACES) else f'number {place + 1}'} of {number_word(of)}"
    )


def stopped(text: str) -> str:
    """End with a full stop; a beginning that is somebody's name stays as it is written."""
    text = text.strip()
    return text + ("" if not text or text[-1] in ".!?" else ".")


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    text = stopped(text)
    return text[:1].upper() + text[1:]
