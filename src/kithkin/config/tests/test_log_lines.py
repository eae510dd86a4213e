import logging
import sys

from kithkin.config.log_lines import LogLine

CANARY = "canary-ana-mueller"


def line(name: str, words: str, *values: object, broken: bool = False) -> str:
    trace = None
    if broken:
        try:
            int(CANARY)
        except ValueError:
            trace = sys.exc_info()
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, words, values, trace)
    return LogLine().format(record)


def test_values_that_others_fill_in_are_left_out() -> None:
    said = line("django.request", "Internal Server Error: %s", f"/work/{CANARY}/")
    assert said.endswith("error django.request: Internal Server Error: %s")


def test_our_own_values_are_said() -> None:
    assert line("kithkin.door", "at port %s", 8000).endswith("error kithkin.door: at port 8000")


def test_an_exception_is_its_kind_and_place_and_never_its_text() -> None:
    said = line("kithkin.door", "It broke.", broken=True)
    assert "ValueError at line " in said
    assert "tests/test_log_lines.py:" in said
    assert CANARY not in said


def test_a_log_line_is_one_line() -> None:
    assert "\n" not in line("kithkin.door", "one\ntwo", broken=True)
    assert line("kithkin.door", "").endswith("kithkin.door: ")
