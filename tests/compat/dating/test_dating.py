"""A source is dated by its names, arguments, results and states."""

import json
import resource
import subprocess
import sys

import pytest

from legacy_rnn.compat import dating
from tests.compat.dating.dated import date, ends


@pytest.mark.parametrize(
    ('line', 'first', 'last'),
    [
        ('tf.pack([a, b])', '0.5', '0.12'),
        ('tf.variables.initialize_all_variables()', '0.5', '0.5'),
        ('tf.stack([a, b])', '0.12', '1.15'),
        ('tf.concat(1, [a, b])', '0.5', '0.12'),
        ('tf.concat([a, b], 1)', '1.0', '1.15'),
        ('tf.concat(values=[a, b], axis=1)', '1.0', '1.15'),
        ('tf.split(0, 4, x)', '0.5', '0.12'),
        ('tf.split(x, 4, 0)', '1.0', '1.15'),
        ('tf.reverse(x, [False, True])', '0.5', '0.12'),
        ('tf.reverse(x, [1])', '1.0', '1.15'),
        ('tf.zeros_initializer()', '1.0', '1.15'),
        ('f(tf.zeros_initializer)\ntf.pack(x)', '0.5', '0.12'),
        ('f(tf.ones_initializer)\ntf.pack(x)', '0.8', '0.11'),
        ('f(tf.zeros_initializer)\ntf.layers.dense(x, 1)', '1.1', '1.15'),
        ('tf.reduce_sum(x, axis=1)', '0.12', '1.15'),
        ('tf.reduce_sum(x, keepdims=True)', '1.5', '1.15'),
        ('tf.nn.softmax_cross_entropy_with_logits(a, b)', '0.5', '0.12'),
        ('tf.nn.nce_loss(w, b, embed, train_labels, 9, 99)', '0.5', '0.12'),
        ('tf.nn.nce_loss(w, b, train_labels, embed, 9, 99)', '1.0', '1.15'),
        ('tf.nn.ctc_loss(logits, targets, n)', '0.10', '0.12'),
        ('tf.nn.ctc_loss(targets, target_logits, n)', '1.0', '1.15'),
        ('tf.nn.nce_loss(w, b, x, y, 9, 99)\ntf.stack(x)', '0.12', '1.15'),
        ('tf.nn.rnn_cell.LSTMCell(3, state_is_tuple=True)', '0.9', '1.15'),
        ('tf.contrib.rnn.LSTMCell(3, input_size=None)', '1.0', '1.1'),
        ('tf.contrib.rnn.LSTMCell(3, trainable=False)', '1.11', '1.15'),
        ('tf.nn.dropout(x, rate=0.1)', '1.13', '1.15'),
        ('t = tf if a else tf\nt.concat(1, [b, c])', '0.5', '0.12'),
        ('F = tf.flags.FLAGS\nF._parse_flags()', '0.5', '1.4'),
        (
            'd = tf.contrib.distributions.Normal(a, b)\nd.log_pdf(x)',
            '0.9',
            '1.0',
        ),
        ('F = tf.app.flags.FLAGS\nF._parse_flags()', '0.5', '1.4'),
        ('F = tf.flags.FLAGS\nF.batch_size\ntf.stack(x)', '0.12', '1.15'),
        ('tf.models.rnn.rnn.rnn(cell, x)', '0.5', '0.8'),
        ('tf.contrib.learn.ops.split_squeeze(1, 3, x)', '0.8', '0.11'),
        ('tf.logging._logger.setLevel(20)', '0.5', '1.7'),
        ("tf.RegisterGradient('FloorMod')(f)\ntf.stack(x)", '0.12', '1.3'),
        ("tf.RegisterGradient('SegmentProd')(f)\ntf.stack(x)", '0.12', '1.15'),
        ("tf.RegisterGradient('Guided')(f)\ntf.stack(x)", '0.12', '1.15'),
    ],
)  # fmt: skip
def test_one_line_dates(line, first, last):
    assert ends(f'import tensorflow as tf\n{line}\n') == (first, last)


