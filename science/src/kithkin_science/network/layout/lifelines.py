"""Plain values of a timeline: what comes in, in years, and what is laid out, in drawing units.

A year is a number: 1950.5 is the middle of 1950. A `Span` is a date that lies somewhere between
its two ends; an end that is not known is None.
"""

from dataclasses import dataclass, field

from kithkin_science.network.layout.results import Point, Route


@dataclass(frozen=True, slots=True)
class Span:
    """A date as far as it is known: not before `first`, not after `last`."""

    first: float | None = None
    last: float | None = None

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""
        return self.first is not None or self.last is not None

    @property
    def begin(self) -> float | None:
        """The earliest it can be, or the only side that is known."""
        return self.last if self.first is None else self.first

    @property
    def close(self) -> float | None:
        """The latest it can be, or the only side that is known."""
        return self.first if self.last is None else self.last


NOT_KNOWN = Span()


@dataclass(frozen=True, slots=True)
class Life:
    """One person. `seen`: years in which something of them is told; `label`: width of the name."""

    id: str
    birth: Span = NOT_KNOWN
    death: Span = NOT_KNOWN
    ended: bool = False
    seen: tuple[float, ...] = ()
    label: float = 0.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something that lasted between people: a couple's status, or a phase of a tie.

    `of` names what it belongs to: the statuses of one couple share it and stand on one line.
    """

    id: str
    of: str
    people: tuple[str, ...]
    start: Span = NOT_KNOWN
    end: Span = NOT_KNOWN
    couple: bool = False
    label: float = 0.0


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened to people on a day, or some day within a span."""

    id: str
    people: tuple[str, ...]
    at: Span
    label: float = 0.0


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Something that lasted around everybody."""

    id: str
    start: Span
    end: Span = NOT_KNOWN
    label: float = 0.0


@dataclass(frozen=True, slots=True)
class Descent:
    """A child under its parents; `couple` is the union they are drawn as, if any."""

    child: str
    parents: tuple[str, ...]
    couple: str = ""


@dataclass(frozen=True, slots=True)
class Lives:
    """All that goes on one timeline."""

    lives: tuple[Life, ...]
    stretches: tuple[Stretch, ...] = ()
    moments: tuple[Moment, ...] = ()
    backdrops: tuple[Backdrop, ...] = ()
    descents: tuple[Descent, ...] = ()
    first: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class LaidLife:
    """A lifeline at height y. Sure from `sure` to `till`; before and after only perhaps.

    `opens` and `ends` say whether the line begins and ends with a date ("known"), goes on today
    ("goes_on"), or fades because no date is known ("fades").
    """

    id: str
    y: float
    start: float
    sure: float
    till: float
    end: float
    opens: str
    ends: str


@dataclass(frozen=True, slots=True)
class LaidStretch:
    """A stretch at height y, and the lifelines (x, y) it reaches to from its start.

    `home` is the person beneath whose line it lies; `words` is None where those of the stretch
    before leave no room.
    """

    id: str
    home: str
    y: float
    start: float
    end: float
    opens: str
    ends: str
    words: Point | None
    words_end: bool
    reaches: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class LaidMoment:
    """Marks on lifelines between x `start` and `end`, and where the words begin or end."""

    id: str
    start: float
    end: float
    marks: tuple[float, ...]
    words: Point
    words_end: bool


@dataclass(frozen=True, slots=True)
class LaidBackdrop:
    """A band behind everything and where its words begin."""

    id: str
    start: float
    end: float
    opens: str
    ends: str
    words: Point
    words_end: bool


@dataclass(frozen=True, slots=True)
class LaidDescent:
    """A line down from (x, top) to the beginning of a child's life."""

    child: str
    x: float
    top: float
    foot: float


@dataclass(frozen=True, slots=True)
class TimelineLayout:
    """Everybody once: a line on the axis, or a place beneath it for whom no date is known.

    Attributes
    ----------
    positions
        Where each person's symbol stands, rounded to 0.1.
    routes
        Empty; the lines are in `lives`, `stretches` and `descents`.
    bounds
        Smallest x, smallest y, largest x, largest y.
    notes
        What had to be given up, in plain words.
    truncated
        Whether the counted steps of ordering ran out.
    ticks
        (x, year) of the axis.
    axis
        (left, top, right, foot) of the rows.
    today
        x of the day the picture shows; None when it lies outside.
    """

    positions: dict[str, Point]
    routes: tuple[Route, ...]
    bounds: tuple[float, float, float, float]
    notes: tuple[str, ...]
    truncated: bool
    lives: tuple[LaidLife, ...]
    stretches: tuple[LaidStretch, ...]
    moments: tuple[LaidMoment, ...]
    backdrops: tuple[LaidBackdrop, ...]
    descents: tuple[LaidDescent, ...]
    ticks: tuple[tuple[float, int], ...]
    axis: tuple[float, float, float, float]
    today: float | None
