"""The IPython extension, in a shell and in cells that are typed."""

import pytest

pytest.importorskip('IPython')
from IPython.core.interactiveshell import InteractiveShell  # noqa: E402

MODEL = """\
from tensorflow.contrib import rnn
cell = rnn.BasicLSTMCell(3)
x = tf.placeholder(tf.float32, [2, 4, 3])
outputs, _ = tf.nn.static_rnn(cell, tf.unstack(x, axis=1), dtype=tf.float32)
"""


@pytest.fixture
def shell():
    made = InteractiveShell()
    made.run_cell('%load_ext legacy_rnn')
    yield made
    made.run_cell('%unload_ext legacy_rnn')


@pytest.fixture
def cell(shell, capsys):
    """Runs a cell; returns what it printed."""

    def run(text):
        done = shell.run_cell(text, store_history=True)
        printed = capsys.readouterr()
        assert done.error_before_exec is None, printed
        return printed.out + printed.err

    return run


def test_cells_have_the_release(cell, shell):
    said = cell('%tensorflow_version 1.x\nimport tensorflow as tf')
    assert said == 'TensorFlow 1.15 selected.\n'
    assert cell('print(tf.__version__)') == '1.15.5\n'
    cell(MODEL)
    assert len(shell.user_ns['outputs']) == 4


@pytest.mark.first(1)
@pytest.mark.parametrize(
    'code',
    [
        'def f():\n    import tensorflow as t\n    return t\nprint(f().rnn)',
        '%%time\nimport tensorflow as t\nprint(t.rnn)',
        'exec("import tensorflow as t")\nprint(t.rnn)',
        '%reset -f\nimport tensorflow as t\nprint(t.rnn)',
    ],
)
def test_release_survives(cell, code):
    cell('%tensorflow_version 0.6')
    assert 'r0_6' in cell(code.replace('.rnn', '.models'))


def test_other_release_is_chosen_by_the_magic(shell):
    shell.run_cell('%tensorflow_version 0.12\nimport tensorflow as tf')
    error = shell.run_cell('tf.models.rnn.rnn_cell').error_in_exec
    assert str(error).endswith('%tensorflow_version 0.8 has it.')


def test_packages_keep_todays_tensorflow(cell):
    cell('%tensorflow_version 0.12')
    said = cell('import tensorflow as a\nprint(a.__version__)')
    assert said == '0.12.1\n'
    cell('import importlib.util, sys\nreal = sys.modules["tensorflow"]')
    assert cell('print(real.__version__[:2])') == '2.\n'


def test_one_cell_has_another_release(cell):
    cell('%tensorflow_version 1.4\nimport tensorflow as tf')
    inner = '%%tensorflow_version 0.12\nimport tensorflow as t\nt.pack([1])\n'
    assert cell(f'{inner}print(t.__version__)') == '0.12.1\n'
    assert cell('import tensorflow as t\nprint(t.__version__)') == '1.4.1\n'
    cell(inner.replace(' as t\nt.', ' as tf\ntf.'))
    assert cell('print(tf.__version__)') == '1.4.1\n'


def test_cells_of_python_2_mean_what_they_meant(cell):
    cell('%tensorflow_version 0.12')
    assert cell('print "half", 3 / 2') == 'half 1\n'
    assert cell('print(7 / 2)') == '3\n'  # As the cell before.
    cell('from __future__ import division\nprint 1')
    assert cell('print 7 / 2') == '3.5\n'
    cell('%legacy python 3')
    assert cell('print(7 / 2)') == '3.5\n'
    cell('%legacy python 2')
    assert cell('print(range(2))') == '[0, 1]\n'


def test_packages_take_the_calls_of_then(cell):
    pytest.importorskip('pandas')
    cell('%tensorflow_version 1.x\nimport pandas as pd')
    said = cell('print(pd.DataFrame([[1, 2]]).as_matrix().tolist())')
    assert said == '[[1, 2]]\n'


def test_cells_are_dated(cell):
    cell('%tensorflow_version 1.x\nimport tensorflow as tf')
    cell(MODEL)
    said = cell('%legacy date')
    assert said.startswith('fits 1.2 to 1.15\n')
    assert 'cell 2, line 2: tf.contrib.rnn.BasicLSTMCell' in said


def test_cell_is_ported_below(cell, shell):
    written = []
    shell.set_next_input = lambda text, replace: written.append(text)
    cell('%tensorflow_version 0.12\nimport tensorflow as tf')
    cell('x = tf.pack([1, 2])  # two')
    cell('%legacy port')
    assert written == ['x = tf.stack([1, 2])  # two']


def test_failure_names_the_release_that_the_cells_fit(cell):
    cell('%tensorflow_version 1.x\nimport tensorflow as tf')
    assert 'these cells' not in cell('1 / 0')
    said = cell('tf.pack([1])')
    assert 'these cells fit TensorFlow 0.5 to 0.12, not 1.15: restart' in said
    assert 'these cells' not in cell('1 / 0')  # Once.


def test_cell_that_never_ran_is_no_part_of_the_notebook(shell, capsys):
    written = []
    shell.set_next_input = lambda text, replace: written.append(text)
    for text in (
        '%tensorflow_version 0.12\nimport tensorflow as tf',
        'x = = 3',
        'x = tf.pack([1])',
        '%legacy port',
    ):
        shell.run_cell(text, store_history=True)
    assert written == ['x = tf.stack([1])']
    shell.run_cell('x = = 3', store_history=True)
    shell.run_cell('%legacy port', store_history=True)
    assert 'check: the cell stays as it is' in capsys.readouterr().out


def test_extension_ends(cell, shell):
    cell('%tensorflow_version 0.12\nimport tensorflow as tf')
    cell('%unload_ext legacy_rnn')
    assert cell('import tensorflow as t\nprint(t.__version__[0])') == '2\n'
    assert cell('print(7 / 2)') == '3.5\n'


@pytest.mark.parametrize(
    'line, message',
    [
        ('%tensorflow_version', 'usage: %tensorflow_version'),
        ('%tensorflow_version 3.0', 'release must be one of 0.5 to 0.12'),
        ('%legacy', 'usage: %legacy'),
        ('%legacy python 4', 'usage: %legacy'),
        ('%legacy port', 'no cell before this one'),
    ],
)
def test_wrong_lines_are_refused_in_one_line(cell, line, message):
    said = cell(line)
    assert message in said and said.count('\n') == 1


def test_second_release_is_refused(cell):
    cell('%tensorflow_version 0.12')
    said = cell('%tensorflow_version 1.4')
    assert 'TensorFlow 0.12 is active already; restart' in said


def test_name_imported_before_is_named(cell):
    cell('import tensorflow as tf')
    said = cell('%tensorflow_version 1.4')
    assert "tf is today's: import it again for TensorFlow 1.4" in said


def test_what_would_replace_tensorflow_is_not_installed(cell):
    cell('%tensorflow_version 1.x')
    said = cell('!pip install tensorflow==1.15')
    assert said.startswith('not run: !pip install tensorflow==1.15')
