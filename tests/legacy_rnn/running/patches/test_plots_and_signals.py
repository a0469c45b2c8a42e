"""What SciPy takes by other names today."""

import pytest

from legacy_rnn.running.patches import plots_and_signals


def test_intervals_take_their_share_as_alpha(monkeypatch):
    stats = pytest.importorskip('scipy.stats')
    monkeypatch.setattr(*plots_and_signals.intervals('scipy.stats'))
    assert stats.norm.interval(alpha=0.9, loc=1) == stats.norm.interval(0.9, 1)
