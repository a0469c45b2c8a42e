"""Tutorials and the debugger, which came inside TensorFlow, by full name."""

from __future__ import annotations

from . import debugger, mnist, ptb_reader

MODULES = {
    'examples.tutorials.mnist.input_data': mnist.module,
    'contrib.learn.datasets.mnist': mnist.module,
    'contrib.learn.python.learn.datasets.mnist': mnist.module,
    'models.rnn.ptb.reader': ptb_reader.module,
    'python.debug': debugger.module,
}


def find(name, release):
    """The tutorial module of a name relative to `tensorflow`, or None."""
    maker = MODULES.get(name)
    return maker and maker(release)
