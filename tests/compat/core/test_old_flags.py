"""Flags as scripts of three releases reach them, in a process of their own."""

import json
import pathlib

import pytest

from tests import forking

SCRIPT = """
import sys
sys.argv = ['train.py', '--batch_size=5', '--log_dir=runs', *{extra!r}]
from legacy_rnn import compat
tf = compat.api({release!r})
flags = tf.app.flags
flags.DEFINE_integer('batch_size', 2, 'a batch')
flags.DEFINE_string('log_dir', 'logs', 'absl has this one too')
flags.DEFINE_float('rate', 0.5, 'a rate')
flags.DEFINE_boolean('fast', False, 'speed')
FLAGS = flags.FLAGS
{body}
def main(argv):
    print(FLAGS.batch_size, FLAGS.log_dir, FLAGS.rate, FLAGS.fast)
tf.app.run()
"""
PARSE = 'FLAGS._parse_flags(); print(sorted(FLAGS.__flags.items()))'
LIST = (
    'print(FLAGS.rate); '
    "print(sorted(n for n in FLAGS.__flags if not n.startswith('help')))"
)


def run(release, body='', extra=()):
    code = SCRIPT.format(release=release, body=body, extra=list(extra))
    return forking.code(code)


@pytest.mark.deep
@pytest.mark.parametrize('release', ['0.8', '1.4'])
def test_script_lists_its_flags_by_the_private_name(release):
    done = run(release, PARSE, ['--other=1'])
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert first == (
        "[('batch_size', 5), ('fast', False), ('log_dir', 'runs'), "
        "('rate', 0.5)]"
    )
    assert second == '5 runs 0.5 False'


def test_private_name_holds_flags_from_1_5():
    done = run('1.15', LIST)
    assert done.returncode == 0, done.stderr
    assert "['batch_size', 'fast', 'log_dir', 'rate']" in done.stdout
    assert done.stdout.splitlines()[-1] == '5 runs 0.5 False'


@pytest.mark.first(1)
@pytest.mark.parametrize('release', ['0.8', '1.4', '1.15'])
def test_unknown_flag_is_ignored_by_run(release):
    done = run(release, extra=['--other=1', '--fast'])
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == '5 runs 0.5 True'


@pytest.mark.parametrize(
    ('release', 'error'),
    [
        ('0.8', 'ArgumentError'),
        ('1.4', 'ArgumentError'),
        ('1.15', 'DuplicateFlagError'),
    ],
)
def test_flag_defined_twice(release, error):
    done = run(release, "flags.DEFINE_integer('batch_size', 3, 'again')")
    assert done.returncode == 1
    assert error in done.stderr.splitlines()[-1] or error in done.stderr


DEFAULTS = """
import ast, json, sys
from legacy_rnn import compat
wanted = json.loads(sys.argv.pop())
found = {}
for version, rows in wanted.items():
    flags = compat.api(version.rpartition('.')[0]).app.flags
    values = found.setdefault(version, {})
    for number, row in enumerate(rows):
        kind, _, default = row.partition(' ')
        define = getattr(flags, 'DEFINE_' + kind)
        try:
            define(f'flag_{number}', ast.literal_eval(default), 'Help.')
            values[row] = number
        except flags.Error if version > '1.5' else ():
            values[row] = 'refused'
    for row, number in values.items():
        if number != 'refused':
            values[row] = repr(getattr(flags.FLAGS, f'flag_{number}'))
print(json.dumps(found))
"""


def test_defaults_are_those_of_the_real_releases():
    folder = pathlib.Path(__file__).parents[2] / 'golden' / 'flags'
    wanted = {
        path.stem: json.loads(path.read_text())['flags']
        for path in folder.glob('*.json')
    }
    assert len(wanted) == 2
    done = forking.code(DEFAULTS, json.dumps(wanted))
    assert json.loads(done.stdout) == wanted, done.stderr


@pytest.mark.parametrize('release', ['1.4', '1.5'])
def test_flag_whose_name_is_a_keyword_today(release, tmp_path):
    program = tmp_path / 'train.py'
    program.write_text(
        'import tensorflow as tf\n'
        "tf.flags.DEFINE_integer('async', 3, 'a count')\n"
        "print('count', tf.flags.FLAGS.async)\n"
    )
    ran = forking.command(tmp_path, 'run', f'--release={release}', 'train.py')
    assert ran.stdout == 'count 3\n'
