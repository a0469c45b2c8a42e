"""`legacy-rnn port --rules`, --select and --ignore, for every way to port."""

import io
import json
import re
import sys

import pytest

from legacy_rnn import port
from legacy_rnn.compat.porting import rules
from legacy_rnn.compat.porting.text import comments

LAYERS = 'cells = [tf.nn.rnn_cell.GRUCell(3)] * 2'
OLD = (
    'import tensorflow as tf\n'
    'import numpy as np\n'
    f'{LAYERS}\n'
    'cell = tf.nn.rnn_cell.MultiRNNCell(cells)\n'
    'x = tf.pack([np.float(3)])\n'
)
OPEN = 'rules left out, read as TensorFlow 0.8: '


@pytest.fixture
def script(tmp_path):
    path = tmp_path / 'model.py'
    path.write_text(OLD)
    return path


def test_rules_are_listed_without_a_path(call):
    status, out, error = call(port, '--rules')
    assert (status, error) == (0, '')
    assert re.findall(r'^[\w-]+', out, re.M) == sorted(rules.modules())
    assert max(map(len, out.splitlines())) < 80
    assert call(port, '--rules', 'model.py')[0] == 2


def test_rule_that_is_ignored_leaves_the_file_open(script, call):
    flags = '--release=0.8', '--ignore=layers', '--write', '--nobackup'
    status, out, _ = call(port, *flags, script)
    assert status == 1
    assert f'check: left-out: {OPEN}layers (1 place)\n' in out
    text = script.read_text()
    assert f'{comments.CHECK_MARK}{OPEN}layers (1 place)\n' in text
    assert 'tf.stack([float(3)])' in text
    assert '] * 2' in text
    assert call(port, *flags, '--force', script)[0] == 1
    assert script.read_text() == text


def test_file_stays_open_until_its_comment_is_deleted(script, call):
    flags = '--release=0.8', '--write', '--nobackup', '--force'
    call(port, *flags, '--select=numpy_names', script)
    assert OLD.replace('np.float(3)', 'float(3)') in script.read_text()
    assert call(port, *flags, script)[0] == 1
    text = script.read_text()
    assert 'tf.stack' in text and 'for _ in range(2)' in text
    script.write_text(re.sub(r'# legacy-rnn: check: rules left.*\n', '', text))
    assert call(port, '--check', script)[0] == 0


def test_check_that_was_never_asked_is_asked_later(script, call):
    script.write_text(f'{OLD}getattr(tf, x)\nprint(los)\n')
    flags = '--release=0.8', '--write', '--nobackup', '--force'
    call(port, *flags, '--ignore=undefined', script)
    text = script.read_text()
    assert 'goes to getattr' in text and 'nothing defines' not in text
    script.write_text(re.sub(r'# .*goes to getattr.*\n', '', text))
    call(port, *flags, script)
    text = script.read_text()
    assert 'goes to getattr' not in text and 'nothing defines los' in text
    assert text.count(comments.HEAD) == 1


def test_stop_of_a_rule_that_is_ignored_is_a_stop(script, call):
    script.write_text('import tensorflow as tf\ntf.no_such_name(x)\n')
    status, out, _ = call(port, '--ignore=symbols', script)
    assert status == 2
    assert 'stop: symbols' in out


def test_rules_that_find_nothing_are_ignored_in_silence(script, call):
    assert call(port, '--ignore=magics,truth', script)[0] == 0


def test_imports_that_other_rules_need_are_written(script, call):
    out = call(port, '--release=0.8', '--ignore=imports', script)[1]
    assert '+from legacy_rnn.compat import r0_8\n' in out
    assert f'{OPEN}imports (1 place)' in out


def test_folder_notebook_and_standard_input(tmp_path, monkeypatch, call):
    cell = {'cell_type': 'code', 'source': OLD}
    (tmp_path / 'a.ipynb').write_text(json.dumps({'cells': [cell]}))
    (tmp_path / 'b.py').write_text(OLD)
    flags = '--release=0.8', '--ignore=layers', '--check'
    status, out, _ = call(port, *flags, tmp_path)
    assert (status, out.count(f'{OPEN}layers (1 place)')) == (1, 2)
    stdin = io.TextIOWrapper(io.BytesIO(OLD.encode()))
    monkeypatch.setattr(sys, 'stdin', stdin)
    status, _, error = call(port, *flags, '-')
    assert status == 1
    assert f'<stdin>:1:1: check: left-out: {OPEN}layers (1 place)' in error


def test_safe_style_has_rules_of_its_own(script, call):
    status, out, _ = call(port, '--style=safe', '--ignore=imports', script)
    assert status == 1
    assert 'imports (1 place)' in out
    status, _, error = call(port, '--style=safe', '--select=truth', script)
    assert status == 2
    assert (
        '--style=safe has imports, missing-modules, old-keras, old-' in error
    )


@pytest.mark.parametrize(
    ('flag', 'message'),
    [
        ('--ignore=numpi', 'no rule numpi; did you mean numpy-names?'),
        ('--select=flags,xyz', 'no rule xyz; `legacy-rnn port --rules`'),
        ('--ignore=python2', 'python2 always runs: Python 2 is'),
        ('--select=', 'expected names of rules, got an empty one'),
        ('--ignore=flags,', 'expected names of rules, got an empty one'),
    ],
)
def test_unknown_rule_is_one_line(script, call, flag, message):
    status, out, error = call(port, flag, script)
    assert (status, out) == (2, '')
    assert error.startswith('legacy-rnn: --') and message in error
    assert error.count('\n') == 1
