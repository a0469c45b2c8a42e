"""Defaults of flags that were taken as they are up to 1.4, in ports."""

import subprocess
import sys

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import findings

HEAD = """\
import tensorflow as tf
flags = tf.app.flags
"""
TAIL = """\
FLAGS = flags.FLAGS
def main(_):
    print(FLAGS.size)
tf.app.run()
"""


def ported(line, tail=TAIL, release='1.4'):
    """The new lines for a definition, and the port."""
    result = port_text(f'{HEAD}{line}\n{tail}', release)
    assert port_text(result.text, release).text == result.text
    lines = result.text.splitlines()
    first = lines.index('from absl import flags') + 1
    return lines[first : lines.index('FLAGS = flags.FLAGS')], result


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        (
            'string("n", 3, "h")',
            ['string("n", None, "h")', "FLAGS['n'].value = 3"],
        ),
        (
            'string("on", True, "h")',
            ['string("on", None, "h")', "FLAGS['on'].value = True"],
        ),
        (
            'integer("n", 1e6, "h")  # n',
            ['integer("n", None, "h")  # n', "FLAGS['n'].value = 1e6"],
        ),
        (
            'integer("n", np.inf, "h")',
            ['integer("n", None, "h")', "FLAGS['n'].value = np.inf"],
        ),
        (
            'integer("n", -float("inf"), "h")',
            ['integer("n", None, "h")', 'FLAGS[\'n\'].value = -float("inf")'],
        ),
        ('bool("on", "yes", "h")', ['bool("on", False, "h")']),
        (
            'string("sizes", [1, 2], "h")',
            ['string("sizes", None, "h")', "FLAGS['sizes'].value = [1, 2]"],
        ),
        (
            'string("act", lambda x: x, "h")',
            ['string("act", None, "h")', "FLAGS['act'].value = lambda x: x"],
        ),
        (
            'string("opt", tf.train.FtrlOptimizer, "h")',
            [
                'string("opt", None, "h")',
                "FLAGS['opt'].value = tf.train.FtrlOptimizer",
            ],
        ),
        (
            'float("size", 32, "h")',
            ['float("size", None, "h")', "FLAGS['size'].value = 32"],
        ),
    ],
)
def test_default_keeps_its_type(old, new):
    tail = TAIL.replace('FLAGS.size', 'range(FLAGS.size)')
    found, result = ported(f'flags.DEFINE_{old}', tail)
    assert found[0] == f'flags.DEFINE_{new[0]}'
    assert found[1:] == [f'flags.{line}' for line in new[1:]]
    assert result.status == 'ported'


@pytest.mark.parametrize(
    'line',
    [
        'flags.DEFINE_string("rate", "0.1", "h")',
        'flags.DEFINE_string("rate", None, "h")',
        'flags.DEFINE_string("rate", path(), "h")',
        'flags.DEFINE_float("size", 32, "h")',
        'flags.DEFINE_integer("size", 32, "h")',
    ],
)
def test_default_that_absl_keeps_stays(line):
    assert ported(line)[0] == [line]


def test_count_stays_whole_wherever_it_goes():
    found, _ = ported('flags.DEFINE_float("batch_size", 20, "h")')
    assert found == [
        'flags.DEFINE_float("batch_size", None, "h")',
        "flags.FLAGS['batch_size'].value = 20",
    ]


def test_nothing_is_done_for_what_absl_refused_then():
    line = 'flags.DEFINE_string("rate", 0.1, "h")'
    assert ported(line, release='1.5')[0] == [line]


def test_default_within_another_statement_is_reported():
    line = 'x = flags.DEFINE_string("d", {}, "h")'
    assert findings(ported(line)[1], 'check') == ['flags']


