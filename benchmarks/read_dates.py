"""Reading uncertain dates, one microsecond figure a form, beside python-edtf. CPU time, uncached."""

import time
from collections.abc import Callable

from edtf import parse_edtf

from kithkin.base.edtf import parse
from kithkin.base.gedcom_dates import from_gedcom
from kithkin.base.typed_dates import from_words

EDTF = (
    "1950",
    "1950-05-12",
    "1998-21",
    "199X",
    "1950~",
    "1950/1955",
    "../1969",
    "1950~/2001-05-12?",
)
GEDCOM = ("12 MAY 1980", "ABT 1950", "BET 12 MAY 1980 AND 14 JUN 1981", "@#DJULIAN@ 25 DEC 1699")
TYPED = ("about 1950", "12 May 1980", "between 1950 and 1955", "the early 1950s")


def microseconds(read: Callable[[str], object], text: str, times: int) -> float:
    """The cache of `parse` is emptied each time, which is counted too."""
    start = time.process_time()
    for _ in range(times):
        parse.cache_clear()
        read(text)
    return (time.process_time() - start) / times * 1e6


def main() -> None:
    print(f"{'text':34} {'kithkin µs':>10} {'edtf µs':>10} {'ratio':>7}")
    for text in EDTF:
        ours = microseconds(parse, text, 20_000)
        theirs = microseconds(parse_edtf, text, 50)
        print(f"{text:34} {ours:10.1f} {theirs:10.1f} {theirs / ours:7.0f}")
    for read, texts in ((from_gedcom, GEDCOM), (from_words, TYPED)):
        for text in texts:
            print(f"{text:34} {microseconds(read, text, 20_000):10.1f}")


if __name__ == "__main__":
    main()
