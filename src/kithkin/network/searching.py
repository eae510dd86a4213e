"""Looking for a word in what somebody wrote, alike in every part."""

from kithkin.network.models import PartRow


def holds(words: str, *texts: object) -> bool:
    """Whether one of the texts has these words, however they are capitalised."""
    wanted = words.casefold().strip()
    return bool(wanted) and any(wanted in str(text).casefold() for text in texts)


def row_holds(words: str, row: PartRow, *more: str) -> bool:
    """In every long text of a row, and in the short ones that are named."""
    told = row.opened()
    return holds(words, *(told.get(name, "") for name in (*row.long_texts, *more)))