@pytest.mark.parametrize(
    ('lines', 'last'),
    [
        ('n = 8\nm = n', '1.1'),
        ('n = 8\nm = n\nm = tf.tanh', '1.15'),
        ('m = tf.tanh', '1.15'),
        ('for m in f():\n    m = 8', '1.15'),
    ],
)
def test_a_name_of_a_number_is_no_activation(lines, last):
    cell = 'tf.contrib.rnn.GRUCell(8, m)'
    assert ends(f'import tensorflow as tf\n{lines}\n{cell}\n')[1] == last


def test_gap_of_rnn_cell_is_seen():
    found = date('import tensorflow as tf\ntf.nn.rnn_cell.GRUCell(3)\n')
    names = [str(release) for release in found.releases]
    assert '0.12' in names and '1.2' in names
    assert '1.0' not in names and '1.1' not in names


def test_alias_and_from_import_are_followed():
    text = """
        from tensorflow.models.rnn import rnn_cell as cells
        make = cells.GRUCell
        cell = make(3)
    """
    found = date(text)
    assert [str(r) for r in found.releases] == ['0.5', '0.6', '0.7', '0.8']
    symbols = [item.symbol for item in found.evidence]
    assert 'models.rnn.rnn_cell.GRUCell' in symbols


def test_python_2_is_read():
    text = """
        import tensorflow as tf
        def show(a, (b, c)):
            print >>sys.stderr, `a`
            print "x %d" % 3L, 0777
            try:
                raise ValueError, 'no'
            except ValueError, error:
                pass
            return tf.pack([a,
                            b])
    """
    found = date(text)
    assert str(found.releases[-1]) == '0.12'
    assert found.evidence[0].line == 10


def test_line_continues_over_brackets_and_strings():
    text = '''
        import tensorflow as tf
        print """a
        b"""
        x = tf.concat(1,
                      [a, b])
    '''
    found = date(text)
    assert [(item.symbol, item.line) for item in found.evidence] == [
        ('concat', 5)
    ]


def test_mixed_orders_are_a_contradiction():
    text = """
        import tensorflow as tf
        a = tf.concat(1, [x, y])
        b = tf.concat([x, y], 1)
    """
    found = date(text)
    assert found.releases == ()
    ((first, second),) = found.contradictions
    assert (first.line, second.line) == (3, 4)
    assert found.closest


@pytest.mark.parametrize('error', ['ImportError', 'AttributeError', ''])
def test_probe_in_a_try_says_nothing(error):
    text = f"""
        import tensorflow as tf
        try:
            stack = tf.stack
        except {error}:
            stack = tf.pack
    """
    assert len(date(text).releases) == 24


def test_old_method_in_a_try_says_nothing():
    text = """
        import tensorflow as tf
        d = tf.contrib.distributions.Normal(a, b)
        try:
            d.log_pdf(x)
        except AttributeError:
            d.log_prob(x)
    """
    assert ends(text) == ('0.9', '1.15')


def test_probe_in_a_try_of_python_2_says_nothing():
    text = """
        import tensorflow as tf
        print "x"
        try:
            stack = tf.stack
        except AttributeError, e:
            stack = tf.pack
        y = tf.mul(a, b)
    """
    assert [item.symbol for item in date(text).evidence] == ['mul']


def test_alternative_imports_allow_both():
    text = """
        try:
            from tensorflow.models.rnn import rnn_cell
        except ImportError:
            from tensorflow.python.ops import rnn_cell
        cell = rnn_cell.GRUCell(3)
    """
    assert ends(text)[0] == '0.5'
    assert date(text).releases[-1] >= '0.12'


@pytest.mark.parametrize(
    ('other', 'first', 'last'),
    [('mine', '0.5', '1.15'), ('None', '1.4', '1.4')],
)
def test_name_that_the_program_replaces_says_nothing(other, first, last):
    source = f"""
        import tensorflow as tf
        try:
            from tensorflow.python.ops.rnn_cell_impl import _Linear
        except ImportError:
            _Linear = {other}
        x = _Linear([inputs, state], 4, True)
        """
    assert ends(source) == (first, last)


