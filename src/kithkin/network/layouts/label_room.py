"""How wide a name is when it stands on two lines, for layouts whose places are narrow."""

_LETTER = 6.8  # on average, where nobody has measured the name


def on_two_lines(name: str, wide: float | None = None) -> float:
    """The width of the longer line when a name is broken at its best blank.

    >>> on_two_lines("Anna Maria", 100.0)
    50.0
    """
    words = name.split()
    letters = len(" ".join(words))
    if not letters:
        return 0.0
    whole = _LETTER * letters if wide is None else wide
    breaks = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    longest = min((max(map(len, lines)) for lines in breaks), default=letters)
    return round(whole * longest / letters, 1)
