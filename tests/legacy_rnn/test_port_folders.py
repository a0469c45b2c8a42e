"""The command `port` on whole folders, by the paths that people type."""

import json
import os
import subprocess

import pytest

from legacy_rnn import port
from legacy_rnn.compat.sources.programs.folders import MANIFEST

OLD = 'import tensorflow as tf\ny = tf.concat(1, [[1], [2]])\n'
NEW = (
    'import tensorflow.compat.v1 as tf\n'
    'tf.disable_v2_behavior()\n'
    'y = tf.concat([[1], [2]], 1)\n'
)


def write(folder, files):
    """Writes files, by their names, and returns the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, encoding='utf-8')
    return folder


def tree(folder):
    """Contents of all files of a folder, by name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob('*'))
        if path.is_file()
    }


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project in the working folder."""
    folder = tmp_path / 'here'
    write(folder, {'old.py': OLD, 'sub/two.py': OLD, 'plain.py': 'x = 1\n'})
    monkeypatch.chdir(folder)
    return folder


def run(*arguments):
    return port.main(['--release=0.8', *map(str, arguments)])


def statuses(*arguments):
    """Statuses by path, from the report."""
    run(*arguments, '--report=../report.json')
    with open('../report.json', encoding='utf-8') as file:
        return {row['path']: row['status'] for row in json.load(file)['files']}


def test_each_file_has_a_status_of_its_own(project):
    write(
        project,
        {
            'empty.py': '',
            'broken.py': 'def (:\n',
            'binary.py': b'\x00\x01',
            'half.py': '# coding: utf-8\nx = "\xff"\n'.encode('latin-1'),
            'check.py': 'import tensorflow as tf\ny = getattr(tf, a)\n',
            'stop.py': 'import tensorflow as tf\ny = tf.no_such_name(1)\n',
            'book.ipynb': '{"cells": []}',
            'no_book.ipynb': '{',
            'deep.py': f'x = {"-" * 200_000}1\n',
            'long name \u00fc.py': OLD,
        },
    )
    found = statuses('.', '--outdir=../new')
    assert found == {
        'old.py': 'ported',
        'sub/two.py': 'ported',
        'plain.py': 'unchanged',
        'empty.py': 'unchanged',
        'broken.py': 'left alone',
        'binary.py': 'left alone',
        'half.py': 'left alone',
        'check.py': 'findings',
        'stop.py': 'failed',
        'book.ipynb': 'unchanged',
        'no_book.ipynb': 'left alone',
        'deep.py': 'left alone',
        'long name \u00fc.py': 'ported',
    }
    written = {name for name in tree(project.parent / 'new')} - {MANIFEST}
    left = {name for name, status in found.items() if status == 'left alone'}
    assert written == found.keys() - left


@pytest.mark.parametrize(
    'path', ['.', '../here', 'sub/..', '{absolute}', '/.']
)
def test_ports_are_the_same_by_any_path(project, path):
    path = path.format(absolute=project) if path != '/.' else f'{project}/.'
    assert run(path, '--outdir=../new') == 0
    new = tree(project.parent / 'new')
    assert new['old.py'] == new['sub/two.py'] == NEW.encode()
    assert run(path, '--outdir=../new') == 0
    assert tree(project.parent / 'new') == new


def test_folder_of_ports_inside_is_no_source(project):
    before = tree(project)
    for _ in range(2):
        assert run('.', '--outdir=new') == 0
    new = tree(project / 'new')
    assert sorted(new) == [MANIFEST, 'old.py', 'plain.py', 'sub/two.py']
    assert {**before, **{f'new/{n}': t for n, t in new.items()}} == tree(
        project
    )
    assert run('.', '--outdir=other') == 0
    assert tree(project / 'other') == new
    assert run('new', '--outdir=third') == 2
    assert run('new', '--check') == 0


@pytest.mark.parametrize('outdir', ['.', '../here', 'link', 'sub/..'])
def test_outdir_that_would_land_on_a_source_is_refused(
    project, outdir, capsys
):
    os.symlink('.', 'link')
    before = tree(project)
    assert run('.', f'--outdir={outdir}', '--force') == 2
    assert 'would overwrite the source' in capsys.readouterr().err
    assert tree(project) == before
    assert run('sub', '--outdir=.') == 0
    assert (project / 'two.py').read_text() == NEW


def test_what_port_did_not_write_needs_force(project, capsys):
    new = project.parent / 'new'
    write(new, {'sub/two.py': 'mine\n', 'other.txt': 'mine\n'})
    assert run('.', '--outdir=../new') == 2
    assert 'new/sub/two.py is not what' in capsys.readouterr().err
    assert sorted(tree(new)) == ['other.txt', 'sub/two.py']
    assert run('.', '--outdir=../new', '--force') == 0
    (new / 'old.py').write_text(NEW + '# mine\n')
    (project / 'plain.py').write_text('x = 2\n')
    assert run('.', '--outdir=../new') == 2
    assert (new / 'plain.py').read_text() == 'x = 1\n'
    (new / 'old.py').unlink()
    assert run('.', '--outdir=../new') == 0
    assert (new / 'plain.py').read_text() == 'x = 2\n'
    assert (new / 'other.txt').read_text() == 'mine\n'


def test_two_sources_never_become_one_file(project, capsys):
    write(project, {'a/x.py': OLD, 'b/x.py': 'y = 1\n'})
    assert run('a/x.py', 'b/x.py', '--outdir=new') == 2
    assert 'would both become' in capsys.readouterr().err
    assert not (project / 'new').exists()
    assert run('a/x.py', 'a/x.py', '--outdir=new') == 0


def test_files_that_were_written_before_stay_known(project):
    assert run('old.py', '--outdir=new') == 0
    assert run('plain.py', '--outdir=new') == 0
    assert run('old.py', 'plain.py', '--outdir=new') == 0


def test_port_that_was_ended_goes_on(project, monkeypatch):
    """Ended after the second file: the third is not there, two are whole."""
    write(project, {'zero.py': OLD})
    real, count = os.replace, []

    def replace(source, target):
        if str(target).endswith('.py'):
            count.append(target)
            if len(count) == 3:
                os.kill(os.getpid(), 9)
        real(source, target)

    child = os.fork()
    if not child:
        monkeypatch.setattr(os, 'replace', replace)
        run('.', '--outdir=../new')
        os._exit(1)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == 9
    new = project.parent / 'new'
    assert len([name for name in tree(new) if name.endswith('.py')]) == 2
    assert run('.', '--check') == 1  # Nothing of it is a source.
    assert run('.', '--outdir=../new') == 0
    assert sorted(tree(new)) == [
        MANIFEST,
        'old.py',
        'plain.py',
        'sub/two.py',
        'zero.py',
    ]


def test_links_are_followed_once(project):
    write(project.parent / 'shared', {'far.py': OLD})
    os.symlink('../shared', 'linked')
    os.symlink('..', 'sub/up')
    os.symlink('old.py', 'same.py')
    os.symlink('nowhere.py', 'broken.py')
    assert run('.', '--outdir=new') == 0
    assert sorted(tree(project / 'new')) == [
        MANIFEST,
        'linked/far.py',
        'old.py',
        'plain.py',
        'same.py',
        'sub/two.py',
    ]
    assert run('.', '--write', '--nobackup') == 2  # far.py is not of here.
    assert (project / 'same.py').is_symlink()
    assert (project / 'old.py').read_text() == NEW
    assert (project.parent / 'shared' / 'far.py').read_text() == OLD
    assert run('linked/far.py', '--write') == 0
    assert (project.parent / 'shared' / 'far.py').read_text() == NEW


def test_what_is_not_the_projects_is_no_source(project):
    write(
        project,
        {
            'venv/pyvenv.cfg': '',
            'venv/lib/site.py': OLD,
            'env/bin/activate_this.py': '',
            'env/module.py': OLD,
            'node_modules/a.py': OLD,
            '.hidden/a.py': OLD,
            '__pycache__/a.py': OLD,
            '._old.py': b'\x00',
        },
    )
    assert sorted(statuses('.')) == ['old.py', 'plain.py', 'sub/two.py']


def test_original_stays_beside_where_git_has_none(project, capsys):
    assert run('.', '--write') == 0
    assert (project / 'old.py').read_text() == NEW
    assert (project / 'old.py.orig').read_text() == OLD
    assert not (project / 'plain.py.orig').exists()
    assert run('.', '--write') == 0
    (project / 'old.py').write_text(OLD + '\n')
    assert run('.', '--write') == 2
    assert 'old.py.orig is there and differs' in capsys.readouterr().err
    assert (project / 'old.py.orig').read_text() == OLD
    assert (project / 'old.py').read_text() == OLD + '\n'
    assert run('.', '--write', '--nobackup') == 0
    assert (project / 'old.py').read_text() == NEW + '\n'


def test_git_is_the_way_back_for_what_it_knows(project):
    def git(*arguments):
        who = ['-c', 'user.name=a', '-c', 'user.email=a@b']
        subprocess.run(['git', *who, *arguments], check=True)

    git('init', '-q')
    (project / '.gitignore').write_text('sub\n')
    git('add', '.')
    git('commit', '-qm', 'one')
    assert run('.', '--write') == 0
    assert not (project / 'old.py.orig').exists()
    assert (project / 'sub/two.py.orig').read_text() == OLD


def test_copy_brings_what_the_program_reads(project):
    write(
        project,
        {
            'data/words.txt': 'a b\n',
            'config.json': '{}',
            'picture.png': b'\x89PNG\x00',
            'bad.py': 'def (:\n',
            '.git/HEAD': 'ref',
            '__pycache__/old.pyc': b'\x00',
            'save/checkpoint': '',
            'save/model.ckpt-10.index': b'\x00',
            'save/args.pkl': b'\x00',
            'logs/events.out.tfevents.1': b'\x00',
        },
    )
    os.chmod('config.json', 0o755)
    (project / 'empty/one').mkdir(parents=True)
    for _ in range(2):
        assert run('.', '--outdir=new', '--copy') == 2
    new = tree(project / 'new')
    assert sorted(new) == [
        MANIFEST,
        'bad.py',
        'config.json',
        'data/words.txt',
        'old.py',
        'picture.png',
        'plain.py',
        'save/args.pkl',
        'sub/two.py',
    ]
    assert new['picture.png'] == b'\x89PNG\x00'
    assert (project / 'new/logs').is_dir()
    assert (project / 'new/empty/one').is_dir()
    assert not (project / 'new/__pycache__').exists()
    assert os.access('new/config.json', os.X_OK)
    assert run('old.py', '--outdir=one', '--copy') == 0
    assert 'plain.py' not in tree(project / 'one')
    (project / 'new/data/words.txt').write_text('mine')
    assert run('.', '--outdir=new', '--copy') == 2
    assert (project / 'new/data/words.txt').read_text() == 'mine'


def test_copy_names_a_checkpoint_that_it_leaves(project, capsys):
    made = {f'data/vgg.ckpt.{part}': 'a' for part in ('index', 'meta')}
    assert run('.', '--outdir=new', '--copy') == 0
    assert 'stays behind' not in capsys.readouterr().out
    write(project, made)
    assert run('.', '--outdir=new', '--copy') == 0
    told = 'data/vgg.ckpt stays behind: copy the checkpoints'
    assert told in capsys.readouterr().out
    write(project, {'model-12.index': 'a'})
    assert run('.', '--outdir=new', '--copy') == 0
    assert 'data/vgg.ckpt and 1 more stays' in capsys.readouterr().out


def test_copy_names_events_that_a_program_reads(project, capsys):
    write(project, {'logs/events.out.tfevents.1.here': 'a'})
    assert run('.', '--outdir=new', '--copy') == 0
    assert 'stays behind' not in capsys.readouterr().out
    reads = 'for event in tf.train.summary_iterator("a"):\n    print(event)\n'
    write(project, {'old.py': f'{OLD}{reads}'})
    assert run('.', '--outdir=new', '--copy') == 0
    told = 'logs/events.out.tfevents.1.here stays behind: copy the events'
    assert told in capsys.readouterr().out


def test_program_that_reads_beside_itself_is_told_of_copy(project, capsys):
    made = {'old.py': f'{OLD}folder = __file__\n', 'words.txt': 'a'}
    write(project, made)
    told = 'old.py may read what lies beside it (__file__): --copy'
    assert run('old.py', '--outdir=new') == 0
    assert told in capsys.readouterr().out
    assert run('old.py', '--outdir=other', '--copy') == 0
    assert told not in capsys.readouterr().out


@pytest.mark.parametrize(
    ('arguments', 'message'),
    [
        (['.', '--copy'], '--copy must come with --outdir'),
        (['.', '--force'], '--force must come with --write or --outdir'),
        (
            ['.', '--force', '--check'],
            '--force must come with --write or --outdir',
        ),
        (['.', '--nobackup'], '--nobackup must come with --write'),
        (['.', '--outdir='], '--outdir must be a folder'),
        (['.', '--outdir=old.py'], '--outdir=old.py must be a folder'),
        (['', '--write'], 'no such file or folder'),
        (['.', '--report=old.py'], 'would overwrite a file of the project'),
        (['/dev/null'], 'no file and no folder'),
    ],
)
def test_bad_call_changes_nothing(project, arguments, message, capsys):
    before = tree(project)
    assert run(*arguments) == 2
    assert message in capsys.readouterr().err
    assert tree(project) == before


@pytest.mark.deep
@pytest.mark.parametrize('terms', [1500, 3000])
def test_deep_and_long_expressions_are_ported(project, terms):
    total = ' + '.join(['y'] * terms)
    row = ', '.join(['0'] * 50_000)
    (project / 'old.py').write_text(f'{OLD}x = {total}\nz = [{row}]\n')
    assert statuses('old.py', '--outdir=new') == {'old.py': 'ported'}
    new = (project / 'new/old.py').read_text()
    assert new == f'{NEW}x = {total}\nz = [{row}]\n'


def test_line_ends_of_an_old_mac_are_kept(project):
    text = OLD.replace('\n', '\r').encode()
    (project / 'old.py').write_bytes(text)
    assert run('old.py', '--outdir=new') == 0
    new = (project / 'new/old.py').read_bytes()
    assert new == NEW.replace('\n', '\r').encode()


def test_bytes_of_no_encoding_get_one(project):
    text = f'#!/usr/bin/python\n# Stra\xdfe\n{OLD}'.encode('latin-1')
    (project / 'old.py').write_bytes(text)
    assert run('old.py', '--outdir=new') == 0
    new = (project / 'new/old.py').read_bytes()
    assert new.split(b'\n')[1] == b'# coding: latin-1'
    compile(new, 'old.py', 'exec')
    assert run('old.py', '--outdir=new') == 0
    assert run('new/old.py', '--check') == 0


def test_an_error_of_the_porter_names_its_file(project, monkeypatch, capsys):
    def facts(text):
        if 'concat' in text:
            raise KeyError('a name')
        return real(text)

    real = port.Programs.project.__globals__['project'].facts
    monkeypatch.setattr(
        port.Programs.project.__globals__['project'], 'facts', facts
    )
    write(project, {'main.py': 'import old\nimport plain\n'})
    found = statuses('.', '--outdir=../new')
    assert found['old.py'] == 'left alone' and found['main.py'] == 'unchanged'
    assert 'internal error, please report it' in capsys.readouterr().err


def test_text_that_another_file_gives_is_written_as_text(project):
    data = "def g(x):\n    s = ''\n    s += str(x)\n    return s\n"
    main = (
        f'{OLD}import data\nprint y\n'
        "with open('x', 'wb') as f: f.write(data.g(1))\n"
    )
    write(project, {'main.py': main, 'data.py': data})
    run('.', '--outdir=../new')
    new = (project.parent / 'new/main.py').read_text(encoding='utf-8')
    assert "open('x', 'w', encoding='utf-8'" in new


@pytest.mark.parametrize('own', ['', 'import tensorflow as tf\n'])
def test_module_of_a_half_ported_program_does_not_bring_its_tf(project, own):
    half = 'x = tf.compat.v1.get_variable("{}", [2])\n'
    stars = 'from shared import *\n'
    write(
        project,
        {
            'shared.py': f'import tensorflow as tf\n{half.format("a")}',
            'half.py': f'{stars}tf.random.set_seed(1)\n{half.format("b")}',
            'older.py': f'{own}{stars}tf.set_random_seed(1)\n',
        },
    )
    assert run('.', '--outdir=new') == 0
    text = (project / 'new/older.py').read_text()
    line = 'import tensorflow.compat.v1 as tf\n'
    assert stars + line in text
    assert text.count(line) == (2 if own else 1)
    assert 'tf.disable_v2_behavior()' in text
    assert 'compat.v1 as' not in (project / 'new/half.py').read_text()


@pytest.mark.parametrize(
    ('name', 'lost'),
    [
        ('nets.gone', ['nets is a module of the program that does not']),
        ('nets.old', []),
        ('nets.made', []),
        ('nets.far', []),
        ('numpy.gone', []),
        ('package.kept', []),
    ],
)
def test_folder_without_init_lacks_what_no_folder_of_its_name_holds(
    project, name, lost
):
    write(project, {'main.py': f'{OLD}from {name} import f\n', '.git': ''})
    modules = ('nets/old.py', 'tools/nets/far.py', 'numpy/a.py')
    write(project, dict.fromkeys(modules, 'f = 1\n'))
    write(project, {'nets/made.so': b'\x7f'})
    # A package at the root, and a folder of its name beside the file.
    write(project, {'package/__init__.py': '', 'package/kept.py': 'f = 1\n'})
    write(project, {'sub/main.py': f'{OLD}from {name} import f\n'})
    write(project, {'sub/package/other.py': '', 'sub/nets/old.py': 'f = 1\n'})
    run('.', '--outdir=../new', '--report=../report.json')
    with open('../report.json', encoding='utf-8') as file:
        rows = json.load(file)['files']
    found = {
        row['path']: [
            finding['why']
            for finding in row['findings']
            if finding['rule'] == 'missing-modules'
        ]
        for row in rows
    }
    assert len(found['main.py']) == len(found['sub/main.py']) == len(lost)
    assert all(lost[0] in why for why in found['main.py'])
