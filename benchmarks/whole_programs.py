"""Time of whole programs under real releases, `run`, `run --fuse`, and ported.

usage: python benchmarks/whole_programs.py CORPUS CHECKOUTS ROUNDS
           VERSION=PYTHON... [ID...]

CORPUS is a folder with the list `OPEN.json`, the data makers and the
stand-ins that the list names; CHECKOUTS has a folder for each of its
`checkout`s. VERSION=PYTHON names a Python with that release of TensorFlow.
Each program of `PROGRAMS` trains for some steps with the sizes of its authors,
ROUNDS times in turn, each in a process and a copy of its folder of its own.
Prints a Markdown table of the least of all rounds: seconds of the clock and of
the processor (user and system) from the first line of the program to its end,
without `import tensorflow`, and ratios to the old release's. The spread is the
most over the least processor time of one way, the largest of the four. Seconds
of the processor tell more on a busy machine. Modules are compiled beforehand,
as pip compiles those that it installs.
"""

import compileall
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import typing

ROOT = pathlib.Path(__file__).resolve().parents[1]
CHILD = pathlib.Path(__file__).with_name('whole_program.py')
WAYS = ('run', 'run --fuse', 'port')
CLOCKS = ('wall', 'cpu')


class Program(typing.NamedTuple):
    """A program, below the checkout of its case.

    Attributes:
        release: The old release that runs it.
        folder: Where it is started.
        argv: Its file and its flags.
        steps: Training steps after which it ends.
        prepare: What makes its data; by default what its case says.
    """

    release: str
    folder: str
    argv: list
    steps: int
    prepare: str = ''


TEXT = 'python3 -E $CORPUS/_tools/mk_text.py {} 6000 0 play'
AYMERIC = 'examples/3_NeuralNetworks'
TRANSLATE = 'tensorflow/models/rnn/translate'
PROGRAMS = {
    'aymeric-recurrent-4e7e10f': Program(
        '0.12.1', AYMERIC, ['recurrent_network.py'], 30
    ),
    'aymeric-dynamic-4e7e10f': Program(
        '0.12.1', AYMERIC, ['dynamic_rnn.py'], 200
    ),
    'word-rnn-1422a88': Program(
        '0.12.1',
        '.',
        ['train.py', '--data_dir=data/tiny'],
        20,
        'mkdir -p save logs; ' + TEXT.format('data/tiny/input.txt'),
    ),
    'tf-translate-80746f8': Program(
        '0.12.1', TRANSLATE, ['translate.py', '--self_test'], 3
    ),
    'aymeric-birnn-1abb722': Program(
        '1.15.5', AYMERIC, ['bidirectional_rnn.py'], 30
    ),
    'char-rnn-crazydonkey-a80bdbe': Program(
        '1.15.5',
        '.',
        ['train.py', '--data_file=tiny.txt', '--num_epochs=1'],
        30,
        TEXT.format('tiny.txt'),
    ),
    'golbin-seq2seq': Program('1.15.5', '10 - RNN', ['03 - Seq2Seq.py'], 100),
    'hunkim-rnn-long-char': Program(
        '1.15.5', '.', ['lab-12-4-rnn_long_char.py'], 50
    ),
    'nlintz-lstm-2017-01': Program('1.15.5', '.', ['07_lstm.py'], 20),
    'ptb-tf1-betasspace': Program(
        '1.15.5',
        '.',
        [
            'ptb_word_lm.py',
            '--data_path=ptb_data',
            '--model=small',
            '--rnn_mode=basic',
            '--num_gpus=0',
        ],
        20,
        'python3 -E $CORPUS/_tools/mk_ptb.py ptb_data 5000 600',
    ),
}


def main(corpus, checkouts, rounds, *rest):
    """Measures and prints the table."""
    pythons = dict(item.split('=', 1) for item in rest if '=' in item)
    wanted = [item for item in rest if '=' not in item] or list(PROGRAMS)
    for folder in ('compat', 'legacy_rnn'):
        compileall.compile_dir(ROOT / folder, quiet=2)
    corpus = pathlib.Path(corpus).resolve()
    listed = json.loads((corpus / 'OPEN.json').read_text('utf-8'))['cases']
    cases = {case['id']: case for case in listed}
    print(f'| program | old | seconds | {" | ".join(WAYS)} | spread |')
    print(f'|{"---|" * (len(WAYS) + 4)}')
    for name in wanted:
        program, case = PROGRAMS[name], cases[name]
        with tempfile.TemporaryDirectory() as scratch:
            made = pathlib.Path(scratch) / 'made'
            source = pathlib.Path(checkouts) / case['checkout']
            shutil.copytree(source, made, symlinks=True)
            environment = surroundings(corpus)
            shell(program.prepare or case['prep'], made, environment)
            folder = made / program.folder
            ported = pathlib.Path(scratch) / 'ported'
            port(folder, ported)
            old = pythons[program.release]
            turns = [
                {
                    way: measure(way, old, program, folder, ported)
                    for way in ('old', *WAYS)
                }
                for _ in range(int(rounds))
            ]
        print(row(name, program.release, turns), flush=True)


def row(name, release, turns):
    """One row of the table."""

    def least(way, clock):
        return min(turn[way][clock] for turn in turns)

    cells = []
    for way in WAYS:
        wall, cpu = (
            least(way, clock) / least('old', clock) for clock in CLOCKS
        )
        cells.append(f'{wall:.2f} / {cpu:.2f}')
    shown = ' / '.join(f'{least("old", clock):.1f}' for clock in CLOCKS)
    spread = max(
        max(turn[way]['cpu'] for turn in turns) / least(way, 'cpu')
        for way in ('old', *WAYS)
    )
    parts = [name, release, shown, *cells, f'{spread:.2f}']
    return f'| {" | ".join(parts)} |'


def measure(way, old, program, folder, ported):
    """`{'wall', 'cpu'}` of one run, in seconds."""
    with tempfile.TemporaryDirectory() as scratch:
        place = pathlib.Path(scratch) / 'place'
        shutil.copytree(ported if way == 'port' else folder, place)
        result = pathlib.Path(scratch) / 'result.json'
        python = [old, '-W', 'ignore'] if way == 'old' else [sys.executable]
        command = [*python, str(CHILD), way, str(result), str(program.steps)]
        done = subprocess.run(
            [*command, *program.argv],
            cwd=place,
            env={**os.environ, 'TF_CPP_MIN_LOG_LEVEL': '3'},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if not result.exists():
            raise RuntimeError(f'{way}: {done.stdout}{done.stderr}')
        found = json.loads(result.read_text('utf-8'))
    if found['steps'] != program.steps:
        raise RuntimeError(f'{way}: {found} {done.stderr[-2000:]}')
    return found


def port(folder, target):
    """Ports a folder; a line to check does not stop it."""
    subprocess.run(
        [
            sys.executable,
            '-m',
            'legacy_rnn.port',
            '.',
            f'--outdir={target}',
            '--copy',
        ],
        cwd=folder,
        env={**os.environ, 'PYTHONPATH': str(ROOT)},
        capture_output=True,
    )


def shell(line, folder, environment):
    """Makes the data of a program."""
    subprocess.run(line, shell=True, cwd=folder, env=environment, check=True)


def surroundings(corpus):
    """What the makers of data find."""
    return {**os.environ, 'CORPUS': str(corpus), 'PY': sys.executable}


if __name__ == '__main__':
    main(*sys.argv[1:])
