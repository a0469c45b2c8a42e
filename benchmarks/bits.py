"""What is equal to the bit over releases, Pythons and numbers of threads.

usage: python benchmarks/bits.py measure FILE.npz   in each environment
       python benchmarks/bits.py table FILE.npz...  prints what they come to

`measure` trains four small models at 1, 2 and 4 threads, each number in a
process of its own: once through, once more, and once in two halves (the second
by --resume). It keeps the first weights, the order of the batches, what a
training of 40 steps came to, and whether the three agree to the bit. It also
lets `legacy-rnn verify` compare the programs of examples/ with their ports.

`table` compares what several environments measured. A difference is the
largest |a - b| / (1 + |b|) over all weights.
"""

import glob
import json
import os
import platform
import subprocess
import sys
import tempfile

THREADS = (1, 2, 4)
MODELS = {
    'classify, dynamic, GRU, dropout': ('classify', '--output_keep_prob=0.5'),
    'classify, static, LSTM': ('classify', '--unroll=static', '--cell=lstm'),
    'classify, fused, GRU': ('classify', '--unroll=fused'),
    'label, both ways, float64': (
        'label',
        '--bidirectional',
        '--dtype=float64',
    ),
}
COMMON = ('--num_hidden=24', '--batches_per_epoch=10', '--dataset=my.npz')
EXAMPLES = ('language_model_0_8', 'character_model_0_12', 'reverse_1_2')
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def measure(path):
    """Measures this environment and writes FILE."""
    import numpy as np

    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for threads in THREADS:
            part = os.path.join(folder, f'{threads}.npz')
            command = [sys.executable, os.path.abspath(__file__), 'train']
            subprocess.run([*command, str(threads), part], check=True)
            with np.load(part) as arrays:
                found.update(arrays)
    found['about'] = json.dumps({**_about(), 'verify': list(_verify())})
    np.savez(path, **found)


def train(threads, path):
    """Trains all models at a number of threads, and writes FILE."""
    import numpy as np

    found = {}
    for name, model in MODELS.items():
        key = f'{threads}/{name}'
        first = _train(model, threads, ['--epochs=1', '--learning_rate=1e-38'])
        whole, order = _train(model, threads, ['--epochs=4'], order=True)
        again = _train(model, threads, ['--epochs=4'])
        halves = _train(model, threads, ['--epochs=2'], ['--epochs=4'])
        found[f'{key}/first'] = first
        found[f'{key}/whole'] = whole
        found[f'{key}/order'] = order
        found[f'{key}/again'] = np.array_equal(whole, again)
        found[f'{key}/halves'] = np.array_equal(whole, halves)
    np.savez(path, **found)


def _train(model, threads, flags, resume=(), order=False):
    """The weights at the end, in one row, float64; and the batches."""
    import numpy as np
    import tensorflow as tf

    from legacy_rnn.__main__ import main
    from legacy_rnn.training.batches import Batches

    command, *rest = model
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        random = np.random.RandomState(1)
        target = random.randint(4, size=[100, 9])
        np.savez(
            'my.npz',
            data=random.rand(100, 9, 16),
            target=target if command == 'label' else target[:, 0],
            length=random.randint(1, 10, size=100),
        )
        where = [command, '--logdir=run', f'--threads={threads}']
        _call(main, [*where, *rest, *COMMON, *flags])
        if resume:
            _call(main, [*where, '--resume', *resume])
        newest = max(
            glob.glob('run/model.ckpt-*.index'),
            key=lambda name: int(name.split('-')[-1].split('.')[0]),
        )
        reader = tf.train.load_checkpoint(newest[: -len('.index')])
        names = sorted(reader.get_variable_to_shape_map())
        values = [np.float64(reader.get_tensor(n)).ravel() for n in names]
    weights = np.concatenate(values)
    if not order:
        return weights
    batches = Batches(np.arange(1000), 20, 10, 0)
    return weights, np.concatenate([batches.at(i) for i in range(40)])


