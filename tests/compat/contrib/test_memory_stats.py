"""Limits of memory, which a CPU does not tell."""

import pytest
import tensorflow as tf

from legacy_rnn.compat import r1_12, r1_15
from legacy_rnn.compat.contrib import memory_stats


def test_cpu_tells_no_limit_as_each_release_said_it():
    with r1_12.Graph().as_default(), r1_12.Session() as session:
        limits = [r.contrib.memory_stats.BytesLimit() for r in (r1_12, r1_15)]
        assert session.run(limits) == [0, -1]


def test_limit_of_a_gpu_is_not_made_up(monkeypatch):
    monkeypatch.setattr(
        tf.config, 'list_physical_devices', lambda kind: [kind]
    )
    with pytest.raises(NotImplementedError, match='get_memory_info'):
        memory_stats.BytesLimit()
