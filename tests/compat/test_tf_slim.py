"""The installed tf_slim finds names that TensorFlow has dropped."""

import importlib
import sys
import types

import pytest
import tensorflow as tf

from legacy_rnn.compat import tf_slim


@pytest.fixture
def layers(monkeypatch):
    """A module of a package of that name, and what it imports."""
    made = types.ModuleType('tf_slim.layers')
    made.ops = types.ModuleType('tensorflow.ops')
    made.ops.Tensor = None
    made.ops.own = 1
    made.array_ops = types.ModuleType('tf_slim.array_ops')
    slim = types.ModuleType('tf_slim')
    slim.layers = made
    monkeypatch.setitem(sys.modules, 'tf_slim', slim)
    monkeypatch.setitem(sys.modules, 'tf_slim.layers', made)
    tf_slim.package.cache_clear()
    yield made
    tf_slim.package.cache_clear()


def test_what_it_lacks_is_that_of_1_15(layers):
    assert tf_slim.layers is layers
    assert layers.ops.IndexedSlices is tf.IndexedSlices
    assert issubclass(layers.ops.Tensor, tf.Tensor)
    assert layers.ops.own == 1
    assert not hasattr(layers.array_ops, 'stack')  # A module of its own.


def test_its_modules_are_found_below_it(layers):
    layers.conv2d = len
    inner = importlib.import_module('legacy_rnn.compat.tf_slim.layers')
    assert inner.conv2d is len
    assert layers.ops.IndexedSlices is tf.IndexedSlices
    with pytest.raises(AttributeError, match='tf_slim.layers has no gone'):
        _ = inner.gone


def test_nothing_is_imported_before_it_is_asked_for(layers, monkeypatch):
    monkeypatch.setitem(sys.modules, 'tf_slim', None)
    assert not hasattr(tf_slim, '__wrapped__')
    with pytest.raises(ModuleNotFoundError, match='tf_slim'):
        _ = tf_slim.conv2d
