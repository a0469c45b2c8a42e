"""Default graph and default sessions of a program's own."""

from __future__ import annotations

import contextlib
import sys

from . import replacing


@contextlib.contextmanager
def separate(tf):
    """Starts with an empty default graph; the old one comes back.

    So do the default sessions of this thread: an InteractiveSession that the
    program leaves open is the default no longer.

    Args:
        tf: Today's tensorflow.
    """
    v1 = tf.compat.v1
    graphs = _home(v1.get_default_graph)._default_graph_stack
    sessions = _home(v1.get_default_session)._default_session_stack
    context = _home(tf.executing_eagerly).context()
    with (
        replacing.contents(context.context_switches.stack),
        replacing.attribute(graphs, 'stack', []),
        replacing.attribute(graphs, '_global_default_graph', None),
        replacing.attribute(sessions, 'stack', []),
    ):
        yield


def _home(function):
    """The module of a public function; these stacks have no public name."""
    return sys.modules[function.__module__]