def test_name_that_the_program_gives_tensorflow_says_nothing():
    source = """
        import tensorflow as tf
        tf.version = tf.__version__
        if tf.version == '0.11.0rc2':
            x = tf.concat(1, [a, b])
        """
    assert ends(source) == ('0.5', '0.12')


def test_loop_that_catches_the_end_is_no_probe():
    text = """
        import tensorflow as tf
        try:
            tf.mul(a, b)
        except tf.errors.OutOfRangeError:
            pass
    """
    assert str(date(text).releases[-1]) == '0.12'


def test_three_results_of_bidirectional_rnn():
    text = """
        from tensorflow.models.rnn import rnn
        outputs, _, _ = rnn.bidirectional_rnn(a, b, x)
    """
    assert ends(text) == ('0.8', '0.8')


def test_lengths_of_dynamic_decode():
    text = 'import tensorflow as tf\n'
    text += '{} = tf.contrib.seq2seq.dynamic_decode(x)\n'
    assert ends(text.format('outputs, _')) == ('1.1', '1.1')
    assert ends(text.format('(outputs, ids), _')) == ('1.1', '1.1')
    assert ends(text.format('outputs, _, _')) == ('1.2', '1.15')
    assert ends(text.format('outputs, *_')) == ('1.1', '1.15')
    assert ends(text.format('outputs')) == ('1.1', '1.15')


def test_stack_of_one_cell_is_told_by_another_file_s_name():
    maker = date('import tensorflow as tf\nf = tf.contrib.rnn.MultiRNNCell\n')
    user = date('from layers import *\nc = MultiRNNCell([c] * 2)\n')
    assert str(dating.combine([maker, user]).assumed) == '1.0'


def test_private_module_says_nothing_by_itself():
    text = """
        from tensorflow.contrib import rnn
        from tensorflow.contrib.learn.python.learn.estimators import model_fn
        cell = rnn.BasicLSTMCell(3)
        model_fn.ModelFnOps('train')
    """
    assert ends(text) == ('1.0', '1.15')


def test_private_names_are_outvoted():
    text = """
        import tensorflow as tf
        from tensorflow.python.ops import logging_ops
        tf.flags.DEFINE_integer('keep_prob', 0.8, 'help')
        logging_ops.Assert(a, b)
        tf.global_variables_initializer()
    """
    found = date(text)
    assert not found.releases and str(found.assumed) == '1.4'


def test_loss_that_takes_its_arguments_by_place():
    text = """
        import tensorflow as tf
        def sampled(targets, inputs):
            return f(targets, inputs)
        tf.contrib.legacy_seq2seq.sequence_loss(
            a, b, c, softmax_loss_function=sampled)
    """
    assert ends(text) == ('1.0', '1.1')
    assert ends(text.replace('targets, inputs', 'labels, logits'))[1] == '1.15'
    assert ends(text.replace('=sampled', '=other'))[1] == '1.15'
    named = text.replace('tf.contrib', 'loss = sampled\n        tf.contrib')
    assert ends(named.replace('=sampled', '=loss')) == ('1.0', '1.1')


def test_local_variable_hides_an_import():
    text = """
        from tensorflow.models.rnn import rnn
        def f():
            rnn = Model()
            return rnn.pack()
    """
    assert [item.symbol for item in date(text).evidence] == ['models.rnn.rnn']


def test_other_package_is_not_tensorflow():
    found = date('import torch as tf\ntf.pack(x)\n')
    assert not found.uses_tensorflow
    assert found.evidence == ()


def test_unknown_name_says_nothing():
    assert date('import tensorflow as tf\ntf.no_such_name(1)\n').evidence == ()


