"""A real diary without treatment, cut as if one had begun: hardly any "lower" may come of it."""

from __future__ import annotations

import pytest

from tests.simulate.real_diary_rows import BASELINES, CUTS, DIARY, Cuts, RealDiary
from tests.simulate.tasks import rows_of

pytestmark = pytest.mark.skipif(not DIARY.is_file(), reason="the real diary lies elsewhere")

_SEED = 1


@pytest.mark.parametrize("baseline", BASELINES)
def test_at_200_random_dates_lower_is_said_in_at_most_one_of_40(baseline: int) -> None:
    (row,) = rows_of(RealDiary(Cuts.RANDOM, baseline).name, 0, _SEED)
    assert row.patients == CUTS
    assert row.rates["better"] <= 0.025
    assert row.rates["important"] <= 0.01
    assert row.welch["better"] >= 0.1


@pytest.mark.parametrize("baseline", BASELINES)
def test_in_a_flare_lower_is_said_in_at_most_one_of_20(baseline: int) -> None:
    (row,) = rows_of(RealDiary(Cuts.FLARE, baseline).name, 0, _SEED)
    assert row.patients > 80
    assert row.rates["better"] <= 0.05
    assert row.welch["better"] >= 0.25
