"""What TensorFlow's own unit tests of the time used."""

import contextlib
import functools
import re
import sys
import tempfile
import threading
import unittest
from unittest import TestLoader, TextTestRunner, mock

import tensorflow as tf
from google.protobuf import text_format

from ..core.sparse import ShapeTensor

v1 = tf.compat.v1

__all__ = ['TestLoader', 'TextTestRunner', 'mock']

skip = unittest.skip
skipIf = unittest.skipIf
skipUnless = unittest.skipUnless
expectedFailure = unittest.expectedFailure
_main = v1.test.main


class TestCase(tf.compat.v1.test.TestCase):
    """A test case with the assertions of Python 2 and old NumPy.

    Its sessions rewrite no graph, as none did then: that a sum comes out the
    same to the bit by two ways holds for the ops as they were written.
    """

    def test_session(
        self, graph=None, config=None, use_gpu=False, force_gpu=False
    ):
        """A context manager with a session for the test.

        Args:
            graph: Its graph; without one, a session that the whole test has.
            config: Its ConfigProto.
            use_gpu: Whether ops may run on a graphics card.
            force_gpu: Whether they must.
        """
        if self.id().endswith('.test_session'):
            self.skipTest('Not a test.')
        return super().test_session(
            graph, _as_written(self, config), use_gpu, force_gpu
        )

    def session(self, graph=None, config=None, use_gpu=False, force_gpu=False):
        """A context manager with a session of its own; see `test_session`."""
        return super().session(
            graph, _as_written(self, config), use_gpu, force_gpu
        )

    def cached_session(
        self, graph=None, config=None, use_gpu=False, force_gpu=False
    ):
        """A context manager with the session of the whole test."""
        return super().cached_session(
            graph, _as_written(self, config), use_gpu, force_gpu
        )

    def assertItemsEqual(self, first, second, msg=None):
        """Same items, in any order."""
        self.assertCountEqual(first, second, msg)

    def assertEquals(self, *args, **kwargs):
        """Same as `assertEqual`."""
        self.assertEqual(*args, **kwargs)

    def assertNotEquals(self, *args, **kwargs):
        """Same as `assertNotEqual`."""
        self.assertNotEqual(*args, **kwargs)

    def assertAlmostEquals(self, *args, **kwargs):
        """Same as `assertAlmostEqual`."""
        self.assertAlmostEqual(*args, **kwargs)

    def assert_(self, *args, **kwargs):
        """Same as `assertTrue`."""
        self.assertTrue(*args, **kwargs)

    def assertRegexpMatches(self, *args, **kwargs):
        """Same as `assertRegex`."""
        self.assertRegex(*args, **kwargs)

    def assertRaisesRegexp(self, *args, **kwargs):
        """Same as `assertRaisesRegex`."""
        return self.assertRaisesRegex(*args, **kwargs)

    def assertShapeEqual(self, input_a, input_b, msg=None):
        """An array and a tensor of one shape."""
        if isinstance(input_b, ShapeTensor):
            input_b = tf.convert_to_tensor(input_b)
        super().assertShapeEqual(input_a, input_b, msg)

    def assertProtoEquals(self, expected_message_maybe_ascii, message):
        """A message, or the text of one, and a message that says the same."""
        expected = expected_message_maybe_ascii
        if isinstance(expected, str | bytes):
            expected = text_format.Parse(expected, type(message)())
        self.assertEqual(_rounded(expected), _rounded(message))

    def checkedThread(self, target, args=None, kwargs=None):
        """A thread, an error of which fails the test when it is joined.

        A test need not join it, as none had to in those days.
        """
        return _Thread(self, target, args or (), kwargs or {})


def _rounded(message):
    """Text of a message with seven digits of a fraction, as float32 has."""
    return re.sub(
        r'(?<= )-?\d+\.\d+(e[+-]?\d+)?$',
        lambda number: f'{float(number[0]):.7g}',
        str(message),
        flags=re.M,
    )


class _Thread(threading.Thread):
    def __init__(self, case, target, args, kwargs):
        super().__init__(target=target, args=args, kwargs=kwargs, daemon=True)
        self._case = case
        self._error = None

    def run(self):
        try:
            super().run()
        except Exception as error:
            self._error = error

    def join(self, timeout=None):
        super().join(timeout)
        if self._error is not None:
            self._case.fail(f'Error in checkedThread: {self._error}')


