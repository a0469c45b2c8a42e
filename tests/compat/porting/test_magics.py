"""Lines of a notebook that stay are checked where they name TensorFlow."""

import json

import pytest

from legacy_rnn.compat.porting import port_notebook


def status(line):
    cells = ['import tensorflow as tf', f'{line}\nx = tf.pack(a)\n{line}']
    book = {'cells': [{'cell_type': 'code', 'source': c} for c in cells]}
    return port_notebook(json.dumps(book), '0.8').status


@pytest.mark.parametrize(
    'line',
    [
        '%tensorflow_version 1.x',
        '!pip install tensorflow==1.14',
        '!pip install -q tensorflow-gpu==1.4 numpy',
        '%timeit tf.pack(a)',
    ],
)
def test_line_that_names_the_old_tensorflow_is_checked(line):
    assert status(line) == 'findings'


@pytest.mark.parametrize(
    'line', ['%matplotlib inline', '!ls', '!pip install numpy', '%cd tf_data']
)
def test_other_lines_are_not_checked(line):
    assert status(line) == 'ported'
