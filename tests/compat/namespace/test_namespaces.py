"""Namespaces: modules to use in place of the old `tensorflow`."""

import subprocess
import sys

import numpy as np
import pytest
import tensorflow as tf

from legacy_rnn import compat
from legacy_rnn.compat.errors import RemovedSymbolError
from legacy_rnn.compat.releases import RELEASES
from tests import forking


def run(code):
    done = forking.code(code)
    assert done.returncode == 0, done.stderr
    return done.stdout


def start(code):
    """Runs code in a process that has loaded nothing."""
    return subprocess.check_output([sys.executable, '-c', code], text=True)


def evaluate(tf, value):
    with tf.Session() as session:
        return session.run(value)


@pytest.mark.parametrize('release', RELEASES, ids=str)
def test_every_release_is_a_module(release):
    tf = compat.api(str(release))
    assert tf.__name__ == f'legacy_rnn.compat.{release.module}'
    assert tf.__version__.startswith(f'{release}.')
    if release >= '0.11':
        assert tf.VERSION == tf.__version__
    if release >= '1.13':
        assert tf.version.VERSION == tf.__version__


def test_star_brings_what_a_private_package_showed():
    names = {}
    source = 'from legacy_rnn.compat.r1_12.contrib.learn.python.learn'
    exec(f'{source}.learn_io import *', names)
    assert {'HAS_PANDAS', 'data_feeder', 'numpy_input_fn'} <= set(names)
    assert 'Estimator' not in names


def test_unknown_release_is_refused():
    with pytest.raises(ValueError, match='0.5 to 0.12'):
        compat.api('0.4')


def test_release_decides_the_order_of_concat():
    old, new = compat.api('0.12'), compat.api('1.0')
    one = evaluate(old, old.concat(1, [[[1]], [[2]]]))
    other = evaluate(new, new.concat([[[1]], [[2]]], 1))
    np.testing.assert_array_equal(one, [[1, 2]])
    np.testing.assert_array_equal(other, [[1, 2]])


def test_wrong_order_is_no_silent_answer():
    old = compat.api('0.12')
    with pytest.raises((TypeError, ValueError)):
        old.concat([[[1]], [[2]]], 1)


def test_keyword_of_a_later_release_is_refused():
    with pytest.raises(TypeError, match='no argument keepdims'):
        compat.api('1.0').reduce_sum([1.0], keepdims=True)


def test_positional_cross_entropy_means_logits_first_up_to_0_12():
    old = compat.api('0.12')
    logits, labels = [[2.0, 1.0]], [[1.0, 0.0]]
    loss = old.nn.softmax_cross_entropy_with_logits(logits, labels)
    np.testing.assert_allclose(evaluate(old, loss), [0.31326166], rtol=1e-6)


def test_positional_cross_entropy_raises_from_1_0():
    new = compat.api('1.4')
    with pytest.raises(ValueError, match='named arguments'):
        new.nn.softmax_cross_entropy_with_logits([[2.0]], [[1.0]])


def test_name_of_another_release_says_which():
    with pytest.raises(AttributeError, match='came with TensorFlow 0.12'):
        compat.api('0.8').stack  # noqa: B018
    with pytest.raises(RemovedSymbolError, match='Write tf.stack'):
        compat.api('1.0').pack  # noqa: B018


def test_probe_by_hasattr_works():
    assert not hasattr(compat.api('1.0'), 'pack')
    assert hasattr(compat.api('0.12'), 'pack')
    assert not hasattr(compat.v1, 'no_such_name')


@pytest.mark.parametrize('name', ['git_version', 'compiler_version'])
def test_a_build_says_what_it_is_by_both_names(name):
    for old in (compat.api('0.12'), compat.api('1.15')):
        assert getattr(old, f'__{name}__') == getattr(old, name.upper())
    assert not hasattr(compat.api('1.4'), '__cxx11_abi_flag__')
    assert not hasattr(compat.api('1.15').nn, f'__{name}__')


