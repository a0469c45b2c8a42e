"""What a verified port has loaded before its first line."""

import sys

import pytest

from legacy_rnn.verifying import record


def test_modules_that_came_with_keras_are_loaded():
    pytest.importorskip('PIL')
    record.load_beside_keras()
    assert 'PIL.Image' in sys.modules
