"""Comments that keep what is to be checked."""

import json

import pytest

from legacy_rnn.compat import dating
from legacy_rnn.compat.porting import port_notebook, port_text
from legacy_rnn.compat.porting.text.comments import CHECK_MARK, HEAD, STOP_MARK
from tests.compat.porting import tools


def asked(ported):
    """Lines and reasons of what is to be checked."""
    return [
        (f.line, f.why.split(':')[0])
        for f in ported.findings
        if f.severity == 'check'
    ]


def ported_twice(source, release='0.8'):
    """The port of a source, which a second port does not change."""
    ported = port_text(source, release)
    again = port_text(ported.text, release)
    assert again.text == ported.text
    assert [why for _, why in asked(again)] == [
        why for _, why in asked(ported)
    ]
    return ported.text


def test_check_stays_until_its_comment_is_deleted():
    source = tools.HEAD + 'def f(a):\n    return getattr(tf, a)\n'
    lines = ported_twice(source).split('\n')
    assert lines[0] == HEAD
    assert lines[4].startswith(f'    {CHECK_MARK}TensorFlow goes to getattr')
    assert lines[5] == '    return getattr(tf, a)'
    settled = '\n'.join(lines[:4] + lines[5:])
    again = port_text(settled, '0.8')
    assert again.text == settled and not again.findings
    assert port_text('\n'.join(lines), '0.8').status == 'findings'


@pytest.mark.parametrize(
    ('before', 'place'),
    [
        ('y = f(1,\n      getattr(tf, a))\n', 'y = f(1,'),
        ('x = 1; getattr(tf, a)\n', 'x = 1; getattr(tf, a)'),
        ('if x:\n  a\nelif getattr(tf, a):\n  b\n', 'elif getattr(tf, a)'),
        ('if x: getattr(tf, a)\n', 'if x: getattr(tf, a)'),
        ('y = 1 + \\\n    getattr(tf, a)\n', 'y = 1 + \\'),
        ('y = """\n"""; getattr(tf, a)\n', 'y = """'),
        ('@f(getattr(tf, a))\ndef g(): pass\n', '@f(getattr(tf, a))'),
        ('def f():\n\ty = getattr(tf, a)\n', '\ty = getattr(tf, a)'),
        ('y = getattr(tf, a)', 'y = getattr(tf, a)'),
        ('import copy\ny = [c] * 2, getattr(tf, a)\n', 'y = [c] * 2, '),
    ],
)
def test_comment_is_above_the_statement(before, place):
    lines = ported_twice(tools.HEAD + before).split('\n')
    (at,) = [i for i, line in enumerate(lines) if CHECK_MARK in line]
    assert lines[at + 1].startswith(place)


def test_each_reason_is_said_once_above_a_statement():
    text = ported_twice(tools.HEAD + 'y = getattr(tf, a), getattr(tf, b)\n')
    assert text.count(CHECK_MARK) == 1
    text = ported_twice(tools.HEAD + 'y = getattr(tf, a), eval(b)\n')
    assert text.count(CHECK_MARK) == 2


def test_comment_goes_above_a_line_that_edits_move():
    source = tools.HEAD + 'tf.pack([getattr(tf, a)])\ntf.mul(1, 2)\n'
    lines = ported_twice(source).split('\n')
    assert lines[4] == 'tf.stack([getattr(tf, a)])'
    assert lines[3].startswith(CHECK_MARK)


def test_words_of_a_string_are_no_comment():
    source = f'x = """\n{CHECK_MARK}this\n"""\n'
    ported = port_text(source, '0.8')
    assert ported.text == source and not ported.findings


def test_comment_of_ones_own_is_reported():
    source = f'x = 1\n{CHECK_MARK}this\n\ny = 2  {CHECK_MARK}no\n'
    ported = port_text(source, '0.8')
    assert ported.text == source
    assert asked(ported) == [(4, 'this')]


def test_head_stands_below_the_first_comments():
    source = '#!/usr/bin/python\n# Licence\n"""Module."""\n'
    text = ported_twice(f'{source}{tools.HEAD}y = getattr(tf, a)\n')
    assert text.split('\n')[2] == HEAD


