"""Lines of IPython in a notebook are run as Jupyter runs them."""

import json
import os

import pytest

from legacy_rnn.running.notebook import commands
from legacy_rnn.running.notebook.lines import Lines
from tests import forking


@pytest.fixture
def lines(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv('SHELL', '/bin/sh')
    return Lines({'name': 'x', 'rate': 0.5, 'os': os})


def test_shell_lines_know_names_of_both(lines, monkeypatch, capfd):
    monkeypatch.setenv('HERE', 'shell')
    lines.run('!echo {name} $rate {rate:.2f} $HERE $$HERE {1 + 1} $os.sep')
    lines.run("!echo '{print $1}'; exit 3")
    out = capfd.readouterr().out.splitlines()
    assert out == ['x 0.5 0.50 shell shell 2 /', '{print $1}']
    assert lines.user_ns['_exit_code'] == 3


def test_output_of_a_command_is_a_list(lines):
    found = lines.run('!printf "a\\nb"', True)
    assert (found, found.n, found.s) == (['a', 'b'], 'a\nb', 'a b')


def test_folders_and_variables_change(lines, tmp_path, monkeypatch, capfd):
    monkeypatch.delenv('RATE', raising=False)
    (tmp_path / 'sub').mkdir()
    lines.run('%cd sub')
    assert lines.run('%pwd', True) == os.getcwd() == str(tmp_path / 'sub')
    lines.run('%cd -q -')
    lines.run('%cd -q gone')
    assert os.getcwd() == str(tmp_path)
    lines.run('%env RATE={rate}')
    assert lines.run('%env RATE', True) == os.environ['RATE'] == '0.5'
    lines.magic('set_env RATE 2 3')
    assert os.environ.pop('RATE') == '2 3'
    assert capfd.readouterr().out.splitlines() == [
        str(tmp_path / 'sub'),
        "[Errno 2] No such file or directory: 'gone'",
        'env: RATE=0.5',
        'env: RATE=2 3',
    ]


def test_cells_of_other_programs_are_run(lines, tmp_path, capfd):
    lines.run('%%writefile {name}.txt\na\nb')
    lines.run('%%file -a x.txt\nc')
    assert (tmp_path / 'x.txt').read_text() == 'a\nbc'
    lines.run('%%bash\nread -r line < x.txt\necho $line')
    lines.run('%%script cat\n$name {name}\n')
    assert capfd.readouterr().out.splitlines() == [
        'Writing x.txt',
        'Appending to x.txt',
        'a',
        '$name {name}',
    ]


def test_what_a_cell_printed_stands_in_its_output(lines, capfd):
    lines.run('%%capture --no-stderr out')
    assert 'not run: %%capture' in capfd.readouterr().err
    taken = lines.user_ns['out']
    assert taken.stdout == '' and taken.show() is taken() is None
    assert '--no-stderr' not in lines.user_ns


def test_what_is_not_run_is_said_once(lines, tmp_path, capfd):
    (tmp_path / 'needs.txt').write_text('six\ntensorflow==1.4\n')
    for line in (
        '%load_ext autoreload',
        '%load_ext autoreload',
        '%%html\n<b>a</b>',
        '%%time',
        'f?',
        '!pip install tensorflow-gpu==1.4 six',
        '%pip install -r needs.txt',
    ):
        lines.run(line)
    assert [line[20:40] for line in capfd.readouterr().err.splitlines()] == [
        ' %load_ext autoreloa',
        ' %%html',
        ' f?',
        ' !pip install tensor',
        ' !pip install -r nee',
    ]


def test_installing_something_else_is_run():
    assert not commands.replaces('pip install tensorflow-datasets six')
    assert not commands.replaces('echo install numpy')


CELLS = [
    '%matplotlib inline\nimport os\nprint os.environ["MPLBACKEND"], 7 / 2',
    '%%writefile part.py\nimport tensorflow as tf\n'
    'shape = tf.pack([1, 2]).get_shape()\nprint __name__, shape',
    '%run part\nprint shape\nif shape:\n    !python part.py',
    'from IPython.display import display as show, clear_output, Image\n'
    'import IPython\nclear_output(True)\nshow(Image("a.png"), 1)\n'
    'from IPython.core.debugger import Tracer\nhere = Tracer()\n'
    'print IPython.get_ipython() is get_ipython()',
    'x = (\n',
    'display(get_ipython().getoutput("echo a"))\n1 / 0',
]


def test_notebook_is_run_with_its_lines(tmp_path):
    cells = [{'cell_type': 'code', 'source': text} for text in CELLS]
    about = {'language_info': {'name': 'python', 'version': '2.7.12'}}
    path = tmp_path / 'a b.ipynb'
    path.write_text(json.dumps({'cells': cells, 'metadata': about}))
    done = forking.command(tmp_path, 'run', path.name)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        'Agg 3',
        'Writing part.py',
        '__main__ (2,)',
        '(2,)',
        '__main__ (2,)',
        '<Image of IPython.display>',
        '1',
        'True',
        "['a']",
    ]
    assert 'cell 5 is no Python and is not run: line 2 is' in done.stderr
    assert '    1 / 0\n' in done.stderr


def test_script_that_was_a_notebook_has_its_lines(tmp_path):
    script = tmp_path / 'main.py'
    script.write_text("# In[1]:\nget_ipython().system('echo shell')\n")
    done = forking.module('legacy_rnn', 'run', str(script))
    assert (done.returncode, done.stdout) == (0, 'shell\n'), done.stderr
