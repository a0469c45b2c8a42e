"""A graph without a seed draws where a program asked for determinism."""

import subprocess
import sys

import pytest

from legacy_rnn.compat.porting import port_text

SEEDED = """
import os
import tensorflow as tf


def seed_everything(seed):
    tf.set_random_seed(seed)
    os.environ["TF_DETERMINISTIC_OPS"] = '1'


seed_everything(1)
with tf.Graph().as_default():
    print(tf.random_normal([2]).shape)
"""


def test_port_draws_in_a_graph_without_a_seed(tmp_path):
    ported = port_text(SEEDED, '1.13')
    assert ported.status == 'ported'
    script = tmp_path / 'new.py'
    script.write_text(ported.text)
    command = [sys.executable, str(script)]
    found = subprocess.run(command, capture_output=True, text=True)
    assert found.stdout == '(2,)\n', found.stderr


@pytest.mark.parametrize(
    'line',
    [
        'tf.config.experimental.enable_op_determinism()\n'
        'os.environ["TF_DETERMINISTIC_OPS"] = "1"\n',
        '# TF_DETERMINISTIC_OPS\n',
    ],
)
def test_programs_of_2_9_and_remarks_stay(line):
    source = f'import os\nimport tensorflow as tf\n{line}'
    assert line in port_text(source, '1.15').text
