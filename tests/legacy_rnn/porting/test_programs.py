"""What the files of a program tell of each other to the porter."""

import subprocess
import sys

import pytest

from legacy_rnn import port
from legacy_rnn.porting.programs import Programs

MAIN = 'import tensorflow as tf\nx = tf.zeros(n)\n'


def test_files_that_are_run_by_name_and_ported_are_known(tmp_path):
    start, main = tmp_path / 'start.py', tmp_path / 'main.py'
    main.write_text(MAIN)
    start.write_text("n = [3]\nexec(open('main.py').read())\n")
    told = Programs([start, main], [tmp_path]).project(start)
    assert told.started == {str(main): frozenset({'n'})}
    assert Programs([start], [tmp_path]).project(start).started == {}


def test_what_an_eager_program_needs_of_compat_is_a_check(tmp_path, capsys):
    (tmp_path / 'cells.py').write_text(
        'import tensorflow as tf\ncell = tf.compat.v1.nn.rnn_cell.GRUCell(3)\n'
    )
    train = tmp_path / 'train.py'
    train.write_text(
        'import tensorflow as tf\nfrom cells import cell\n'
        'print(tf.Variable(3.0).numpy())\n'
    )
    new = f'--outdir={tmp_path / "new"}'
    assert port.main([str(tmp_path), new]) == 1
    assert 'the program runs eagerly' in capsys.readouterr().out
    train.write_text(
        'import tensorflow as tf\nfrom cells import cell\n'
        'tf.compat.v1.Session().run(cell.weights)\n'
    )
    assert port.main([str(tmp_path), f'{new}2']) == 0