def test_notebook_is_read_without_its_magics(tmp_path):
    path = tmp_path / 'book.ipynb'
    cells = [
        {'cell_type': 'markdown', 'source': ['tf.stack']},
        {'cell_type': 'code', 'source': ['%matplotlib inline\n', '!ls\n',
                                         'import tensorflow as tf']},
        {'cell_type': 'code', 'source': 'tf.pack(x)'},
    ]  # fmt: skip
    path.write_text(json.dumps({'cells': cells}))
    found = dating.date_file(path)
    assert [(i.symbol, i.line) for i in found.evidence] == [('pack', 6)]


def test_notebook_keeps_what_goes_on_with_a_percent_sign(tmp_path):
    path = tmp_path / 'book.ipynb'
    code = 'import tensorflow as tf\nprint ("%d"\n  % (3)), 4\ntf.pack(x)'
    cells = [{'cell_type': 'code', 'source': code}]
    path.write_text(json.dumps({'cells': cells}))
    assert [i.symbol for i in dating.date_file(path).evidence] == ['pack']


def test_binary_is_refused(tmp_path):
    path = tmp_path / 'x.py'
    path.write_bytes(b'\0\1\2')
    with pytest.raises(ValueError, match='must be Python source'):
        dating.date_file(path)


@pytest.mark.parametrize(
    'arguments, first',
    [
        ('a, b, x, dtype=t', '1.1'),
        ('a, b, x, None, dtype=t', '1.1'),
        ('a, b, x, sequence_length=None, dtype=t', '1.1'),
        ('a, b, x, sequence_length=n', '0.10'),
        ('a, b, x, n', '0.10'),
        ('a, b, x, **options', '0.10'),
        ('*both, x', '0.10'),
    ],
)
def test_loop_in_both_directions_needed_lengths(arguments, first):
    call = f'tf.nn.bidirectional_dynamic_rnn({arguments})'
    dated = date(f'import tensorflow as tf\n{call}\n')
    assert str(dated.releases[0]) == first


def test_folder_is_walked_without_hidden_parts(tmp_path):
    for name in ('b.py', 'a/c.ipynb', '.git/d.py', 'e.txt'):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('')
    found = dating.sources(tmp_path)
    assert [p.name for p in found] == ['c.ipynb', 'b.py']


def test_project_fits_what_all_files_fit():
    old = date('import tensorflow as tf\ntf.pack(x)\n')
    newer = date('import tensorflow as tf\ntf.stack(x)\n')
    together = dating.combine([old, newer])
    assert [str(r) for r in together.releases] == ['0.12']


