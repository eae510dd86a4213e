import json
from dataclasses import FrozenInstanceError
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest

import kithkin_science
from kithkin_science.attachment.hierarchy import figures, security
from kithkin_science.awareness.around import around
from kithkin_science.awareness.dynamics import summary
from kithkin_science.base.result import Bands, Result
from kithkin_science.crisis.coverage import coverage
from kithkin_science.healing.log_ratio import log_response_ratio
from kithkin_science.healing.overlap import nap
from kithkin_science.healing.repair import time_to_repair
from kithkin_science.healing.schemes import Anyhow
from kithkin_science.healing.single_case import randomisation_test
from kithkin_science.measures.change import cutoff, reliable_change
from kithkin_science.measures.reliability import alpha, omega
from kithkin_science.measures.scoring import ScaleKey, score
from kithkin_science.measures.within_person import within_person
from kithkin_science.network.ego import ego_measures
from kithkin_science.network.turnover import turnover
from kithkin_science.patterns.axes import axis_reliability
from kithkin_science.patterns.circumplex import contrast, structural_summary
from kithkin_science.patterns.cycles import cycles
from kithkin_science.patterns.episodes import pervasiveness, phases, stories_needed
from kithkin_science.patterns.exchanges import complementarity, dynamics
from kithkin_science.patterns.person_profile import profile
from kithkin_science.patterns.sequences import lag_sequential, transitions
from kithkin_science.patterns.similar import similarity
from kithkin_science.skills.perspective import truth_and_bias
from kithkin_science.stats.agreement import cohen_kappa
from kithkin_science.stats.alpha import krippendorff_alpha
from kithkin_science.stats.centring import centre
from kithkin_science.stats.circular import circular_summary
from kithkin_science.stats.dyads import actor_partner
from kithkin_science.stats.intervals import proportion, proportion_difference
from kithkin_science.stats.looks import benjamini_hochberg, fixed_looks
from kithkin_science.stats.permutation import permutation_test
from kithkin_science.stats.rates import pooled_rates
from kithkin_science.stats.resample import bootstrap
from kithkin_science.stats.social_relations import social_relations
from kithkin_science.stats.spans import span_agreement