def test_module_that_a_script_and_a_package_import_is_known(tmp_path):
    files = {
        'demo.py': 'from teller import wrapper\nprint wrapper\n',
        'teller/__init__.py': '',
        'teller/train.py': 'from model import x\nprint x\n',
        'teller/wrapper.py': 'from model import x\n',
        'teller/model.py': 'import op.inputs as inputs\nx = inputs.x\n',
        'teller/op/__init__.py': '',
        'teller/op/inputs.py': 'x = 1\n',
    }
    paths = [tmp_path / name for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    told = {p.stem: Programs(paths, [tmp_path]).project(p) for p in paths}
    assert [n for n, project in told.items() if project.also_beside] == [
        'train',
        'model',
    ]
    assert told['model'].siblings and not told['train'].siblings


def _ported(folder, files):
    """The folder of the port of a project, which is written first."""
    old, new = folder / 'old', folder / 'new'
    for name, text in files.items():
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_text(text)
    assert port.main([str(old), f'--outdir={new}']) == 0
    return new


def test_script_beside_one_that_names_its_package_runs_by_its_path(tmp_path):
    files = {
        'src/__init__.py': '',
        'src/options.py': 'x = 7\n',
        'src/words.py': 'from src.options import x\nprint x\n',
        'src/train.py': (
            'import tensorflow as tf\nfrom options import x\n'
            "if __name__ == '__main__':\n    print x\n"
        ),
    }
    new = _ported(tmp_path, files)
    for started in ['src/train.py'], ['-m', 'src.train']:
        done = subprocess.run(
            [sys.executable, *started],
            cwd=new,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == '7\n'


def test_main_program_that_another_imports_is_a_script_too(tmp_path):
    files = {
        'nets/__init__.py': '',
        'nets/train.py': 'from data import x\n'
        "if __name__ == '__main__':\n    print x\n",
        'nets/data.py': 'from base import x\n',
        'nets/base.py': 'x = 1\n',
        'nets/predict.py': 'from nets.train import x\nprint x\n',
    }
    paths = [tmp_path / name for name in files]
    (tmp_path / 'nets').mkdir()
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text)
    told = {p.stem: Programs(paths, [tmp_path]).project(p) for p in paths}
    assert told['train'].siblings and told['train'].also_beside
    assert told['data'].also_beside and not told['predict'].also_beside


def test_script_in_a_package_runs_by_its_path_and_by_its_name(tmp_path):
    files = {
        'show.py': 'from src.reader import x\nprint x\n',
        'src/__init__.py': '',
        'src/options.py': 'x = 7\n',
        'src/reader.py': 'from options import x\n',
        'src/train.py': (
            'import tensorflow as tf\nfrom reader import x\n'
            'from options import x as y\nprint x + y\n'
        ),
    }
    new = _ported(tmp_path, files)
    for place, started in (
        (new / 'src', ['train.py']),
        (new, ['-m', 'src.train']),
    ):
        done = subprocess.run(
            [sys.executable, *started],
            cwd=place,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == '14\n'


def test_a_file_may_find_what_lies_up_to_its_checkout(tmp_path):
    for name in ('.git', 'utils', 'models/rnn'):
        (tmp_path / 'project' / name).mkdir(parents=True)
    (tmp_path / 'other').mkdir()
    start = tmp_path / 'project' / 'models' / 'rnn' / 'train.py'
    start.write_text('import utils.reader, other\n')
    beside = Programs([start]).project(start).beside
    assert 'utils' in beside
    assert 'other' not in beside


def test_what_modules_define_is_told(tmp_path):
    files = {
        'start.py': 'import model, made, pkg.inner\nfrom lost import x\n',
        'model.py': 'import os\nclass Model:\n    pass\n',
        'made.py': 'from os import *\n',
        'pkg/__init__.py': 'VERSION = 1\n',
        'pkg/inner.py': '',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    start = tmp_path / 'start.py'
    modules = Programs([start]).project(start).modules
    assert modules['model'] == {'os', 'Model'}
    assert modules['made'] is None
    assert modules['pkg'] >= {'VERSION', 'inner'}
    assert 'lost' not in modules


@pytest.mark.parametrize(
    ('importer', 'found'),
    [
        ('import nets.x', False),
        ('import torch', True),
        ('import nets.x\nprint 3', True),
    ],
)
def test_folder_with_the_name_of_a_package_is_found_from_its_start(
    tmp_path, importer, found
):
    start = tmp_path / ('nets/main.py' if 'torch' in importer else 'main.py')
    files = {
        'nets/__init__.py': '',
        'nets/torch/__init__.py': '',
        'nets/x.py': 'from torch import nn\n',
        str(start): f'{importer}\nimport x\n',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    paths = [start, tmp_path / 'nets' / 'x.py']
    modules = Programs(paths, [tmp_path]).project(paths[1]).modules
    assert ('torch' in modules) is found


def test_neighbours_of_a_package_of_either_python_are_known(tmp_path):
    files = {
        'teller/__init__.py': '',
        'teller/command.py': 'from .words import split\n',
        'teller/words.py': 'from letters import x\nsplit = x\n',
        'teller/letters.py': 'x = 1\n',
        'teller/reader.py': 'from letters import x\n',
    }
    paths = [tmp_path / name for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    programs = Programs(paths, [tmp_path])
    told = {p.stem for p in paths if programs.project(p).siblings}
    assert told == {'words'}
    # A file that imports its own name wants an installed package.
    assert 'words' not in programs.project(paths[2]).siblings
    (tmp_path / 'letters').mkdir()
    assert not Programs(paths, [tmp_path]).project(paths[2]).siblings & {
        'letters'
    }
    (tmp_path / 'letters').rmdir()
    (tmp_path / 'teller/command.py').write_text('from words import split\n')
    programs = Programs(paths, [tmp_path])
    assert not any(programs.project(p).siblings for p in paths)


@pytest.mark.parametrize(
    ('shown', 'wanted'),
    [('5', 'from .reader import *\n'), ('5, 6', '# legacy-rnn: check: ')],
)
def test_neighbours_of_a_package_that_is_named_get_a_dot_or_a_check(
    shown, wanted, tmp_path, monkeypatch
):
    monkeypatch.delenv('PYTHONPATH', raising=False)
    new = tmp_path / 'new'
    for name, text in (
        (
            'old/run.py',
            f'import tensorflow as tf\nimport tool\nprint({shown})',
        ),
        ('old/tool/__init__.py', 'from reader import *\n'),
        ('old/tool/reader.py', 'x = 3\n'),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    port.main([str(tmp_path / 'old'), f'--outdir={new}'])
    text = (new / 'tool/__init__.py').read_text()
    assert wanted in text


def test_a_file_whose_importer_python_3_refuses_is_of_python_2(tmp_path):
    for name, text in (
        ('old.py', 'import both\nprint both.x\n'),
        ('both.py', 'x = [1, 2][0] / f(3)\n'),
        ('other.py', 'import free\nx = unicode(1)\n'),
        ('free.py', 'x = [1, 2][0] / f(3)\n'),
    ):
        (tmp_path / name).write_text(text)
    paths = sorted(tmp_path.iterdir())
    programs = Programs(paths, [tmp_path])
    told = {p.stem for p in paths if programs.project(p).only_2}
    assert told == {'both'}
    assert programs.project(tmp_path / 'free.py').python2


def test_a_program_that_python_2_compiled_is_of_it_alone(tmp_path):
    for name in ('main', 'model'):
        (tmp_path / f'{name}.py').write_text('x = f(2) / f(3)\n')
    (tmp_path / 'main.py').write_text('import model\nx = f(2) / f(3)\n')
    assert (
        not Programs([tmp_path / 'main.py'])
        .project(tmp_path / 'main.py')
        .only_2
    )
    (tmp_path / 'model.pyc').write_bytes(b'\x03\xf3\r\n' + bytes(4))
    files = [tmp_path / 'main.py', tmp_path / 'model.py']
    programs = Programs(files, [tmp_path])
    assert all(programs.project(p).only_2 for p in files)


@pytest.mark.parametrize(
    ('main', 'expected'),
    [
        ('from parts.manager import x\nprint x\n', {'glove'}),
        (
            "import sys\nsys.path.append('parts')\nimport manager\nprint 1\n",
            set(),
        ),
        ('from parts.manager import x\nprint(x)\n', set()),
    ],
)
def test_folder_of_python_2_that_is_named_is_a_package(
    tmp_path, main, expected
):
    files = {
        'main.py': main,
        'parts/manager.py': 'import glove\nx = glove.x\n',
        'parts/glove.py': 'x = 1\n',
    }
    paths = [tmp_path / name for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    found = Programs(paths, [tmp_path]).project(paths[1])
    assert found.siblings == expected


def test_file_with_the_name_of_its_folder_may_be_the_folder(tmp_path):
    files = {
        'main.py': 'from nets.start import *\n',
        'nets/start.py': 'from nets.inner.cell import f\n',
        'nets/nets.py': 'names = []\n',
        'nets/inner/cell.py': 'f = 1\n',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    paths = [tmp_path / name for name in files]
    modules = Programs(paths, [tmp_path]).project(paths[1]).modules
    assert modules['nets'] >= {'names', 'inner', 'start'}


def test_old_package_of_another_checkout_is_a_check(
    tmp_path, monkeypatch, capsys
):
    other, own = tmp_path / 'lib' / 'nets', tmp_path / 'own'
    other.mkdir(parents=True)
    (other / '__init__.py').write_text(
        'import tensorflow as tf\ndef f(x): return tf.pack([x])\n'
    )
    own.mkdir()
    (own / 'train.py').write_text('from nets import f\nimport tools\n')
    (own / 'tools.py').write_text('import tensorflow as tf\nx = tf.pack\n')
    monkeypatch.setenv('PYTHONPATH', str(other.parent))
    monkeypatch.syspath_prepend(other.parent)
    monkeypatch.chdir(own)
    assert port.main(['.', '--outdir=../new']) == 1
    found = capsys.readouterr().out
    assert found.count('check') == 1
    assert "check: old-packages: nets is of TensorFlow 1's time" in found
    assert port.main(['.', '../lib', '--outdir=../both']) == 0


def test_flag_that_a_readme_gives_a_false_word_is_a_check(tmp_path, capsys):
    (tmp_path / 'main.py').write_text(
        'import tensorflow as tf\nflags = tf.app.flags\n'
        "flags.DEFINE_boolean('train', True, 'Whether to train.')\n"
        'x = tf.pack([1, 2])\n'
        'def main(_):\n    print(flags.FLAGS.train, x)\n'
        'tf.app.run()\n'
    )
    new = f'--outdir={tmp_path / "new"}'
    assert port.main([str(tmp_path), new]) == 0
    (tmp_path / 'README.md').write_text('    python main.py --train False\n')
    assert port.main([str(tmp_path), f'{new}2']) == 1
    assert 'write --train=False there' in capsys.readouterr().out
