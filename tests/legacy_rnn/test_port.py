"""The command `port`, as a user calls it."""

import io
import json
import os
import stat
import subprocess
import sys

import pytest

from legacy_rnn import port
from legacy_rnn.console import progress as port_progress

OLD = 'import tensorflow as tf\ny = tf.concat(1, [[1], [2]])\n'
NEW = (
    'import tensorflow.compat.v1 as tf\n'
    'tf.disable_v2_behavior()\n'
    'y = tf.concat([[1], [2]], 1)\n'
)


@pytest.fixture
def script(tmp_path):
    path = tmp_path / 'old.py'
    path.write_text(OLD)
    return path


def run(*arguments):
    return port.main(['--release=0.8', *map(str, arguments)])


def test_diff_is_printed_and_nothing_written(script, capsys):
    assert run(script) == 0
    assert '+y = tf.concat([[1], [2]], 1)' in capsys.readouterr().out
    assert script.read_text() == OLD


def test_write_keeps_the_mode_and_is_idempotent(script):
    script.chmod(0o755)
    assert run('--write', script) == 0
    assert script.read_text() == NEW
    assert stat.S_IMODE(script.stat().st_mode) == 0o755
    assert run('--write', script) == 0
    assert script.read_text() == NEW


def test_outdir_keeps_folders_and_sources(tmp_path, capsys):
    folder = tmp_path / 'project' / 'models'
    folder.mkdir(parents=True)
    (folder / 'a.py').write_text(OLD)
    out = tmp_path / 'out'
    assert run(f'--outdir={out}', tmp_path / 'project') == 0
    assert (out / 'models' / 'a.py').read_text() == NEW
    assert (folder / 'a.py').read_text() == OLD
    assert 'wrote' in capsys.readouterr().out


def test_packages_that_are_not_installed_are_named(script, capsys):
    script.write_text(f'import pycocotools, Levenshtein\n{OLD}')
    out, report = script.parent / 'out', script.parent / 'r.json'
    assert run(f'--outdir={out}', f'--report={report}', script) == 0
    printed = capsys.readouterr().out
    assert '2 packages that the port imports are not installed' in printed
    assert '  pip install pycocotools python-Levenshtein\n' in printed
    told = json.loads(report.read_text())['files'][0]['not_installed']
    assert told == ['pycocotools', 'python-Levenshtein']


def test_check_tells_by_its_status(script):
    assert run('--check', script) == 1
    assert script.read_text() == OLD
    script.write_text(NEW)
    assert run('--check', script) == 0


@pytest.mark.parametrize('encoding', ['latin-1', 'utf-8', 'utf-8-sig'])
def test_encoding_and_line_ends_are_kept(tmp_path, encoding):
    path = tmp_path / 'old.py'
    name = encoding.removesuffix('-sig')
    head = f'#!/usr/bin/python\n# coding: {name}\n# K\u00f6ln\n'
    path.write_bytes((head + OLD).replace('\n', '\r\n').encode(encoding))
    assert run('--write', path) == 0
    want = (head + NEW).replace('\n', '\r\n').encode(encoding)
    assert path.read_bytes() == want


def test_unparsable_file_is_named_and_left_alone(tmp_path, capsys):
    (tmp_path / 'bad.py').write_text('import tensorflow\ndef f(:\n')
    (tmp_path / 'good.py').write_text(OLD)
    assert run('--write', tmp_path) == 2
    assert (tmp_path / 'good.py').read_text() == NEW
    assert (tmp_path / 'bad.py').read_text() == 'import tensorflow\ndef f(:\n'
    assert 'bad.py: left alone' in capsys.readouterr().err


@pytest.mark.parametrize(
    'line',
    ['return x', 'from __future__ import print_function', 'break'],
)
def test_what_python_refuses_beyond_its_grammar_is_left_alone(
    tmp_path, capsys, line
):
    path = tmp_path / 'bad.py'
    path.write_text(f'import tensorflow as tf\nx = tf.ones([2])\n{line}\n')
    assert run('--write', path) == 2
    assert f': {line}' in capsys.readouterr().err


def test_report_has_a_row_for_each_finding(script, tmp_path):
    report = tmp_path / 'report.json'
    assert run(f'--report={report}', script) == 0
    (row,) = json.loads(report.read_text())['files']
    assert row['status'] == 'ported'
    assert set(row['findings'][0]) == set(
        'line column severity rule old new why release cell'.split()
    )


def test_finding_to_check_is_status_one(script, capsys):
    script.write_text("import tensorflow as tf\ny = getattr(tf, 'a' + b)\n")
    assert run(script) == 1
    assert ':2:5: check: hidden-names:' in capsys.readouterr().out


