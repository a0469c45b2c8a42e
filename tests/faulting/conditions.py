"""Commands under bad conditions: what they say, and what stands after."""

import contextlib
import ctypes
import os
import resource
import shutil
import subprocess
import sys
import time

from . import kinds
from .processes import Command

NOBODY = 65534
OLD = 'import tensorflow as tf\nx = tf.pack([1, 2])\n'
NEW = b'tf.stack'
TRAIN = ('classify', '--dataset=../my.npz', '--num_hidden=64', '--epochs=2')
# What writes into a folder, by the folder's name in the words of a user.
WRITERS = {
    'classify': (*TRAIN, '--batches_per_epoch=3', '--logdir=run'),
    'predict': ('label', '--mode=predict', '--logdir=../run', '--output=p'),
    'export': ('label', '--mode=export', '--logdir=../run', '--export_dir=e'),
    'convert': ('checkpoint', 'convert', '../run', 'new', '--allow_unknown'),
    'port --outdir': ('port', '../old.py', '--outdir=new'),
    'port --write': ('port', 'old.py', '--write'),
    'project': ('project', '.'),
}


def checks():
    """Pairs of a name and a check, which raises where it went wrong."""
    for name in WRITERS:
        yield f'full disk: {name}', _writes(name, 'No space left', _full)
    for name in WRITERS:
        yield (
            f'read-only folder: {name}',
            _writes(
                name,
                'may not be written' if name == 'predict' else 'ermission',
                _closed,
            ),
        )
    yield 'unreadable input', _unreadable
    yield 'clock set back a year', _clock
    yield 'lost temporary folder', _lost
    yield 'source changed while it is ported', _changed
    yield 'checkpoint removed', _removed
    yield 'two trainings in one folder', _two
    yield 'two ports into one folder', _two_ports
    yield 'few open files', _few
    yield 'closed pipe', _pipe
    yield 'slow pipe', _slow


def _writes(name, word, place):
    """A check that a command says why it cannot write, and leaves all."""

    def check(folder):
        _inputs(folder)
        (folder / 'old.py').write_text(OLD)
        inside = folder / 'inside'
        inside.mkdir()
        with place(inside) as options:
            before = kinds.digests(inside)
            command = _run(WRITERS[name], inside, folder / 'log', **options)
            _fails(command, word, several=name.startswith('port'))
            after = kinds.digests(inside)
            mine = {k: v for k, v in after.items() if k in before}
            if mine != before or kinds.Kind('').left(inside):
                raise ValueError(f'before: {before}, after: {after}')

    return check


@contextlib.contextmanager
def _full(folder):
    """A disk of 64 kB with a source on it, and 4 kB free."""
    mount = ['mount', '-t', 'tmpfs', '-o', 'size=64k', 'none', str(folder)]
    subprocess.run(mount, check=True)
    try:
        (folder / 'old.py').write_text(OLD)
        with open(folder / 'filler', 'wb', 0) as stream:
            with contextlib.suppress(OSError):
                while True:
                    stream.write(b'x' * 4096)
        yield {}
    finally:
        subprocess.run(['umount', str(folder)], check=True)


@contextlib.contextmanager
def _closed(folder):
    """A folder of somebody else, for a user who may read all."""
    (folder / 'old.py').write_text(OLD)
    folder.chmod(0o555)
    yield {'before': lambda: _be(NOBODY, 1 << 2)}  # CAP_DAC_READ_SEARCH