def test_cells_of_a_notebook_keep_their_comments():
    sources = ['%matplotlib inline\n' + tools.HEAD, 'getattr(tf, a)']
    cells = [{'cell_type': 'code', 'source': text} for text in sources]
    text = json.dumps({'cells': cells, 'nbformat': 4})
    ported = port_notebook(text, '0.8')
    new = json.loads(ported.text)['cells'][1]['source']
    above, line = new.split('\n')
    assert above.startswith(CHECK_MARK) and line == 'getattr(tf, a)'
    again = port_notebook(ported.text, '0.8')
    assert again.text == ported.text and again.status == 'findings'


@pytest.mark.parametrize(
    'line',
    [
        'tf.layers.dense(x, 3)',
        'y = f(tf.layers.dense(\n    x, 3))',
        'tf.pack([x], no=1)',
    ],
)
def test_stop_stays_and_its_statement_is_left_alone(line):
    source = f'{tools.HEAD}x = 1\n{line}\n'
    ported = port_text(source, '0.8')
    assert ported.status == 'failed'
    lines = ported.text.split('\n')
    assert lines[3].startswith(STOP_MARK) and HEAD not in lines
    again = port_text(ported.text, '1.15')
    assert again.text == ported.text and again.status == 'failed'
    del lines[3]
    assert port_text('\n'.join(lines), '1.15').status != 'failed' or (
        'no=1' in line
    )


def test_stop_of_a_use_is_not_told_of_its_import_later():
    source = (
        f'{tools.HEAD}import tensorflow.contrib.eager as tfe\n'
        'tfe.Variable(3)\n'
    )
    text = ported_twice(source)
    assert text.count(STOP_MARK) == 1


@pytest.mark.parametrize(
    'lines',
    [
        'from tensorflow.examples.tutorials.mnist import input_data\n'
        'data = input_data.no_name(1)\n',
        'x = tf.tensorflow.no_name(x)\n',
    ],
)
def test_what_a_stop_leaves_alone_still_needs_its_imports(lines):
    text = ported_twice(tools.HEAD + lines, '1.15')
    assert lines.split('\n')[0] in text and text.count(STOP_MARK) == 1


def test_import_that_a_stop_leaves_alone_stays():
    line = 'from tensorflow.python.training.tracking import util\n'
    uses = 'util.Checkpoint(x=1)\nutil.no_such_name(x)\n'
    text = ported_twice(f'{tools.HEAD}{line}{uses}', '1.15')
    assert line in text and STOP_MARK in text


def test_what_a_stop_leaves_alone_tells_no_release():
    line = 'tf.train.SummaryWriterCache.get(1)\n'  # Of 0.12 alone.
    source = f'{tools.HEAD}y = tf.nn.nce_loss(w, b, ids, data, 2, 4)\n{line}'
    text = ported_twice(source, '0.8')
    assert 'nce_loss(w, b, data, ids, 2, 4)' in text and STOP_MARK in text
    assert dating.date_text(source).closest[-1] == '0.12'
    assert dating.date_text(text).closest[0] == '1.13'


def test_check_and_stop_stand_above_their_own_statements():
    source = f'{tools.HEAD}getattr(tf, a)\nx = tf.no_such_name\n'
    text = ported_twice(source)
    assert text.startswith(f'{HEAD}\n')
    lines = text.split('\n')
    assert lines[3].startswith(CHECK_MARK) and lines[5].startswith(STOP_MARK)
    assert port_text('\n'.join(lines[4:]), '0.8').status == 'failed'


def test_name_that_the_release_lacked_and_a_try_awaits_is_left_alone():
    source = (
        f'{tools.HEAD}try:\n'
        '    cell = tf.contrib.rnn.GRUCell(3)\n'
        'except Exception:\n'
        '    cell = tf.pack([1])\n'
    )
    ported = port_text(source, '0.6')
    assert ported.status == 'findings'
    assert '    cell = tf.contrib.rnn.GRUCell(3)\n' in ported.text
    again = port_text(ported.text, '1.15')
    assert again.text == ported.text and again.status == 'findings'


def test_stop_stands_above_the_import_that_it_is_about():
    text = ported_twice(
        'import tensorflow.contrib.learn.learn.dataframe as d\n'
        'from tensorflow.python.ops import math_ops\n'
        'x = [math_ops.mul, d.y]\n'
    )
    lines = text.split('\n')
    assert lines[0].startswith(STOP_MARK)
    assert lines[1].endswith('dataframe as d')