def test_uncommitted_work_is_not_overwritten(script, capsys):
    def git(*arguments):
        who = ['-c', 'user.name=a', '-c', 'user.email=a@b']
        subprocess.run(
            ['git', *who, *arguments], cwd=script.parent, check=True
        )

    git('init', '-q')
    assert run('--write', script) == 2  # It is in no commit yet.
    assert script.read_text() == OLD
    git('add', 'old.py')
    git('commit', '-qm', 'one')
    script.write_text(OLD + '\n')
    assert run('--write', script) == 2
    assert '--force' in capsys.readouterr().err
    assert script.read_text() == OLD + '\n'
    assert run('--write', '--force', script) == 0


def test_notebook_keeps_its_outputs_and_magics(tmp_path):
    cells = [
        {'cell_type': 'markdown', 'source': ['tf.pack\n']},
        {
            'cell_type': 'code',
            'source': ['%matplotlib inline\n', 'import tensorflow as tf'],
            'outputs': [{'text': 'tf.pack'}],
        },
        {'cell_type': 'code', 'source': ['tf.pack([3])'], 'outputs': []},
        {'cell_type': 'code', 'source': ['x = ("%d"\n', '     % 3)']},
    ]
    path = tmp_path / 'old.ipynb'
    path.write_text(json.dumps({'cells': cells, 'nbformat': 4}, indent=1))
    assert run('--write', path) == 0
    new = json.loads(path.read_text())['cells']
    assert new[0] == cells[0]
    assert new[1]['outputs'] == cells[1]['outputs']
    assert new[1]['source'][0] == '%matplotlib inline\n'
    assert new[2]['source'] == ['tf.stack([3])']
    assert new[3] == cells[3]


def test_notebook_of_an_old_format_is_ported(tmp_path):
    lines = ['import tensorflow as tf\n', 'tf.pack([3])']
    cell = {'cell_type': 'code', 'input': lines, 'outputs': []}
    path = tmp_path / 'old.ipynb'
    path.write_text(json.dumps({'worksheets': [{'cells': [cell]}]}))
    assert run('--write', path) == 0
    (sheet,) = json.loads(path.read_text())['worksheets']
    assert sheet['cells'][0]['input'][-1] == 'tf.stack([3])'


@pytest.mark.parametrize(
    ('arguments', 'message'),
    [
        ([], 'expected PATH'),
        (['no_such_file.py'], 'no such file'),
        (['--write', '--check', 'x'], 'exclude each other'),
        (['--style=fancy', 'x'], 'style'),
        (['--release=0.4', __file__], '0.4'),
    ],
)
def test_bad_call_is_one_line_and_status_two(arguments, message, capsys):
    assert port.main(arguments) == 2
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert last.startswith('legacy-rnn:') and message in last


def test_nothing_is_half_written_on_a_full_disk(script, monkeypatch):
    def full(*_):
        raise OSError(28, 'No space left on device')

    monkeypatch.setattr(os, 'fsync', full)
    assert run('--write', script) == 2
    assert script.read_text() == OLD
    assert [p.name for p in script.parent.iterdir()] == ['old.py']


def test_files_of_a_program_are_read_as_one(tmp_path, capsys):
    (tmp_path / 'model.py').write_text(
        'import tensorflow as tf\n'
        'from tensorflow.models.rnn import rnn_cell\n'
        "print 'model'\n"
    )
    train = tmp_path / 'train.py'
    train.write_text(
        'from model import *\n'
        'y = tf.concat(1, [[1], [2]])\n'
        'c = rnn_cell.GRUCell(len(y) / 2)\n'
    )
    (tmp_path / 'other.py').write_text(
        'import tensorflow as tf\ny = tf.layers.dense(tf.ones([2, 2]), 3)\n'
    )
    assert port.main(['--write', str(tmp_path)]) == 0
    assert 'read as TensorFlow 0.8, 1.15;' in capsys.readouterr().err
    assert train.read_text() == (
        'from model import *\n'
        'y = tf.concat([[1], [2]], 1)\n'
        'c = rnn_cell.GRUCell(len(y) // 2)\n'
    )
    assert port.main(['--check', str(tmp_path)]) == 0


RUN_APP = "if __name__ == '__main__':\n    tf.app.run()\n"


@pytest.mark.parametrize(
    ('start', 'reads'),
    [
        ('import model\nmodel.main(None)\n', True),
        ('import tensorflow as tf\nimport model\n' + RUN_APP, False),
        ('import model\n' + RUN_APP.replace('tf', 'model.tf'), False),
    ],
)
def test_flags_are_read_at_import_where_the_program_runs_no_app(
    tmp_path, start, reads
):
    model = tmp_path / 'model.py'
    model.write_text(
        'import tensorflow as tf\n'
        "tf.app.flags.DEFINE_integer('n', 3, 'Number.')\n"
        'FLAGS = tf.app.flags.FLAGS\n'
        f'def main(_):\n    print(FLAGS.n)\n{RUN_APP}'
    )
    (tmp_path / 'start.py').write_text(start)
    assert port.main(['--release=1.0', '--write', str(tmp_path)]) == 0
    assert ('FLAGS(sys.argv' in model.read_text()) == reads


