"""Strings of records that Python 2 fetched as text."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD

PARSED = (
    HEAD
    + """\
parsed = tf.parse_single_example(record, features={
    'name': tf.FixedLenFeature([], dtype=tf.string),
    'pixels': tf.FixedLenFeature([], tf.string),
    'n': tf.FixedLenFeature([], tf.int64)})
pixels = tf.decode_raw(parsed['pixels'], tf.uint8)
label = parsed['name']
count = parsed['name']
count = tf.size(count)
key, line = tf.TextLineReader().read(queue)
def read_one():
    return parsed['n'], parsed['name']
number, given = read_one()
many, numbers = tf.train.batch([label, parsed['n']], batch_size=2)
session = tf.Session()
"""
)


def checks(line, python2=True):
    told = Project(python2=python2)
    found = port_text(PARSED + line, '1.4', project=told).findings
    return [f.old for f in found if f.rule == 'fetched-strings']


@pytest.mark.parametrize(
    ('line', 'fetched'),
    [
        ("name = session.run(parsed['name'])\n", ["parsed['name']"]),
        ('name, n = session.run([label, pixels])\n', ['label']),
        ('n, names = session.run([numbers, many], feed)\n', ['many']),
        ('d = session.run(parsed)\nv.get(d["name"])\n', ['parsed']),
        ('print(v[session.run(many)[0]])\n', ['many']),
        ('print(v[session.run(given)])\n', ['given']),
        ('x = tf.train.batch([given], 2)\nsession.run(x)\n', ['x']),
        ('text = session.run(line)\n', ['line']),
        ("x = tf.constant(['a', 'b'])\nsession.run(x)\n", ['x']),
        ('n = tf.py_func(look, [many, numbers], tf.int64)\n', ['many']),
    ],
)
def test_fetched_string_is_reported(line, fetched):
    assert checks(line) == fetched


@pytest.mark.parametrize(
    'line',
    [
        'n = session.run(numbers)\n',
        'x, n = session.run([pixels, count])\n',
        'k, n = session.run([key, number])\n',
        'x = tf.constant([1, 2])\nsession.run(x)\n',
        "x = tf.constant('Hello')\nprint(session.run(x))\n",
        'n = tf.py_func(look, [pixels, numbers], tf.int64)\n',
        'def look(x):\n    return v[x.decode()]\n'
        'n = tf.py_func(look, [label], tf.int64)\n',
        "name = session.run(label)\nprint(name.decode('utf-8'))\n",
        'd = session.run(parsed)\nprint(d["n"])\n',
        "x = session.run(parsed['pixels'])\na = np.fromstring(x, 'uint8')\n",
    ],
)
def test_numbers_and_what_is_decoded_are_left_alone(line):
    assert checks(line) == []


def test_program_of_python_3_is_left_alone():
    assert checks("name = session.run(parsed['name'])\n", False) == []
