"""Day numbers for any year at all: Python's `date` knows only the years 1 to 9999.

A day number is the proleptic Gregorian ordinal of `date.toordinal()`, carried on without end in
both directions. Years are astronomical: 0 is 1 BC, -43 is 44 BC.
"""

_DAYS_OF_FOUR_CENTURIES = 146_097
_DAYS_BEFORE_MARCH_OF_YEAR_0 = 305  # so that 1 January of year 1 is day 1


def day_number(year: int, month: int, day: int) -> int:
    """Count in years that begin in March, so that the leap day is the last day of a year."""
    march_year = year - (month <= 2)
    era, year_of_era = divmod(march_year, 400)
    day_of_year = (153 * ((month - 3) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * _DAYS_OF_FOUR_CENTURIES + day_of_era - _DAYS_BEFORE_MARCH_OF_YEAR_0


def civil_date(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    era, day_of_era = divmod(number + _DAYS_BEFORE_MARCH_OF_YEAR_0, _DAYS_OF_FOUR_CENTURIES)
    leap_days = day_of_era // 1460 - day_of_era // 36_524 + day_of_era // 146_096
    year_of_era = (day_of_era - leap_days) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = month_from_march + 3 if month_from_march < 10 else month_from_march - 9
    return year_of_era + era * 400 + (month <= 2), month, day


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def julian_day_number(year: int, month: int, day: int) -> int:
    """The day number of a date of the old (Julian) calendar."""
    march_year = year - (month <= 2)
    day_of_year = (153 * ((month - 3) % 12) + 2) // 5 + day - 1
    return march_year * 365 + march_year // 4 + day_of_year - _DAYS_BEFORE_MARCH_OF_YEAR_0 - 2


def julian_month_length(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 else 28
    return month_length(1, month)