def test_module_alone_is_read_with_the_program_beside_it(tmp_path):
    (tmp_path / 'train.py').write_text(
        'import tensorflow as tf\nimport model\n'
        "with tf.variable_scope('m', initializer=i):\n    model.Model()\n"
        'tf.pack([1])\n'
    )
    path = tmp_path / 'model.py'
    path.write_text("import tensorflow as tf\nw = tf.get_variable('w', [2])\n")
    assert port.main(['--write', str(path)]) == 0
    assert "w = r0_12.get_variable('w', [2])" in path.read_text()


def test_modules_that_import_each_other_are_soon_read(tmp_path):
    names = [f'part{number}' for number in range(14)]
    text = ''.join(f'import {name}\n' for name in names)
    for name in names:
        (tmp_path / f'{name}.py').write_text(text)
    (tmp_path / 'names.py').write_text('import tensorflow as tf\n')
    (tmp_path / 'part3.py').write_text(
        f'from names import *\n{text}x = tf.pack([1])\n'
    )
    out = tmp_path / 'out'
    assert run(tmp_path, f'--outdir={out}') == 0
    assert 'tf.stack([1])' in (out / 'part3.py').read_text()


def test_package_is_known_by_who_imports_it(tmp_path):
    files = {
        'main.py': 'from models import Model\nprint Model\n',
        'models/__init__.py': 'from model import Model\n',
        'models/model.py': 'import base\nclass Model: pass\nprint 1\n',
        'models/base.py': 'print 2\n',
        'tools/__init__.py': '',
        'tools/script.py': 'import helper\nprint helper\n',
        'tools/helper.py': 'print 3\n',
    }
    for name, text in files.items():
        path = tmp_path / 'source' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    out = tmp_path / 'out'
    port.main([f'--outdir={out}', str(tmp_path / 'source')])
    texts = {
        str(path.relative_to(out)): path.read_text()
        for path in out.rglob('*.py')
    }
    init, model, script = (
        texts[name]
        for name in (
            'models/__init__.py',
            'models/model.py',
            'tools/script.py',
        )
    )
    assert init == 'from .model import Model\n'
    assert model.startswith('from . import base\n')
    assert script.startswith('import helper\n')


NEIGHBOURLY = 'from helper2 import y as x\n'
START = 'import helper, sub.deep\nprint helper.x, sub.deep.y\n'
BY_PATH, BY_MODULE, BY_BOTH = (
    'import helper, sub.deep\n',
    'from . import helper, sub\nfrom .sub import deep\n',
    'if __package__:\n'
    '    from . import helper, sub\n'
    '    from .sub import deep\n'
    'else:\n'
    '    import helper, sub.deep\n',
)


@pytest.mark.parametrize(
    ('file', 'text', 'start'),
    [
        ('tools/__init__.py', '', BY_PATH),
        ('tools/__init__.py', 'import helper\n', BY_PATH),
        ('tools/__init__.py', 'import helper2\n', BY_BOTH),
        ('main.py', 'import tools.helper\n', BY_PATH),
        ('main.py', 'import tools.helper2\n', BY_BOTH),
        ('README.md', 'Run `python -m tools.start` here.\n', BY_MODULE),
        ('README.md', 'Run python tools/start.py -m tools\n', BY_MODULE),
        ('README.md', 'Run python tools/start.py\n', BY_PATH),
        ('tools/other.py', 'from . import helper\n', BY_MODULE),
        ('tools/other.py', 'from tools import helper\n', BY_MODULE),
        (
            'tools/other.py',
            'try:\n    import toolset\nexcept ImportError:\n    pass\n',
            BY_PATH,
        ),
    ],
)
def test_programs_in_packages(tmp_path, file, text, start):
    files = {
        'tools/__init__.py': '',
        'tools/start.py': START,
        'tools/helper.py': NEIGHBOURLY if 'helper2' in text else 'x = 3\n',
        'tools/helper2.py': 'y = 3\n',
        'tools/sub/__init__.py': '',
        'tools/sub/deep.py': 'y = 3\n',
        file: text,
    }
    for name, source in files.items():
        path = tmp_path / 'source' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    out = tmp_path / 'out'
    assert port.main([f'--outdir={out}', str(tmp_path / 'source')]) == 0
    ported = (out / 'tools' / 'start.py').read_text()
    lines = [x for x in ported.splitlines(True) if x[0] != '#' and x.strip()]
    assert ''.join(lines) == f'{start}print(helper.x, sub.deep.y)\n'
    by_path = [out / 'tools', 'start.py']
    by_name = [out, '-m', 'tools.start']
    for folder, *command in (
        *([by_path] if start != BY_MODULE else []),
        *([by_name] if start != BY_PATH and '__init__' not in file else []),
    ):
        ran = subprocess.run(
            [sys.executable, *command],
            cwd=folder,
            capture_output=True,
            text=True,
        )
        assert ran.stdout == '3 3\n', ran.stderr


