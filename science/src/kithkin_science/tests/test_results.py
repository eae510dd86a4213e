import json
from dataclasses import FrozenInstanceError
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.attachment.hierarchy import figures, security
from kithkin_science.awareness.around import around
from kithkin_science.awareness.dynamics import summary
from kithkin_science.base.result import Bands, Result
from kithkin_science.patterns.episodes import pervasiveness, phases, stories_needed
from kithkin_science.stats.intervals import proportion, proportion_difference
from kithkin_science.stats.rates import pooled_rates

ID = UUID(int=1)
RESULTS: list[Result] = [
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
]
COUNT = "n_used"
NAMES = [type(one).__name__ for one in RESULTS]


@pytest.mark.parametrize("result", RESULTS, ids=NAMES)
def test_every_result_says_how_where_from_and_what_may_be_claimed(result: Result) -> None:
    assert "doi:10." in result.reference
    assert result.method
    assert result.claim == ("goes_with" if type(result).__name__ == "Around" else "describes")
    assert result.seed is None


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
