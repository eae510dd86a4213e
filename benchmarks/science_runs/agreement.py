"""Agreement of coders on 300 units, four coders, gaps."""

import numpy as np
from science_runs.timing import beside, peer, seconds, show

from kithkin_science.stats.agreement import cohen_kappa
from kithkin_science.stats.alpha import krippendorff_alpha


def main() -> None:
    rng = np.random.default_rng(1)
    truth = rng.integers(0, 5, 300)
    coded = np.where(rng.random((4, 300)) < 0.7, truth, rng.integers(0, 5, (4, 300))).astype(float)
    coded[rng.random((4, 300)) < 0.1] = np.nan
    package = peer("krippendorff")
    for level in ("nominal", "ordinal", "interval"):
        told = krippendorff_alpha(coded, level, rng=1)
        work = seconds(lambda level=level: krippendorff_alpha(coded, level, rng=1), 3)
        show(f"krippendorff_alpha, {level}, with 2,000 draws of units", work)
        if package is None:
            beside("krippendorff", None, work)
            continue
        theirs = package.alpha(coded, level_of_measurement=level)
        one = seconds(lambda level=level: package.alpha(coded, level_of_measurement=level), 3)
        print(f"  apart from krippendorff's {abs(theirs - told.alpha):.0e}")
        beside("krippendorff, one alpha and so 2,001 of them", one * 2001, work)
    both = ~np.isnan(coded[:2]).any(0)
    a, b = coded[0, both].astype(int), coded[1, both].astype(int)
    work = seconds(lambda: cohen_kappa(a, b))
    show(f"cohen_kappa, {len(a)} units, with its error", work)
    package = peer("statsmodels.stats.inter_rater")
    if package is None:
        beside("statsmodels", None, work)
        return
    table = cohen_kappa(a, b).counts
    theirs = package.cohens_kappa(table)
    apart = abs(theirs.kappa - cohen_kappa(a, b).kappa) + abs(
        theirs.std_kappa - cohen_kappa(a, b).std_error
    )
    print(f"  apart from statsmodels' kappa and error {apart:.0e}")
    beside("statsmodels, from the table", seconds(lambda: package.cohens_kappa(table)), work)