def test_table_of_flags_is_read_and_set():
    tail = TAIL.replace(
        'FLAGS.size)',
        "FLAGS.__flags['size'] * 2)\n    FLAGS.__flags['size'] = 5",
    )
    _, result = ported('flags.DEFINE_float("size", 2, "h")', tail)
    assert "print(FLAGS['size'].value * 2)" in result.text
    assert "    FLAGS['size'].value = 5\n" in result.text
    tail = TAIL.replace('print(FLAGS.size)', 'FLAGS.__flags.update(x)')
    _, result = ported('flags.DEFINE_float("size", 2, "h")', tail)
    assert findings(result, 'check') == ['flags']


def test_table_of_flags_may_be_read_through_their_dict():
    use = "FLAGS.__dict__['__flags'].items()"
    tail = TAIL.replace('FLAGS.size', use)
    _, result = ported('flags.DEFINE_float("size", 2, "h")', tail)
    assert "if n in {'size'}}.items())" in result.text
    assert not findings(result, 'check')


def test_names_of_flags_that_are_not_known_are_checked():
    tail = TAIL.replace('FLAGS.size', 'FLAGS.__flags.items()')
    lines = 'for n in names:\n    flags.DEFINE_string(n, "", "h")'
    _, result = ported(lines, tail)
    assert findings(result, 'check') == ['flags']
    assert 'FLAGS.flag_values_dict().items()' in result.text


def test_port_runs_and_takes_flags_from_the_command_line(tmp_path):
    lines = [
        'tf.app.flags.DEFINE_string("rate", 0.1, "h")',
        'tf.app.flags.DEFINE_integer("n", 1e3, "h")',
        'tf.app.flags.DEFINE_float("size", 4, "h")',
        'tf.app.flags.DEFINE_string("log_dir", "x", "h")',
        'tf.app.flags.DEFINE_string("d", {}, "h")',
        'FLAGS = tf.app.flags.FLAGS',
        'print(FLAGS.rate * 2, FLAGS.n, [0] * FLAGS.size, FLAGS.log_dir)',
        'print(*sorted(FLAGS.__flags), len(FLAGS.__flags.items()))',
    ]
    text = port_text('\n'.join([HEAD, *lines, '']), '1.4').text
    # The port is of absl and Python alone.
    text = text.replace('tensorflow.compat.v1 as tf', 'absl.logging')
    path = tmp_path / 'a.py'
    path.write_text(text.replace('tf.disable_v2_behavior()', ''))
    for flags, wanted in (
        ([], '0.2 1000.0 [0, 0, 0, 0] x'),
        (['--rate=2', '--n=5', '--log_dir=y'], '22 5 [0, 0, 0, 0] y'),
    ):
        run = subprocess.run(
            [sys.executable, path, *flags], capture_output=True, text=True
        )
        own = 'd log_dir n rate size 5'
        assert run.stdout.splitlines() == [wanted, own], run.stderr


def test_flags_stay_where_their_name_is_taken():
    text = (
        'import tensorflow as tf\nflags = 3\n'
        "tf.app.flags.DEFINE_string('a', 'b', 'c')\n"
        'print(tf.app.flags.FLAGS.a)\n'
    )
    assert port_text(text, '1.5').status == 'ported'


def test_cell_for_a_default_is_that_of_the_release():
    found, _ = ported('flags.DEFINE_string("c", tf.nn.rnn_cell.GRUCell, "h")')
    assert found == [
        'flags.DEFINE_string("c", None, "h")',
        "flags.FLAGS['c'].value = r1_4.nn.rnn_cell.GRUCell",
    ]


def test_quotients_of_flags_are_those_of_their_defaults(tmp_path):
    lines = (
        'flags.DEFINE_float("decay", 1, "h")\n'
        'flags.DEFINE_float("rate", 0.5, "h")\n'
        'flags.DEFINE_integer("hidden", 1e2, "h")\n'
    )
    asked = 'print FLAGS.decay / 2, FLAGS.rate / 2, FLAGS.hidden / 8\n'
    source = f'{HEAD}{lines}FLAGS = flags.FLAGS\n{asked}'
    script = tmp_path / 'ported.py'
    script.write_text(port_text(source, '1.4').text)
    ran = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=True
    )
    # As under 1.4.1 and Python 2.7.
    assert ran.stdout == '0 0.25 12.5\n'