TensorFlowTestCase = TestCase


def _as_written(case, config):
    """A ConfigProto that has graphs run as they were written.

    One and the same for the same test and config: a test case wants that of
    the session that it keeps.
    """
    made = vars(case).setdefault('_written_configs', {})
    if id(config) not in made:
        copied = v1.ConfigProto(allow_soft_placement=True)
        if config is not None:
            copied.CopyFrom(config)
        copied.graph_options.rewrite_options.disable_meta_optimizer = True
        made[id(config)] = (config, copied)
    return made[id(config)][1]


def run_in_graph_and_eager_modes(func=None, config=None, use_gpu=True, **_):
    """Runs a test method in a session; eager mode is not this one's."""

    def decorate(method):
        @functools.wraps(method)
        def call(self, *args, **kwargs):
            with self.test_session(use_gpu=use_gpu, config=config):
                method(self, *args, **kwargs)

        return call

    return decorate(func) if callable(func) else decorate


def run_in_graph_mode(func):
    """Runs a test method as it is."""
    return func


def _plain(reason=None):
    """A decorator with or without arguments that changes nothing."""
    if callable(reason):
        return reason
    return lambda decorated: decorated


def with_c_api(cls):
    """Leaves a test class as it is: all graphs are C++'s today."""
    return cls


def enable_c_api(fn):
    """Leaves a test as it is: all graphs are C++'s today."""
    return fn


disable_c_api = enable_c_api
run_v1_only = run_deprecated_v1 = run_all_in_deprecated_graph_mode_only = (
    _plain
)
enable_c_shapes = _plain
assert_no_new_tensors = assert_no_garbage_created = _plain
assert_no_new_pyobjects_executing_eagerly = _plain
enable_control_flow_v2 = enable_while_v2 = enable_cond_v2 = _plain


def run_all_in_graph_and_eager_modes(cls):
    """Runs the test methods of a class in a session each."""
    for name in dir(cls):
        method = getattr(cls, name)
        if name.startswith('test') and name != 'test_session':
            setattr(cls, name, run_in_graph_and_eager_modes(method))
    return cls


def run_gpu_only(method):
    """Skips a test where there is no graphics card."""
    return skip_if(lambda: not v1.test.is_gpu_available())(method)


run_cuda_only = run_gpu_only


def is_xla_enabled():
    """Whether XLA compiles the tests."""
    return False


def skip_if(condition):
    """Skips a test where a condition, or a function giving it, holds."""

    def decorate(method):
        @functools.wraps(method)
        def call(*args, **kwargs):
            if condition() if callable(condition) else condition:
                raise unittest.SkipTest('condition of skip_if')
            return method(*args, **kwargs)

        return call

    return decorate


def assert_ops_in_graph(expected_ops, graph):
    """Checks names and types of ops.

    Returns:
        Dict of name to node.

    Raises:
        ValueError: An op is missing or of another type.
    """
    nodes = {node.name: node for node in graph.as_graph_def().node}
    for name, kind in expected_ops.items():
        if name not in nodes or nodes[name].op != kind:
            raise ValueError(f'expected op {name} of type {kind}')
    return {name: nodes[name] for name in expected_ops}


def get_node_def_from_graph(node_name, graph_def):
    """The node of a name, or None."""
    found = (node for node in graph_def.node if node.name == node_name)
    return next(found, None)


def IsGoogleCudaEnabled():
    """Whether TensorFlow was built for graphics cards."""
    return v1.test.is_built_with_cuda()


def CudaSupportsHalfMatMulAndConv():
    """Whether a graphics card computes in half precision."""
    return False


def StatefulSessionAvailable():
    """Whether sessions keep state in the tests."""
    return False


@contextlib.contextmanager
def device(use_gpu):
    """Pins ops to the processor, unless a graphics card is asked for."""
    with tf.device('/cpu:0') if not use_gpu else contextlib.nullcontext():
        yield


def GetTempDir():
    """A folder for the test's files."""
    return tempfile.mkdtemp()


def main(argv=None):
    """Runs the tests of the main module."""
    _main(sys.argv if argv is None else argv)


g_main = main
