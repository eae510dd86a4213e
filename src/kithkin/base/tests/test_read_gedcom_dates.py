import pytest
from ged4py.calendar import CalendarDate
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kithkin.base.days import day_number, month_length
from kithkin.base.edtf import DateNotUnderstoodError, When, parse
from kithkin.base.gedcom_dates import from_gedcom, period_from_gedcom, says_all, to_gedcom
from kithkin.base.tests.edtf_texts import intervals, points, read_or_refused

MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        ("12 MAY 1980", "1980-05-12"),
        ("2 Oct 1822", "1822-10-02"),
        ("ABT    1950", "1950~"),
        ("EST 5 DEC 1900", "1900-12-05~"),
        ("CAL 1900", "1900~"),
        ("BEF 1828", "../1827"),
        ("AFT MAY 1980", "1980-06/.."),
        ("BET 1950 AND 1955", "1950/1955"),
        ("FROM 1900 TO 1905", "1900/1905"),
        ("From 7 Feb 1477", "1477-02-07/"),
        ("TO 1970", "/1970"),
        ("INT 1995 (from estimated age)", "1995?"),
        ("246 BC", "-0245"),
        ("5 AUG 1100 B.C.", "-1099-08-05"),
        ("5 MAY 0005", "0005-05-05"),
        ("<unknown>", ""),
        ("about 1950", "1950~"),
        ("12.5.1980", "1980-05-12"),
        ("(Summer 1537)", "1537-22"),
        ("ABT 1103/1105", "1103~/1105~"),
    ],
)
def test_every_form_of_the_format_is_read(payload: str, text: str) -> None:
    assert from_gedcom(payload) == text


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        ("8 FEB 1485/6", "1486-02-08"),  # until 25 March the second year is ours
        ("Mar 1527-1528", "1528-03"),
        ("1699/00", "1699/1700"),
        ("27 OCT 1699/00", "1699-10-27/1700-10-27"),
        ("BET 5 APR 1712/13 AND 28 SEP 1714/15", "1712-04-05/1715-09-28"),
    ],
)
def test_a_double_year_means_the_later_one_until_march_and_else_either(
    payload: str, text: str
) -> None:
    assert from_gedcom(payload) == text


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        ("@#DJULIAN@ 25 DEC 1699", "1700-01-04"),
        ("JULIAN 25 DEC 1699", "1700-01-04"),
        ("BEF @#DJULIAN@ 25 DEC 1699", "../1700-01-03"),
        ("@#DJULIAN@ FEB 1700", "1700-02-11/1700-03-11"),
        ("@#DJULIAN@ 1699", "1699-01-11/1700-01-10"),
        ("ABT @#DJULIAN@ 1699", "1699~"),
        ("@#DGREGORIAN@ 12 MAY 1980", "1980-05-12"),
    ],
)
def test_the_old_calendar_is_turned_into_ours(payload: str, text: str) -> None:
    assert from_gedcom(payload) == text


@pytest.mark.parametrize(
    "payload",
    [
        "@#DHEBREW@ 2 TVT 5758",
        "@#DFRENCH R@ 5 VEND 0010",
        "FROM 25 SVN 5757 TO 26 IYR 5757",
        "INT 2 TVT 5758 (interpreted Hebrew date)",
        "(No idea of the date)",
        "1699/05",
        "31 FEB 1900",
        "@#DJULIAN@ 29 FEB 1701",
        "1 JAN 98",
        "BET 1955 AND 1950",
    ],
)
def test_phrases_and_other_calendars_are_left_to_the_words_of_the_file(payload: str) -> None:
    with pytest.raises(DateNotUnderstoodError):
        from_gedcom(payload)


@given(
    st.sampled_from(["", "@#DJULIAN@ "]),
    st.integers(1, 28),
    st.integers(1, 12),
    st.integers(100, 2100),  # before Christ ged4py puts 1 BC at year -1, not 0
)
def test_days_fall_where_ged4py_puts_them(escape: str, day: int, month: int, year: int) -> None:
    payload = f"{escape}{day} {MONTHS[month - 1]} {year}"
    julian_date_of_day_1 = 1_721_425.5  # 1 January of year 1
    theirs = CalendarDate.parse(payload).key()[0]
    assert parse(from_gedcom(payload)).earliest == theirs - julian_date_of_day_1 + 1


@given(points() | intervals())
@example("9999-24%")  # its winter ends in a year of five digits
def test_what_is_written_covers_the_days_that_were_meant(text: str) -> None:
    when = read_or_refused(parse, text)
    assume(isinstance(when, When))
    assert isinstance(when, When)
    again = parse(from_gedcom(to_gedcom(text)))
    assert when.earliest is None or again.earliest is None or again.earliest <= when.earliest
    assert when.latest is None or again.latest is None or again.latest >= when.latest
    assert (again.earliest is None) == (when.earliest is None)
    assert (again.latest is None) == (when.latest is None)


@given(st.integers(-2000, 3000), st.integers(1, 12), st.data())
def test_a_plain_day_survives_the_format(year: int, month: int, data: st.DataObject) -> None:
    day = data.draw(st.integers(1, month_length(year, month)))
    sign, digits = ("-", -year) if year < 0 else ("", year)
    text = f"{sign}{digits:04}-{month:02}-{day:02}"
    assert says_all(text)
    assert parse(from_gedcom(to_gedcom(text))).earliest == day_number(year, month, day)


def test_what_the_format_cannot_say_is_known() -> None:
    assert not says_all("1950?")
    assert not says_all("1998-21")
    assert says_all("1950~")


@pytest.mark.parametrize(
    ("payload", "period"),
    [
        ("FROM 1950 TO 1955", ("1950", "1955")),
        ("from may 1950", ("1950-05", "")),
        ("TO 1955", ("", "1955")),
        ("ABT 1950", ("1950~", "")),
    ],
)
def test_a_period_has_a_start_and_an_end(payload: str, period: tuple[str, str]) -> None:
    assert period_from_gedcom(payload) == period


@given(st.text(max_size=60) | st.text("0123456789@#DJULIAN /().BETAND ", max_size=40))
def test_any_payload_gives_a_date_or_a_sentence(payload: str) -> None:
    found = read_or_refused(from_gedcom, payload)
    if isinstance(found, str):
        assert parse(found).text == found
    else:
        assert found.sentence.endswith(".")
