"""The release that a program is run under."""

import pytest

from legacy_rnn.porting import programs as port_projects
from legacy_rnn.running import programs, releases

SCRIPT = """
import tensorflow as tf
from cells import cell
sess.run(tf.initialize_all_variables())
"""
CELLS = """
import tensorflow as tf
cell = tf.nn.rnn_cell.GRUCell(3)
"""
OTHER = """
import tensorflow as tf
from cells import cell
y = tf.concat(2, [a, b])
"""


@pytest.fixture(autouse=True)
def script(tmp_path):
    (tmp_path / 'cells.py').write_text(CELLS)
    path = tmp_path / 'train.py'
    path.write_text(SCRIPT)
    return path


def chosen(script):
    return releases.choose('auto', programs.from_script(str(script), []))


def test_script_alone_fits_the_newest(script):
    assert chosen(script).release == '1.15'


def test_script_that_shares_a_module_tells_of_the_time(script):
    script.with_name('other.py').write_text(OTHER)
    assert chosen(script).release == '0.12'
    ports = port_projects.Programs([script])
    assert ports.release(script) == '0.12'


def test_script_that_shares_nothing_is_of_another_program(script):
    text = OTHER.replace('from cells import cell', '')
    script.with_name('other.py').write_text(text)
    assert chosen(script).release == '1.15'


def test_script_of_another_time_says_nothing(script):
    script.write_text(SCRIPT + 'y = tf.concat([a, b], 2)\n')
    script.with_name('other.py').write_text(OTHER)
    choice = chosen(script)
    assert choice.release == '1.15' and not choice.mixed


def test_neighbours_do_not_take_away_the_truth_of_tensors(script):
    script.write_text(SCRIPT.replace('from cells', 'y = x\nfrom cells'))
    script.with_name('other.py').write_text(OTHER + 'tf.nn.elu(y)\n')
    choice = chosen(script)
    assert choice.release == '0.12' and choice.true_tensors
