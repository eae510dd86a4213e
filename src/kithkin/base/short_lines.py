"""Short lines, put together out of what there is to say."""

from collections.abc import Iterable


def dotted(words: Iterable[object]) -> str:
    """ "we clashed · about 2023": whatever of it there is, on one line."""
    return " · ".join(str(one) for one in words if one)


def first_words(text: str, most: int = 80) -> str:
    """The beginning of somebody's words, cut between two of them."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + "…"
