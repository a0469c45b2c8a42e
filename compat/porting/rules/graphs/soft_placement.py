"""Sessions of programs that ask for a GPU, where there is none.

    with tf.device('/gpu:0'):
        x = tf.constant(1.0)
    sess = tf.Session()

TensorFlow refuses such an operation on a machine without a GPU, unless the
session may place it elsewhere. `run` lets it, and so does the port.

Source: TensorFlow 1.15, `core/protobuf/config.proto`, `allow_soft_placement`.
"""

from __future__ import annotations

from ...project import asks_gpu
from ...rule import Rule
from ...text import arguments

_OPTION = 'allow_soft_placement=True'
RULE = Rule(
    name='soft-placement',
    does='Lets operations that ask for a GPU run where there is none',
    why='TensorFlow refuses them there',
    before=(
        'import tensorflow as tf\n'
        "with tf.device('/gpu:0'):\n"
        '    x = tf.constant(1.0)\n'
        'sess = tf.Session()\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'tf.disable_v2_behavior()\n'
        "with tf.device('/gpu:0'):\n"
        '    x = tf.constant(1.0)\n'
        'sess = tf.Session(config=tf.ConfigProto(allow_soft_placement=True))\n'
    ),
)
# What makes a session, and how many of its arguments stand up to `config`.
_SESSIONS = {
    'ChiefSessionCreator': 3,
    'InteractiveSession': 3,
    'MonitoredTrainingSession': 10,
    'Session': 3,
    'SingularMonitoredSession': 4,
    'WorkerSessionCreator': 3,
}
# The same of a Supervisor's methods.
_METHODS = {'managed_session': 2, 'prepare_or_wait_for_session': 2}


def apply(port):
    """Lets the sessions of a program that asks for a GPU do without."""
    if not port.project.asks_gpu and not asks_gpu(port.source.tree):
        return
    for call, place in _calls(port):
        if not _is_given(call, 'config', place):
            proto = port.today('ConfigProto')
            _add(port, call, f'config={proto}({_OPTION})')
    for node in port.uses('ConfigProto'):
        call = port.calls.get(id(node))
        if call and not _is_given(call, 'allow_soft_placement', 1):
            _add(port, call, _OPTION)


def _calls(port):
    """Yields calls that make a session, and the place of their `config`."""
    for leaf, place in _SESSIONS.items():
        for node in port.uses(leaf, f'train.{leaf}'):
            if id(node) in port.calls:
                yield port.calls[id(node)], place
    for call in port.calls.values():
        name = getattr(call.func, 'attr', None)
        if name in _METHODS:
            yield call, _METHODS[name]


def _is_given(call, name, place):
    """Whether a call may give an argument, by its place or its name."""
    names = {keyword.arg for keyword in call.keywords}
    return len(call.args) >= place or bool(names & {name, None})


def _add(port, call, new):
    """Writes one more argument of a call."""
    arguments.add(port.source, call, new)
    port.changed(call, RULE, RULE.why, new)
