"""Files of a half-ported program that have names of TensorFlow 2 alone."""

import pytest

from legacy_rnn.compat.dating import generation
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project

MAIN = """import numpy as np
import tensorflow as tf
from model import train
tf.random.set_seed(1)
train(np.float(3))
"""


def test_names_of_2_are_ported_with_their_half_ported_program():
    """They were left alone, with names that NumPy has dropped."""
    told = Project(generation=generation.HALF)
    ported = port_text(MAIN, '1.15', project=told)
    assert ported.text == MAIN.replace('np.float', 'float')


@pytest.mark.parametrize(
    ('kind', 'more'),
    [
        (generation.NEW, ''),
        (generation.OLD, ''),
        (generation.HALF, 'print(tf.Variable(1.0).numpy())\n'),
    ],
)
def test_names_of_2_are_left_alone_elsewhere(kind, more):
    told = Project(generation=kind)
    ported = port_text(MAIN + more, '1.15', project=told)
    assert ported.text == MAIN + more
    assert ported.status == generation.NEW
