"""A pure NumPy and SciPy engine for interpersonal data.

Everything is imported from the module that defines it; for notebooks the names below are found
here too, and loaded only when asked for.
"""

from importlib import import_module
from typing import Any

PUBLIC = {
    "Alternating": "healing.schemes",
    "Anyhow": "healing.schemes",
    "Bands": "base.result",
    "Blocks": "healing.schemes",
    "EgoNames": "network.ego_tables",
    "Note": "base.result",
    "RatesPrior": "stats.beta_binomial",
    "Result": "base.result",
    "ScaleKey": "measures.scoring",
    "SecurityPrior": "attachment.scores",
    "Start": "healing.schemes",
    "actor_partner": "stats.dyads",
    "alpha": "measures.reliability",
    "around": "awareness.around",
    "axis_reliability": "patterns.axes",
    "benjamini_hochberg": "stats.looks",
    "bootstrap": "stats.resample",
    "centre": "stats.centring",
    "circular_summary": "stats.circular",
    "cohen_kappa": "stats.agreement",
    "complementarity": "patterns.exchanges",
    "contrast": "patterns.circumplex",
    "coverage": "crisis.coverage",
    "cutoff": "measures.change",
    "cycles": "patterns.cycles",
    "dynamics": "patterns.exchanges",
    "ego_measures": "network.ego",
    "figures": "attachment.hierarchy",
    "fixed_looks": "stats.looks",
    "krippendorff_alpha": "stats.alpha",
    "lag_sequential": "patterns.sequences",
    "log_response_ratio": "healing.log_ratio",
    "nap": "healing.overlap",
    "omega": "measures.reliability",
    "permutation_test": "stats.permutation",
    "pervasiveness": "patterns.episodes",
    "phases": "patterns.episodes",
    "pooled_rates": "stats.rates",
    "profile": "patterns.person_profile",
    "proportion": "stats.intervals",
    "proportion_difference": "stats.intervals",
    "randomisation_test": "healing.single_case",
    "reliable_change": "measures.change",
    "score": "measures.scoring",
    "security": "attachment.hierarchy",
    "similarity": "patterns.similar",
    "social_relations": "stats.social_relations",
    "span_agreement": "stats.spans",
    "stories_needed": "patterns.episodes",
    "structural_summary": "patterns.circumplex",
    "summary": "awareness.dynamics",
    "tau_bc": "healing.overlap",
    "tau_u": "healing.overlap",
    "time_to_repair": "healing.repair",
    "transitions": "patterns.sequences",
    "truth_and_bias": "skills.perspective",
    "turnover": "network.turnover",
    "within_person": "measures.within_person",
}


def __getattr__(name: str) -> Any:
    if name not in PUBLIC:
        raise AttributeError(f"kithkin_science has no {name!r}")
    return getattr(import_module(f"kithkin_science.{PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return sorted(PUBLIC)
