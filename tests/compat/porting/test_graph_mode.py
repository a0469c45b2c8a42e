"""Where a half-ported source turns on what it needs of TensorFlow 1."""

import ast
import textwrap

from legacy_rnn.compat.dating import generation
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.names import exports
from legacy_rnn.compat.porting.project import Project


def test_a_name_of_the_project_is_not_asked_before_its_import():
    shared = ast.parse('import tensorflow as tf\ntfv1 = tf.compat.v1\n')
    ported = port_text(
        textwrap.dedent(
            """
            import tensorflow as tf
            import numpy as np
            from shared import tfv1
            cell = tfv1.nn.rnn_cell.GRUCell(3)
            """
        ).lstrip(),
        '1.15',
        project=Project(
            exports={'shared': exports.of_module(shared)},
            generation=generation.HALF,
            behaviour=('enable_resource_variables',),
        ),
    )
    assert ported.text.splitlines() == [
        'import tensorflow as tf',
        'from legacy_rnn.compat import r1_15',
        'tf.compat.v1.enable_resource_variables()',
        'import numpy as np',
        'from shared import tfv1',
        'cell = r1_15.nn.rnn_cell.GRUCell(3)',
    ]
