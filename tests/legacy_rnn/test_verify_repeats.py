"""`verify` judges no program that differs from itself."""

import pytest

from legacy_rnn import verify as verify_command
from legacy_rnn.console import command
from legacy_rnn.verifying import compare
from tests import forking

OTHER_EACH_TIME = """\
import os
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
x = tf.placeholder(tf.float32, name='x')
print(tf.Session().run(x + 1.0, {x: os.getpid()}))
"""


def verify(*arguments):
    return forking.module('legacy_rnn.verify', *arguments)


def test_port_is_not_judged_by_an_original_that_differs_from_itself(tmp_path):
    old = tmp_path / 'old.py'
    old.write_text(OTHER_EACH_TIME)
    run = verify(old, old)
    assert run.returncode == 2
    assert 'first difference in run 0: feed x:0' in run.stdout
    assert 'FAIL' not in run.stdout
    last = run.stderr.splitlines()[-1]
    assert 'the original does not repeat itself: two runs of it' in last


def test_port_that_differs_from_itself_is_not_judged(tmp_path):
    old, new = tmp_path / 'old.py', tmp_path / 'new.py'
    old.write_text(OTHER_EACH_TIME.replace('os.getpid()', '1.0'))
    new.write_text(OTHER_EACH_TIME)
    run = verify(old, new)
    assert run.returncode == 2 and 'FAIL' not in run.stdout
    last = run.stderr.splitlines()[-1]
    assert 'the port does not repeat itself: two runs of it' in last


def test_original_may_differ_from_itself_later_than_its_port():
    port_differs, own = difference(3), difference(4)
    verify_command._check_repeated('original', port_differs, own)
    verify_command._check_repeated('original', port_differs, None)
    with pytest.raises(command.CommandError, match='differ in run 3'):
        verify_command._check_repeated('original', own, port_differs)


def difference(run):
    return compare.Difference(run, 'fetch x', ('a.py:1', 'b.py:1'))
