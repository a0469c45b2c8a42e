"""The release that a program is run under."""

import textwrap

import pytest

from legacy_rnn import run
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


def both(folder, name):
    """The release that `run` takes for a file, and that of its port."""
    path = folder / name
    ports = port_projects.Programs(sorted(folder.rglob('*.py')), [folder])
    return str(chosen(path).release), str(ports.release(path))


def test_every_way_to_date_a_program_agrees(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = {
        'stack.py': """
            import tensorflow as tf
            cell = tf.contrib.rnn.MultiRNNCell([a] * 2)
            loss = tf.losses.mean_squared_error(x, y, weights=1.0)
            """,
        'old/train.py': 'import tensorflow as tf\nfrom old.net import f\n',
        'old/net.py': 'import tensorflow as tf\ntf.pack([f])\n',
        'new.py': 'import tensorflow as tf\nx = tf.nn.dropout(x, rate=0.1)\n',
        'nothing.py': 'import tensorflow as tf\n',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(textwrap.dedent(text))
    assert both(tmp_path, 'stack.py') == ('1.0', '1.0')
    assert both(tmp_path, 'old/train.py') == ('0.12', '0.12')
    assert both(tmp_path, 'old/net.py') == ('0.12', '0.12')
    assert both(tmp_path, 'new.py') == ('1.15', '1.15')
    assert both(tmp_path, 'nothing.py') == ('1.15', '1.15')


def test_code_on_the_command_line_is_dated_with_its_modules(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'cells.py').write_text(OTHER)
    program = programs.from_code('from cells import y', [])
    assert releases.choose('auto', program).release == '0.12'


def test_preference_speaks_where_nothing_else_does(script):
    text = 'import tensorflow as tf\nFLAGS = tf.flags.FLAGS\n'
    script.write_text(f'{text}print(FLAGS.__flags)\n')
    choice = chosen(script)
    assert choice.release == '1.4' and not choice.known
    assert choice.preferences[0].line == 3


def test_program_that_no_release_fits_does_not_date_a_shared_file(script):
    script.write_text(SCRIPT + 'y = tf.concat([a, b], 2)\n')
    mixed = OTHER + 'z = tf.concat([a, b], 2)\nx = tf.pack(y)\n'
    script.with_name('other.py').write_text(mixed)
    cells = script.with_name('cells.py')
    files = [script, script.with_name('other.py'), cells]
    ports = port_projects.Programs(files)
    assert ports.release(cells) == ports.release(script) == '1.15'


def test_shared_file_is_of_the_program_whose_names_it_has(script):
    cells = script.with_name('cells.py')
    new = 'y = tf.concat([a, b], 2)\nz = tf.split(x, 2, axis=0)\n'
    cells.write_text(CELLS + 'x = tf.concat(2, [a, b])\n' + new)
    other = script.with_name('other.py')
    other.write_text(OTHER + 'x = tf.pack(y)\nz = tf.unpack(y)\n')
    ports = port_projects.Programs([script, other, cells])
    told = [str(ports.release(path)) for path in (script, other, cells)]
    assert told == ['1.15', '0.12', '1.15']


def test_program_sees_the_version_that_it_insists_on(script, capfd):
    script.write_text(
        'import tensorflow as tf\n'
        "assert tf.__version__ in ['1.4.0'], tf.__version__\n"
        'print("version", tf.__version__)\n'
    )
    assert run.main([str(script)]) == 0
    assert 'version 1.4.0' in capfd.readouterr().out


def test_release_of_a_program_is_chosen_once(script, monkeypatch):
    asked = []
    choose = releases._chosen
    monkeypatch.setattr(
        releases,
        '_chosen',
        lambda files, path: asked.append(path.name) or choose(files, path),
    )
    script.with_name('other.py').write_text(OTHER)
    cells = script.with_name('cells.py')
    files = [script, script.with_name('other.py'), cells]
    ports = port_projects.Programs(files)
    for file in files:
        ports.release(file)
    assert sorted(asked) == ['other.py', script.name]
