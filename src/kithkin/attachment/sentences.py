"""Places, changes and askings in words; never a type, never a line between people."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.attachment.analysis import Band, Moved, Placed, Turning
from kithkin.attachment.asks import LABELS
from kithkin.attachment.policy import KINDS
from kithkin.attachment.questions import Dimension
from kithkin.network.speech import joined

NAMES: dict[Dimension, object] = {
    Dimension.WORRY: gettext_lazy("Worries about closeness"),
    Dimension.DISTANCE: gettext_lazy("Keeps a distance"),
}
STEPS: dict[Dimension, tuple[object, ...]] = {
    Dimension.WORRY: (
        gettext_lazy("little worry about closeness"),
        gettext_lazy("some worry about closeness"),
        gettext_lazy("quite some worry about closeness"),
        gettext_lazy("much worry about closeness"),
    ),
    Dimension.DISTANCE: (
        gettext_lazy("little distance kept"),
        gettext_lazy("some distance kept"),
        gettext_lazy("quite some distance kept"),
        gettext_lazy("much distance kept"),
    ),
}
EDGES = (2.5, 4.0, 5.5)
CHANGES: dict[Moved, object] = {
    Moved.SAME: gettext_lazy("about the same"),
    Moved.PERHAPS_MORE: gettext_lazy("perhaps more; it may be the error of the questions"),
    Moved.PERHAPS_LESS: gettext_lazy("perhaps less; it may be the error of the questions"),
    Moved.MORE: gettext_lazy("more, by more than the error of the questions"),
    Moved.LESS: gettext_lazy("less, by more than the error of the questions"),
    Moved.CANNOT_TELL: gettext_lazy("cannot tell: not enough answered"),
}


def step_of(band: Band) -> int:
    return sum(band.middle >= edge for edge in EDGES)


def step_words(dimension: Dimension, band: Band) -> str:
    return str(STEPS[dimension][step_of(band)])


def band_words(band: Band | None) -> str:
    if band is None:
        return _("not enough answered to place it")
    return _("%(middle)s, likely between %(low)s and %(high)s") % {
        "middle": _point(band.middle), "low": _point(band.low), "high": _point(band.high),
    }  # fmt: skip


def short_words(band: Band | None) -> str:
    """For a table, which says once what stands in brackets."""
    if band is None:
        return band_words(band)
    return _("%(middle)s (%(low)s to %(high)s)") % {
        "middle": _point(band.middle), "low": _point(band.low), "high": _point(band.high),
    }  # fmt: skip


def _point(value: float) -> str:
    return f"{value:.1f}"


def coloured_words(dimension: Dimension, band: Band) -> str:
    return _("%(step)s: %(band)s of 7") % {
        "step": step_words(dimension, band), "band": band_words(band),
    }  # fmt: skip


def in_short(placed: Placed) -> str:
    """The last sitting in two halves of a sentence, for a line on a page about somebody."""
    told = [
        step_words(dimension, band) for dimension, band in placed.bands.items() if band is not None
    ]
    return capfirst(" · ".join(told) or _("not enough answered to place it"))


def change_words(how: Moved) -> str:
    return str(CHANGES[how])


def kinds_named(turnings: dict[str, Turning], person: str) -> str:
    """In which of the three somebody is named now."""
    here = [
        str(LABELS[kind]).lower()
        for kind in KINDS
        if turnings[kind].standing.get(person) in {"new", "stayed"}
    ]
    return capfirst(joined(here))