ID = UUID(int=1)
OCTANTS = range(0, 360, 45)
PEOPLE = np.random.default_rng(1).normal(size=(6, 8))
RESULTS: list[Result] = [
    social_relations([1, 2], [ID, ID], ["a", "b"], ["b", "a"]),
    coverage([(8, 20), None], ["call", None], [ID, "b"]),
    actor_partner([2, 2, 4, 2, 3, 5, 6, 4], [1, 2, 3, 1, 2, 4, 5, 3], [1, 1, 2, 2, 3, 3, 4, 4]),
    truth_and_bias([1, 2, 4, None], [2, 2, 3, 1], [1, 3, 2, 2], [ID, "b", "c", "d"]),
    time_to_repair([1, 2, 3], ["repaired", "ended", None], [ID, "b", ID]),
    score([[1, 2], [None, 9]], ScaleKey(1, 5)),
    alpha([[1, 2], [2, 2], [3, 4]]),
    omega([[3, 3, 3], [3, 3, 3]], rng=7),
    within_person([[1, 2], [2, 2]], [ID, "b"], [1, 1]),
    reliable_change([5, None], [1, 2], sd=3, reliability=0.8, term=[ID, "b"]),
    cutoff((30, 5), (10, 4)),
    ego_measures({"ego": [ID, "b"], "alter": [1, None]}, egos=[ID, "b"]),
    turnover({"ego": [ID], "alter": [1]}, {"ego": ["b"], "alter": [1]}),
    proportion([1, 0], [3, 0]),
    proportion_difference(1, 3, 2, 3),
    pooled_rates([1, 2], [3, 0], term=[ID, "b"]),
    pervasiveness([1, 0, 1], [ID, "b", None]),
    phases((1, 3), (2, 3)),
    stories_needed([1, 9], [3, 3], 0.1),
    security([[1, 2], [7, None]], tie=[ID, "b"], domain=["x", None]),
    figures([ID, [], None], [1, 1, 2]),
    around([1, 2, 3, 4, 5, 6, 7], [ID] * 6 + [[]]),
    summary([1, 2, None]),
    bootstrap(np.mean, [1, 2, 5], term=[ID]),
    permutation_test(lambda x, g: float(x[0]), [1, 2, 5], [ID, "b", "b"]),
    circular_summary([1, 350, None]),
    structural_summary(PEOPLE, OCTANTS, group=[ID, ID, "b", "b", "b", None]),
    contrast(PEOPLE, OCTANTS, group=[ID, ID, "b", "b", "b", None]),
    profile([PEOPLE[0], [None] * 8], OCTANTS, sem=0.3, term=[ID, "b"]),
    axis_reliability([8, None], 0.3),
    complementarity([[1, None], [1, 2]], [[1, 2], [0, 0]]),
    dynamics([[1, 2], [0, 3]], person=[ID, "b"]),
    cohen_kappa([ID, "b", ID], [ID, "b", None]),
    krippendorff_alpha([[1, 2, None], [1, 1, 2]], "interval"),
    span_agreement([(0, 5, ID)], [(1, 5, ID)]),
    benjamini_hochberg([0.1, None], 0.05, term=[ID, "b"]),
    fixed_looks(3),
    centre([1, 2, None], [ID, ID, "b"]),
    randomisation_test([1, 2, 3, None], [ID, ID, "b", "b"], Anyhow(), baseline=ID),
    nap([1, 2, None], [ID, "b", "b"]),
    log_response_ratio([1, 2, None], [ID, "b", "b"]),
    transitions(["a", "b", None, "a"], [ID, ID, ID, "b"]),
    lag_sequential(["a", "b", "a"], [ID] * 3),
    similarity([ID, None], [[ID, "b"]]),
    cycles([[ID, "b"], ["b", None]]),
]
COUNT = "n_used"
CLAIMS = {
    "ActorPartner": "goes_with",
    "Around": "goes_with",
    "Contrast": "goes_with",
    "Cycles": "follows",
    "LagSequential": "follows",
    "PermutationTest": "goes_with",
    "RandomisationTest": "changed_by",
    "TruthAndBias": "goes_with",
}
DRAWN = {
    "Bootstrap",
    "CoderAlpha",
    "Contrast",
    "Cycles",
    "Omega",
    "PermutationTest",
    "RandomisationTest",
    "Similarity",
    "SpanAgreement",
    "StructuralSummary",
}
NAMES = [type(one).__name__ for one in RESULTS]


@pytest.mark.parametrize("result", RESULTS, ids=NAMES)
def test_every_result_says_how_where_from_and_what_may_be_claimed(result: Result) -> None:
    assert "doi:10." in result.reference
    assert result.method
    name = type(result).__name__
    assert result.claim == CLAIMS.get(name, "describes")
    assert (result.seed is not None) == (name in DRAWN)


@pytest.mark.parametrize("result", RESULTS, ids=NAMES)
def test_every_result_becomes_json_with_null_for_what_is_not_known(result: Result) -> None:
    told = json.loads(result.to_json())
    assert told.keys() == {"table", "glance", "notes", "n_dropped"}
    assert told["glance"]["n_used"] == result.n_used


@pytest.mark.parametrize("result", RESULTS, ids=NAMES)
def test_the_columns_of_a_table_have_one_length(result: Result) -> None:
    assert len({len(column) for column in result.table().values()}) <= 1


@pytest.mark.parametrize("result", RESULTS, ids=NAMES)
def test_a_result_cannot_be_changed(result: Result) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(result, COUNT, 5)


def test_ids_come_back_as_given_and_as_text_in_json() -> None:
    rates = pooled_rates([1], [3], term=[ID])
    assert rates.table()["term"][0] is ID
    assert json.loads(rates.to_json())["table"]["term"] == [str(ID)]


def test_bands_are_asked_by_term() -> None:
    bands = Bands(("a", ID), np.array([1.0, 2]), np.array([0.0, 1]), np.array([2.0, 3]))
    assert bands.of(ID) == (2, 1, 3)
    assert len(bands) == 2
    with pytest.raises(ValueError, match="not in"):
        bands.of("nobody")


def test_only_a_randomised_design_says_changed_by() -> None:
    saying = {type(one).__name__ for one in RESULTS if one.claim == "changed_by"}
    assert saying == {"RandomisationTest"}
    package = Path(kithkin_science.__file__).parent
    files = [one for one in package.rglob("*.py") if "tests" not in one.parts]
    said = {one.stem for one in files if '"changed_by"' in one.read_text("utf-8")}
    assert said == {"result", "single_case"}
