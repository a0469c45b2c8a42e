"""Where a port imports what its edits use."""

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.project import Project

MODEL = Project(exports={'model': {'tf': ''}})


def test_imports_stand_before_a_first_statement_that_is_replaced():
    text = 'from keras.models import Sequential\nimport numpy as np\n'
    text += 'x = np.array([list(t) for t in texts])\n'
    lines = port_text(text, '1.15').text.splitlines()
    assert lines[2:4] == [
        'from legacy_rnn.compat import numpy1',
        'from legacy_rnn.compat.r1_8.keras.models import Sequential',
    ]


@pytest.mark.parametrize(
    'late', ['import tensorflow as tf\n', 'from model import tf\n']
)
def test_imports_stand_above_what_uses_them(late):
    text = 'import numpy as np\nx = np.array([list(t) for t in dir()])\n'
    text += f'{late}tf.reset_default_graph()\n'
    ported = port_text(text, '1.15', project=MODEL).text
    assert ported.startswith('from legacy_rnn.compat import numpy1\n')
    assert ported.count('numpy1') == 2
    assert port_text(ported, '1.15', project=MODEL).text == ported
