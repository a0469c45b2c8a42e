"""What is to be done where no Python of today comes by is not told."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import check_noop, findings

LOST = 'import imp'
USES = 'print(imp)\n'  # An import that nothing uses is dropped.


@pytest.mark.parametrize(
    ('test', 'body', 'other'),
    [
        ('sys.version_info[0] < 3', LOST, 'pass'),
        ('sys.version_info > (3, 0)', 'pass', LOST),
        ('sys.version_info[:2] == (3, 4)', f'if asked:\n        {LOST}', ''),
    ],
)
def test_branch_of_older_pythons(test, body, other):
    ported = check_noop(written(test, body, other), head=False)
    assert not findings(ported, 'check')


@pytest.mark.parametrize(
    ('test', 'body', 'other'),
    [
        ('sys.version_info[0] < 3', 'pass', LOST),
        ('sys.version_info > (3, 0)', LOST, 'pass'),
        ('sys.version_info[:2] == (3, 12)', LOST, ''),
        ('sys.version_info[0] < 3 or asked', LOST, ''),
    ],
)
def test_branch_of_todays(test, body, other):
    ported = check_noop(written(test, body, other), head=False)
    assert findings(ported, 'check') == ['lost-names']


@pytest.mark.parametrize(
    ('name', 'count'), [('unescape', 0), ('no_such_name', 1)]
)
def test_handler_of_an_import_that_works(name, count):
    source = (
        'try:\n'
        f'    from html import {name} as f\n'
        'except ImportError:\n'
        f'    {LOST}\n'
        f'{USES}'
    )
    assert len(findings(check_noop(source, head=False), 'check')) == count


@pytest.mark.parametrize(('name', 'count'), [('words', 0), ('other', 1)])
def test_handler_of_an_import_of_the_program(name, count):
    source = (
        'try:\n'
        f'    from tables.texts import {name}\n'
        'except ImportError:\n'
        f'    {LOST}\n'
        f'{USES}'
    )
    modules = {'tables': frozenset(), 'tables.texts': frozenset(['words'])}
    ported = port_text(source, '1.4', project=Project(modules=modules))
    assert len(findings(ported, 'check')) == count


def written(test, body, other):
    end = f'else:\n    {other}\n' if other else ''
    return f'import sys\nif {test}:\n    {body}\n{end}{USES}'


@pytest.mark.parametrize(('release', 'name'), [('1.15', 'A'), ('1.4', 'B')])
def test_branch_of_the_release_that_the_port_tells(release, name):
    source = (
        'from distutils.version import LooseVersion\n'
        'import tensorflow as tf\n'
        "if LooseVersion(tf.__version__) >= LooseVersion('1.11'):\n"
        '    from tensorflow.python.ops.variables import A\n'
        'else:\n'
        '    from tensorflow.python.ops.variables import B as A\n'
        'x = A(tf.placeholder(tf.float32))\n'
    )
    (said,) = [
        finding.why
        for finding in port_text(source, release).findings
        if finding.severity == 'stop'
    ]
    assert f'variables.{name}.' in said


@pytest.mark.parametrize(
    ('handler', 'count'),
    [
        ('loss = tf.contrib.legacy_seq2seq.sequence_loss_by_example(*x)', 0),
        ('import own\n    loss = own.loss(*x)', 0),
        ('def loss(): return x', 0),
        ('loss = None', 1),
        ("print('no loss')", 1),
    ],
)
def test_name_for_which_a_handler_gives_another(handler, count):
    source = (
        'import tensorflow as tf\n'
        'try:\n'
        '    loss = tf.nn.seq2seq.sequence_loss_by_example(*x)\n'
        'except:\n'
        f'    {handler}\n'
    )
    ported = port_text(source, '1.4')
    assert len(findings(ported, 'check')) == count
    assert port_text(ported.text, '1.15').text == ported.text


def test_import_for_which_a_handler_gives_another():
    source = (
        'try:\n'
        '    from tensorflow.python.ops.rnn_cell_impl import _Linear\n'
        'except ImportError:\n'
        '    _Linear = Own\n'
        'x = _Linear(3)\n'
    )
    ported = port_text(source, '1.15')
    assert 'from tensorflow.python.ops.rnn_cell_impl import' in ported.text
    assert not findings(ported, 'check')
    assert port_text(ported.text, '1.15').text == ported.text
