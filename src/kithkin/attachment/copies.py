"""Sittings and askings as plain values: what pages, pictures and sentences work on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kithkin.base import clock
from kithkin.base.date_words import shown
from kithkin.base.edtf import parse


def _place(told: str, said_at: datetime) -> tuple[float, float]:
    known = [day for day in parse(told).widest if day is not None]
    day = sum(known) / len(known) if known else clock.day_of(said_at).toordinal()
    return day, said_at.timestamp()


def _day(told: str, said_at: datetime) -> str:
    return shown(told, _) if told else date_format(localtime(said_at), "j F Y")


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingCopy:
    """One filling of the eight questions. Ids are text, as everywhere in plain values."""

    id: str
    scope: str
    said_by: str
    said_at: datetime
    person: str
    answers: Mapping[str, int | None]
    more: str = ""
    filled: str = ""

    @property
    def place(self) -> tuple[float, float]:
        """Where it stands among the others: by the day it was filled, then by when it was kept."""
        return _place(self.filled, self.said_at)

    @property
    def day(self) -> str:
        return _day(self.filled, self.said_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedCopy:
    """One asking whom somebody turns to; None where a question was left open."""

    id: str
    scope: str
    said_at: datetime
    seek_out: tuple[str, ...] | None = None
    calms: tuple[str, ...] | None = None
    go_out_from: tuple[str, ...] | None = None
    asked: str = ""

    def of(self, kind: str) -> tuple[str, ...] | None:
        named: tuple[str, ...] | None = getattr(self, kind)
        return named

    @property
    def place(self) -> tuple[float, float]:
        return _place(self.asked, self.said_at)

    @property
    def day(self) -> str:
        return _day(self.asked, self.said_at)
