"""Reading an uncertain date: CPU time, beside python-edtf.

    .venv/bin/python benchmarks/dates.py

Goal: at most 20 µs each.
"""

import time

from edtf import parse_edtf

from kithkin.base.edtf import parse

DATES = (
    "1950", "1950~", "1950-05", "1950-05-12", "195X", "1984?", "1984-06-02?", "2004-06/2006-08",
    "../1960", "2001-21", "1990%", "1999-12-XX",
)  # fmt: skip
ROUNDS = 300


def main() -> None:
    plain = getattr(parse, "__wrapped__", parse)  # without the cache
    begin = time.process_time()
    for _ in range(ROUNDS):
        for text in DATES:
            plain(text)
    ours = (time.process_time() - begin) / ROUNDS / len(DATES)
    begin = time.process_time()
    for text in DATES:
        parse_edtf(text)
    theirs = (time.process_time() - begin) / len(DATES)
    print(f"Kithkin      {ours * 1e6:8.1f} µs a date (no cache)")
    print(f"python-edtf  {theirs * 1e6:8.1f} µs a date")
    print(f"ratio        {theirs / ours:8.0f}")


if __name__ == "__main__":
    main()
