"""A pure NumPy and SciPy engine for interpersonal data.

Everything is imported from the module that defines it; for notebooks the names below are found
here too, and loaded only when asked for.
"""

from importlib import import_module
from typing import Any

PUBLIC = {
    "Bands": "base.result",
    "Note": "base.result",
    "RatesPrior": "stats.beta_binomial",
    "Result": "base.result",
    "SecurityPrior": "attachment.scores",
    "around": "awareness.around",
    "figures": "attachment.hierarchy",
    "pervasiveness": "patterns.episodes",
    "phases": "patterns.episodes",
    "pooled_rates": "stats.rates",
    "proportion": "stats.intervals",
    "proportion_difference": "stats.intervals",
    "security": "attachment.hierarchy",
    "stories_needed": "patterns.episodes",
    "summary": "awareness.dynamics",
}


def __getattr__(name: str) -> Any:
    if name not in PUBLIC:
        raise AttributeError(f"kithkin_science has no {name!r}")
    return getattr(import_module(f"kithkin_science.{PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return sorted(PUBLIC)