@pytest.mark.first(1)
@pytest.mark.parametrize(
    ('part', 'joint'),
    [
        ('x = tf.concat(1, [tf.mul(x, x), tf.nn.relu(x)])\nprint "x"', '\n'),
        ('tf.mul(x, x)', ' + '),
    ],
    ids=['lines', 'terms'],
)
def test_time_of_a_source_grows_with_its_length(tmp_path, part, joint):
    took = {}
    for times in (1, 10):
        path = tmp_path / 'long.py'
        text = joint.join([part] * (3000 // len(part) * times))
        path.write_text(f'import tensorflow as tf\n{text}\n')
        took[times] = _seconds_of_date(path)
    # Starting counts in both; ten times the text, at most ten times as long.
    assert took[10] < 10 * took[1]


def _seconds_of_date(path):
    # Of the processor, so that a busy machine does not count.
    start = _seconds_of_children()
    subprocess.run(
        [sys.executable, '-m', 'legacy_rnn.date', str(path)], check=True
    )
    return _seconds_of_children() - start


def test_work_on_a_project_grows_with_its_files():
    text = 'import tensorflow as tf\ntf.nn.rnn_cell.BasicLSTMCell(3)\n'
    dated = [date(text) for _ in range(80)]
    assert _calls_of_combine(dated) < 2.5 * _calls_of_combine(dated[:40])


def _calls_of_combine(datings):
    calls = []
    sys.setprofile(lambda frame, event, _: calls.append(event))
    try:
        dating.combine(datings)
    finally:
        sys.setprofile(None)
    return len(calls)


def _seconds_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


STACK = """
    import tensorflow as tf
    cell = tf.contrib.rnn.GRUCell(8)
    cell = tf.contrib.rnn.MultiRNNCell([cell] * layers)
    """


@pytest.mark.parametrize(
    ('old', 'new', 'release'),
    [
        ('', '', '1.0'),
        ('([cell] * layers)', '(cells=[cell] * layers)', '1.0'),
        ('MultiRNNCell([cell] * layers)', 'MultiRNNCell([cell])', '1.15'),
        ('* layers', '* 1', '1.15'),
        ('[cell] * layers', '[cell for _ in range(layers)]', '1.0'),
        ('[cell] * layers', '[make() for _ in range(layers)]', '1.15'),
        ('[cell] * layers', '[cell for cell in cells]', '1.15'),
        ('[cell] * layers', '[cell for _ in range(1)]', '1.15'),
        ('* layers)', '* layers)\n    tf.estimator.RunConfig', '1.15'),
        ('GRUCell', 'LSTMBlockCell', '1.4'),
        (
            ')\n    cell',
            ')\n    tf.contrib.rnn.LSTMBlockCell\n    cell',
            '1.0',
        ),
    ],
)
def test_stack_of_one_cell_is_taken_for_the_last_of_n(old, new, release):
    assert str(date(STACK.replace(old, new)).assumed) == release


def test_list_of_one_cell_is_found_where_it_is_named():
    text = STACK.replace('[cell] * layers', 'cells') + '    '
    text = text.replace('layers)', 'cells)')
    named = text.replace(
        '    cell = tf.contrib.rnn.Multi',
        '    cells = [cell] * n\n    cell = tf.contrib.rnn.Multi',
    )
    assert str(date(text).assumed) == '1.15'
    assert str(date(named).assumed) == '1.0'


def test_release_that_refuses_a_second_scope_is_not_assumed():
    text = """
        from tensorflow.python.ops.rnn_cell_impl import _RNNCell
        import tensorflow as tf
        x = tf.contrib.%s
        """
    assert str(date(text % 'rnn.GRUCell').assumed) == '1.0'
    assert str(date(text % 'seq2seq.GreedyEmbeddingHelper').assumed) == '1.1'


FLAGS = """
    import tensorflow as tf
    flags = tf.app.flags
    flags.DEFINE_integer('size', 3, 'Size')
    FLAGS = flags.FLAGS
    FLAGS.words = 4
    """


@pytest.mark.parametrize(
    ('old', 'new', 'last'),
    [
        ('', '', '1.4'),
        ('FLAGS.words', 'FLAGS.size', '1.15'),
        ('FLAGS.words = 4', 'x = FLAGS.words', '1.15'),
        ("flags.DEFINE_integer('size', 3, 'Size')", 'pass', '1.15'),
    ],
)
def test_flag_that_is_set_and_not_defined_is_no_flag_of_absl(old, new, last):
    text = FLAGS.replace(old, new) + 'tf.stack(x)'
    assert ends(text)[1] == last


def test_module_of_which_all_is_taken_tells_its_releases():
    found = date('from tensorflow.python.ops.seq2seq import *\n')
    assert (found.releases[0], found.releases[-1]) == ('0.6', '0.12')
    assert not date('from tensorflow import *\n').evidence


def test_a_star_brings_no_print():
    source = 'from tensorflow import *\nprint(pack([1]), "a")\n'
    dated = dating.date_text(source)
    assert [item.symbol for item in dated.evidence] == ['pack']


SCOPES = """import tensorflow as tf
with tf.variable_scope(tf.get_variable_scope(), reuse={}):
    train = tf.train.RMSPropOptimizer(0.1).minimize(loss)
tf.global_variables_initializer()
"""


@pytest.mark.parametrize(
    ('reuse', 'release'), [('False', '1.0'), ('True', '1.15')]
)
def test_a_scope_that_ends_its_reuse_is_of_1_0_where_that_fits(reuse, release):
    assert dating.date_text(SCOPES.format(reuse)).assumed == release