def test_raw_ops_are_todays():
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        made = compat.r1_15.raw_ops.Add(x=1, y=2)
        assert session.run(made) == 3
    assert not hasattr(compat.r1_15.raw_ops, 'NoSuchOp')
    assert not hasattr(compat.r1_13, 'raw_ops')


def test_advice_survives_from_import():
    code = (
        'try:\n'
        '    from legacy_rnn.compat.v1.contrib.bayesflow import hmc\n'
        'except ImportError as error:\n'
        '    print(type(error).__name__, error)\n'
    )
    out = run(code)
    assert 'RemovedModuleError' in out and 'tensorflow_prob' in out


def test_v0_has_all_names_of_0_x_and_v1_those_of_1_x():
    assert compat.v0.pack and compat.v0.stack and compat.v0.listdiff
    assert compat.v0.types.float32 is compat.v0.float32
    assert compat.v1.concat and compat.v1.contrib.rnn
    assert not hasattr(compat.v1, 'pack')


@pytest.mark.parametrize(
    'line',
    [
        'from legacy_rnn.compat.r0_8.models.rnn import rnn, rnn_cell',
        'from legacy_rnn.compat.r0_8.models.rnn.rnn_cell import GRUCell',
        'import legacy_rnn.compat.r0_12.python.ops.array_ops as array_ops',
        'from legacy_rnn.compat.r0_12.python.ops import rnn, rnn_cell',
        'from legacy_rnn.compat.r0_12.python.framework import ops, dtypes',
        'from legacy_rnn.compat.r0_12.python.ops.nn import rnn_cell',
        'from legacy_rnn.compat.r1_1.contrib.rnn.python.ops import '
        'core_rnn_cell',
        'from legacy_rnn.compat.v1.python.platform import gfile, flags',
        'from legacy_rnn.compat.v0.python.framework import tensor_shape',
        'from legacy_rnn.compat.v1.core.protobuf import config_pb2',
        'import legacy_rnn.compat.v1.contrib.rnn',
        'import legacy_rnn.compat.v1.nn.rnn_cell',
    ],
)
def test_submodule_is_imported_as_old_scripts_do(line):
    exec(line, {})


def test_private_module_leads_to_the_same_function():
    tf = compat.api('0.12')
    assert tf.python.ops.math_ops.reduce_sum is not None
    value = tf.python.ops.array_ops.concat(0, [[1], [2]])
    np.testing.assert_array_equal(evaluate(tf, value), [1, 2])


def test_class_with_moved_arguments_is_still_a_class():
    tf = compat.api('0.7')
    with tf.Graph().as_default():
        variable = tf.Variable([1.0], False, None, True, 'counter')
    assert isinstance(variable, tf.Variable)
    assert variable.op.name == 'counter'
    assert not variable.trainable

    class Own(tf.Variable):
        pass

    assert issubclass(Own, tf.Variable)


def test_default_initializer_is_the_release_s():
    def largest(tf):
        with tf.Graph().as_default():
            weights = tf.get_variable('w', [10000])
            with tf.Session() as session:
                session.run(weights.initializer)
                return np.abs(session.run(weights)).max()

    assert 1.6 < largest(compat.api('0.12')) < 3**0.5
    assert largest(compat.api('1.0')) < 0.05


def test_zeros_initializer_is_passed_as_it_was_then():
    for release, call in (('0.8', False), ('1.0', True), ('1.0', False)):
        tf = compat.api(release)
        with tf.Graph().as_default():
            given = tf.zeros_initializer
            made = tf.get_variable(
                'b', [2], initializer=given() if call else given
            )
            with tf.Session() as session:
                session.run(made.initializer)
                assert session.run(made).tolist() == [0, 0]


def test_scope_takes_reuse_second_up_to_0_10():
    tf = compat.api('0.10')
    with tf.Graph().as_default():
        with tf.variable_scope('a'):
            first = tf.get_variable('w', [1])
        with tf.variable_scope('a', True):
            assert tf.get_variable('w', [1]) is first


def test_arrays_in_a_loop_keep_pack():
    tf = compat.api('0.10')
    array = tf.TensorArray(tf.float32, 3)
    _, array = tf.while_loop(
        lambda i, _: i < 3,
        lambda i, a: (i + 1, a.write(i, tf.to_float(i))),
        (tf.constant(0), array),
    )
    np.testing.assert_array_equal(evaluate(tf, array.pack()), [0, 1, 2])