def _be(user, capabilities=0):
    """Becomes a user with no rights of root but these."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(8, 1, 0, 0, 0)  # PR_SET_KEEPCAPS
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    data = (ctypes.c_uint32 * 6)(capabilities, capabilities)
    if libc.capset(header, data):
        raise OSError(ctypes.get_errno(), 'capset')


def _unreadable(folder):
    _inputs(folder)
    (folder / 'old.py').write_text(OLD)
    for name in ('my.npz', 'old.py'):
        (folder / name).chmod(0)
    folder.chmod(0o777)
    for argv in (
        ('classify', '--dataset=my.npz', '--logdir=new'),
        ('port', 'old.py'),
        ('date', 'old.py'),
    ):
        command = _run(argv, folder, folder / 'log', before=lambda: _be(0))
        _fails(command, 'ermission denied', several=argv[0] != 'classify')


def _clock(folder):
    _inputs(folder)
    argv = [sys.executable, '-m', 'legacy_rnn', 'classify']
    argv += ['--dataset=my.npz', '--validation=.1']
    for shift, extra in (
        ([], ['--logdir=whole', '--epochs=4']),
        ([], ['--logdir=mine', '--epochs=2']),
        (['faketime', '-f', '-1y'], ['--logdir=mine', '--epochs=4']),
    ):
        again = ['--resume'] * bool(shift)
        subprocess.run(
            [*shift, *argv, *extra, *again],
            cwd=folder,
            check=True,
            capture_output=True,
        )
    found = [kinds.digests(folder / name) for name in ('mine', 'whole')]
    for digests in found:  # It says how many epochs were asked for then.
        del digests['best/config.json']
    if found[0] != found[1]:
        raise ValueError('not as undisturbed')


def _lost(folder):
    (folder / 'old.py').write_text(OLD)

    def lose():
        import tempfile

        tempfile.tempdir = str(folder / 'gone')

    argv = ('verify', 'old.py', 'old.py')
    _fails(_run(argv, folder, folder / 'log', before=lose), 'gone')


def _changed(folder):
    """An editor that saves while `port --write` is at work."""
    for number in range(12):
        source = folder / 'old.py'
        source.write_text(OLD * 200)
        command = Command(
            ('port', 'old.py', '--write'), folder, folder / 'log'
        )
        time.sleep(0.03 * number)
        mine = f'{OLD}# mine {number}\n'
        source.write_text(mine)
        command.wait()
        found = source.read_text()
        if f'# mine {number}' not in found:
            raise ValueError(f'lost after {0.03 * number} s')
        for path in folder.glob('*.orig'):
            path.unlink()


def _removed(folder):
    _inputs(folder)
    for path in (folder / 'run').glob('model.ckpt-*.data*'):
        path.unlink()
    argv = ('label', '--mode=evaluate', '--logdir=run')
    _fails(_run(argv, folder, folder / 'log'), 'no checkpoint')


def _two(folder):
    _inputs(folder)
    argv = ('classify', '--dataset=my.npz', '--logdir=new')
    first = Command((*argv, '--epochs=2000'), folder, folder / 'first')
    while not (folder / 'new' / 'history.json').exists():
        if first.poll() is not None:
            raise ValueError(first.printed())
        time.sleep(0.05)
    for extra in ((), ('--resume',)):
        second = _run((*argv, *extra), folder, folder / 'log')
        _fails(second, 'holds a run' if not extra else 'another process')
    first.send(15)
    if first.wait() != 130:
        raise ValueError(first.printed())


def _two_ports(folder):
    kinds.Port('--outdir=new').prepare(folder)
    argv = ('port', 'project', '--outdir=new')
    both = [Command(argv, folder, folder / f'log{i}') for i in (1, 2)]
    if [command.wait() for command in both] != [0, 0]:
        raise ValueError([command.printed()[-1:] for command in both])
    alone = _run(('port', 'project', '--outdir=alone'), folder, folder / 'log')
    if alone.status or kinds.digests(folder / 'new') != kinds.digests(
        folder / 'alone'
    ):
        raise ValueError('not as one port')


def _few(folder):
    _inputs(folder)
    shutil.copytree(kinds.EXAMPLES, folder / 'old')
    for argv in (
        ('classify', '--dataset=my.npz', '--epochs=2', '--logdir=new'),
        ('port', 'old', '--outdir=ported'),
        ('label', '--mode=predict', '--logdir=run', '--output=p'),
    ):
        for number in range(4, 16):
            shutil.rmtree(folder / 'new', ignore_errors=True)
            command = _run(
                argv,
                folder,
                folder / 'log',
                limits={resource.RLIMIT_NOFILE: (number, number)},
            )
            if command.status == 0:
                break
            _fails(command, 'open files', several=argv[0] == 'port')
        else:
            raise ValueError(f'{argv} needs more than 15 files')


def _pipe(folder):
    """Nobody reads: a training goes on, results say so by their status."""
    _inputs(folder)

    def close():
        reader, writer = os.pipe()
        os.close(reader)
        for number in (1, 2):
            os.dup2(writer, number)

    argv = ('classify', '--dataset=my.npz', '--epochs=3', '--logdir=new')
    argv += ('--batches_per_epoch=3',)
    command = _run(argv, folder, folder / 'log', before=close)
    if not list((folder / 'new').glob('model.ckpt-*.index')):
        raise ValueError(f'{command.status}: no checkpoint')
    newest = max(
        int(p.stem.split('-')[1])
        for p in (folder / 'new').glob('model.ckpt-*.index')
    )
    if newest != 9 or command.status != 2:
        raise ValueError(f'status {command.status} at step {newest} of 9')
    argv = ('label', '--mode=predict', '--logdir=run')
    command = _run(argv, folder, folder / 'log', before=close)
    if command.status != 2:
        raise ValueError(f'predict ended with {command.status}')


def _slow(folder):
    _inputs(folder)
    line = (
        f'{sys.executable} -m legacy_rnn label --mode=predict --logdir=run'
        ' | { sleep 2; cat; } > slow'
    )
    subprocess.run(line, shell=True, cwd=folder, check=True)
    if len((folder / 'slow').read_text().splitlines()) != 60:
        raise ValueError('lines are missing')


def _inputs(folder):
    """A data set and a run to use."""
    kinds.sequences(folder / 'my.npz', labels_steps=False)
    run = kinds.trained(folder.parent)
    shutil.copytree(run, folder / 'run')


def _run(argv, folder, log, **options):
    command = Command(argv, folder, log, **options)
    command.wait()
    return command


def _fails(command, word, several=False):
    """Wants status 2 and one line that says why.

    Args:
      command: The command, ended.
      word: What the line holds.
      several: Whether there may be more lines, as of a command that reads
        many files.
    """
    said = [line for line in command.printed() if ' step ' not in line]
    said = [line for line in said if not line.startswith('  test_loss')]
    wrong = [line for line in said if word in line]
    if command.status != 2 or not wrong or (said != wrong and not several):
        raise ValueError(f'status {command.status}: {said}')
