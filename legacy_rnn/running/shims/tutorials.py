"""Tutorials and the debugger, which came inside TensorFlow, by full name."""

from __future__ import annotations

from legacy_rnn.compat.tutorials import mnist, ptb_reader

from . import debugger

MODULES = {
    'examples.tutorials.mnist.input_data': mnist.for_release,
    'contrib.learn.datasets.mnist': mnist.for_release,
    'contrib.learn.python.learn.datasets.mnist': mnist.for_release,
    'models.rnn.ptb.reader': ptb_reader.for_release,
    'python.debug': debugger.module,
}


def find(name, release):
    """The tutorial module of a name relative to `tensorflow`, or None."""
    maker = MODULES.get(name)
    return maker and maker(release)
