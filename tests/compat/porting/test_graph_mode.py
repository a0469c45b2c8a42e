"""Where a half-ported source turns on what it needs of TensorFlow 1."""

import ast

import pytest

from legacy_rnn.compat.dating import generation
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.names import exports
from legacy_rnn.compat.porting.project import Project

AFTER_TENSORFLOW = """import tensorflow as tf
import numpy as np
from shared import tfv1
cell = tfv1.nn.rnn_cell.GRUCell(3)
"""
AFTER_A_MODULE = """from tensorflow.python.ops import array_ops
import numpy as np
from shared import tfv1 as tf
cell = tf.nn.rnn_cell.GRUCell(3)
"""


@pytest.mark.parametrize('source', [AFTER_TENSORFLOW, AFTER_A_MODULE])
def test_a_name_of_the_project_is_not_asked_before_its_import(source):
    shared = ast.parse('import tensorflow as tf\ntfv1 = tf.compat.v1\n')
    project = Project(
        exports={'shared': exports.of_module(shared)},
        generation=generation.HALF,
        behaviour=('enable_resource_variables',),
    )
    lines = port_text(source, '1.15', project=project).text.splitlines()
    [called] = [n for n in lines if n.endswith('enable_resource_variables()')]
    name = called.partition('.')[0]
    before = lines[: lines.index(called)]
    assert before.index(
        'import tensorflow' + ' as tf' * (name == 'tf')
    ) < lines.index('import numpy as np')