def test_shape_has_dimensions():
    tf = compat.v0
    with tf.Graph().as_default():
        x = tf.placeholder(tf.float32, [None, 3])
    assert x.get_shape()[1].value == 3
    assert int(x.get_shape()[1]) == 3
    assert x.get_shape()[0].value is None
    x.get_shape().with_rank(2)
    with pytest.raises(ValueError):
        x.get_shape().with_rank(3)


def test_summary_tag_stands_as_written():
    tf = compat.v0
    with tf.Graph().as_default(), tf.name_scope('scope'):
        tf.scalar_summary('loss', 2.0)
        merged = tf.merge_all_summaries()
        text = evaluate(tf, merged)
    summary = tf.Summary.FromString(text)
    assert summary.value[0].tag == 'loss'


def test_graph_mode_is_on_and_lateness_is_said():
    code = (
        'import warnings, tensorflow as tf\n'
        'tf.ones([1]) + 1\n'
        'with warnings.catch_warnings(record=True) as seen:\n'
        '    warnings.simplefilter("always")\n'
        '    import legacy_rnn.compat.v0\n'
        'print([w.category.__name__ for w in seen if "graph" in str(w)])\n'
        'print(tf.executing_eagerly())\n'
    )
    assert run(code).split() == ["['RuntimeWarning']", 'False']


def test_in_time_nothing_is_said():
    code = (
        'import warnings, tensorflow\n'
        'with warnings.catch_warnings(record=True) as seen:\n'
        '    warnings.simplefilter("always")\n'
        '    import legacy_rnn.compat.r0_8\n'
        'print([str(w) for w in seen if "graph" in str(w)])\n'
    )
    assert run(code).strip() == '[]'


def test_what_tensorflow_loaded_is_not_searched_for_garbage():
    code = (
        'import gc, tensorflow\n'
        'before = gc.get_freeze_count()\n'
        'import legacy_rnn.compat.r0_8\n'
        'after = gc.get_freeze_count()\n'
        'print(after > 100 * before, after > 10 * len(gc.get_objects()))\n'
    )
    assert start(code).split() == ['True', 'True']


def test_open_graph_gets_the_variables_of_old_releases():
    code = (
        'import warnings, tensorflow as tf\n'
        'with warnings.catch_warnings(record=True) as seen, '
        'tf.Graph().as_default():\n'
        '    warnings.simplefilter("always")\n'
        '    import legacy_rnn.compat.r0_12 as old\n'
        '    print([str(w) for w in seen if "graph" in str(w)])\n'
        '    print(old.get_variable("a", [1]).op.type)\n'
        '    tf.compat.v1.enable_resource_variables()\n'
        '    import legacy_rnn.compat.r0_11\n'
        '    print(old.get_variable("b", [1]).op.type)\n'
    )
    assert run(code).split() == ['[]', 'VariableV2', 'VarHandleOp']


def test_package_alone_changes_nothing():
    code = (
        'import sys, legacy_rnn.compat\n'
        'print("tensorflow" in sys.modules, len(sys.meta_path))\n'
    )
    alone = 'import sys\nprint(False, len(sys.meta_path))\n'
    assert start(code) == start(alone)


def test_import_is_quick_and_loads_no_estimator():
    code = (
        'import sys, time\n'
        'start = time.process_time()\n'
        'import legacy_rnn.compat.v0\n'
        'print(time.process_time() - start)\n'
        'import legacy_rnn.compat.v1\n'
        'print(any("compat.estimator" in name for name in sys.modules))\n'
    )
    told = [run(code).split() for _ in range(2)]
    assert min(float(seconds) for seconds, _ in told) < 0.3
    assert [loads for _, loads in told] == ['False', 'False']


def test_private_name_of_the_base_cell_is_the_base_cell():
    old = compat.api('1.1')
    private = old.python.ops.rnn_cell_impl._RNNCell
    assert private is old.contrib.rnn.RNNCell