@pytest.mark.parametrize(
    ('text', 'written'),
    [
        ('import helper\n', 'import helper, other\n'),
        ('from tools import helper\n', '    from . import helper, other\n'),
        ('from ..helper import x\n', '    from . import helper, other\n'),
    ],
)
def test_a_folder_on_the_path_is_no_package(
    tmp_path, monkeypatch, text, written
):
    folder = tmp_path / 'tools'
    (folder / 'extra').mkdir(parents=True)
    (folder / 'extra' / '__init__.py').write_text('')
    (folder / '__init__.py').write_text('')
    (folder / 'extra' / 'part.py').write_text(text)
    (folder / 'start.py').write_text('import helper, other\nprint 1\n')
    (folder / 'helper.py').write_text('x = 1\nprint x\n')
    (folder / 'other.py').write_text('import helper\nprint 2\n')
    monkeypatch.chdir(folder)
    port.main(['--outdir=../out', '.'])
    ported = (tmp_path / 'out' / 'start.py').read_text()
    assert written in ported.splitlines(True)


def test_relative_paths_of_undatable_files(tmp_path, monkeypatch, capsys):
    (tmp_path / '__init__.py').write_text('')
    (tmp_path / 'setup.py').write_text('print(1)\n')
    (tmp_path / 'old.py').write_text(OLD)
    monkeypatch.chdir(tmp_path)
    assert port.main(['.']) == 0
    assert '3 of 3 files fully ported' in capsys.readouterr().err


def test_error_of_the_porter_is_of_one_file_alone(script, monkeypatch, capsys):
    def port_file(path, *arguments):
        if path.name == 'bad.py':
            raise KeyError('a name')
        return real(path, *arguments)

    real = port.port_files.port_file
    monkeypatch.setattr(port.port_files, 'port_file', port_file)
    bad = script.parent / 'bad.py'
    bad.write_text(OLD)
    assert run('--write', script.parent) == 2
    err = capsys.readouterr().err
    assert 'bad.py: left alone, internal error, please report it' in err
    assert 'Traceback' not in err
    assert script.read_text() == NEW and bad.read_text() == OLD
    assert run('--verbose', bad) == 2
    assert 'Traceback' in capsys.readouterr().err


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self):
        return True


def test_terminal_obeys_no_source(tmp_path, monkeypatch, capsys):
    path = tmp_path / 'a\x1b[31m.py'
    path.write_text(f'{OLD}x = f("\x1b[32m",\ty)  # tf\nz = getattr(tf, x)\n')
    assert run(path) == 1
    found, diff = capsys.readouterr().out.split('\n--- ')
    assert '\x1b' not in found and '+z = getattr' not in found
    assert '\n x = f("\x1b[32m",\ty)' in diff  # For patch.
    terminal = Terminal()
    monkeypatch.setattr(sys, 'stdout', terminal)
    monkeypatch.setenv('NO_COLOR', '1')
    assert run(path) == 1
    assert run(path, f'--outdir={tmp_path}/new') == 1
    shown = terminal.getvalue()
    assert '\x1b' not in shown
    assert '\n x = f("\\x1b[32m",\ty)' in shown
    assert '/a\\x1b[31m.py\n' in shown


def test_terminal_shows_a_diff_in_colours(script, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, 'stdout', terminal)
    monkeypatch.setenv('TERM', 'xterm')
    monkeypatch.delenv('NO_COLOR', raising=False)
    assert run(script) == 0
    lines = terminal.getvalue().splitlines()
    assert '\x1b[31m-import tensorflow as tf\x1b[0m' in lines
    assert '\x1b[32m+import tensorflow.compat.v1 as tf\x1b[0m' in lines
    assert not any(line.startswith('\x1b[31m---') for line in lines)


def test_terminal_shows_no_bar_of_a_short_port(script, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, 'stderr', terminal)
    assert run('--check', script) == 1
    assert '[' not in terminal.getvalue()


def test_terminal_shows_how_far_a_long_port_is(tmp_path, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, 'stderr', terminal)
    monkeypatch.setattr(port_progress, 'SECONDS_BEFORE', 0)
    for number in range(3):
        (tmp_path / f'old{number}.py').write_text(OLD)
    assert run('--check', tmp_path) == 1
    assert '/3 [' in terminal.getvalue()