def _call(main, argv):
    before = sys.stdout
    with open(os.devnull, 'w') as sys.stdout:
        status = main(argv)
    sys.stdout = before
    if status:
        raise SystemExit(f'{argv} ended with {status}')


def _verify():
    """Yields what `verify` says of each example and its port."""
    command = [sys.executable, '-m', 'legacy_rnn']
    folder = os.path.join(ROOT, 'examples')
    for name in EXAMPLES:
        with tempfile.TemporaryDirectory() as new:
            port = ['port', f'{name}.py', f'--outdir={new}', '--copy']
            for argv in (
                port,
                ['verify', f'{name}.py', os.path.join(new, f'{name}.py')],
            ):
                done = subprocess.run(
                    [*command, *argv],
                    cwd=folder,
                    capture_output=True,
                    text=True,
                    check=False,
                )
        lines = done.stdout.splitlines() or done.stderr.splitlines()
        yield name, done.returncode, lines[-1] if lines else ''


def _about():
    import numpy as np
    import tensorflow as tf

    return {
        'python': platform.python_version(),
        'tensorflow': tf.__version__,
        'numpy': np.__version__,
        'cores': os.cpu_count(),
    }


def table(*paths):
    """Prints what differs, within environments and between them."""
    import numpy as np

    sets = [dict(np.load(path)) for path in paths]
    abouts = [json.loads(str(found['about'])) for found in sets]
    print('| Python | TensorFlow | NumPy | run twice | resumed | verify |')
    print('|---|---|---|---|---|---|')
    for found, about in zip(sets, abouts, strict=True):
        counts = [_count(found, part) for part in ('again', 'halves')]
        passed = sum(status == 0 for _, status, _ in about['verify'])
        print(
            f'| {about["python"]} | {about["tensorflow"]} | '
            f'{about["numpy"]} | {counts[0]} | {counts[1]} | '
            f'{passed} of {len(about["verify"])} pass |'
        )
    versions = sorted({about['tensorflow'] for about in abouts})
    print('\n| model | first weights | batches | Pythons | threads |', end='')
    print(*(f' {versions[-1]} and {v} |' for v in versions[:-1]), sep='')
    print(f'|---|---|---|---|---|{"---|" * (len(versions) - 1)}')
    for name in MODELS:
        print(f'| {name} | {_row(name, sets, abouts, versions)} |')


def _row(name, sets, abouts, versions):
    """The cells of a model's row."""
    pairs = list(zip(sets, abouts, strict=True))
    firsts = [f[f'{t}/{name}/first'] for f in sets for t in THREADS]
    orders = [f[f'{t}/{name}/order'] for f in sets for t in THREADS]
    pythons = [
        _widest([f[f'{t}/{name}/whole'] for f, a in pairs if _is(a, version)])
        for version in versions
        for t in THREADS
    ]
    threads = [
        _widest([found[f'{t}/{name}/whole'] for t in THREADS])
        for found in sets
    ]
    newest = [f for f, a in pairs if _is(a, versions[-1])]
    releases = [
        _widest(
            [
                f[f'1/{name}/whole']
                for f in [*newest, *(f for f, a in pairs if _is(a, version))]
            ]
        )
        for version in versions[:-1]
    ]
    cells = [_widest(firsts), _widest(orders), max(pythons), max(threads)]
    return ' | '.join(map(_text, [*cells, *releases]))


def _is(about, version):
    return about['tensorflow'] == version


def _widest(values):
    import numpy as np

    first, *rest = values
    return max(
        (float(np.max(abs(v - first) / (1 + abs(first)))) for v in rest),
        default=0.0,
    )


def _text(difference):
    return f'{difference:.0e}' if difference else 'the bit'


def _count(found, part):
    all_ = [bool(v) for k, v in found.items() if k.endswith(f'/{part}')]
    return f'{sum(all_)} of {len(all_)}'


if __name__ == '__main__':
    {'measure': measure, 'train': train, 'table': table}[sys.argv[1]](
        *sys.argv[2:]
    )
