"""One run of a program, in a process of its own.

    python -m legacy_rnn.swapping.process REQUEST.json

REQUEST holds what to run (`script` or `module`, `argv`, `release`, `python`,
`seed`), how (`unroll`, null for as written; `skip`, calls that stay as they
are, with reasons; `dropout`; `gradients`; `steps`), the folder of the runs
(`store`) and the one for what came of it (`folder`): `calls.json`,
`rows.jsonl`, and `progress.json` while it runs.
"""

from __future__ import annotations

import contextlib
import inspect
import json
import os
import re
import sys
import time

from legacy_rnn.console import quiet_import
from legacy_rnn.running import (
    execution,
    programs,
    releases,
    surroundings,
    unported,
)
from legacy_rnn.running.patches import (
    clock,
    counted_seeds,
    no_dropout,
    ordered_loops,
    replacing,
    step_draws,
)

_QUOTED = re.compile(r"'([^'\s]+)'")


def main(path):
    """Runs the program of a request; returns its exit status."""
    with open(path, encoding='utf-8') as file:
        request = json.load(file)
    tf = quiet_import.import_tensorflow()
    tf.compat.v1.disable_v2_behavior()
    from legacy_rnn.compat.loops import policies  # loads TensorFlow

    from . import comparing, following, keeping, plan, values

    loops = plan.Plan(request['unroll'], request['skip'])
    store = values.Store(request['store'])
    with contextlib.ExitStack() as stack:
        enter = stack.enter_context
        tell = _Progress(_path(request, 'progress.json'), loops)
        rows = enter(open(_path(request, 'rows.jsonl'), 'w', encoding='utf-8'))
        if request['unroll'] is None:
            watcher = keeping.Keeper(store, request['steps'], tell)
        else:
            watcher = comparing.Comparer(
                store,
                rows,
                following.Following(loops),
                request['steps'],
                tell,
                request['unroll'] == 'fused',
                request['gradients'],
            )
        for change in _changes(tf, request, loops, watcher.gradients):
            enter(change)
        enter(policies.by(loops))
        running, status = _run(tf, request, watcher)
    _report(request, loops, watcher, running, status)
    return status


class _Progress:
    """Writes down how far the program is, not more often than can be seen.

    Args:
        path: Path of the file.
        loops: `plan.Plan`.
    """

    def __init__(self, path, loops):
        self._path, self._loops = path, loops
        self._next = 0.0

    def __call__(self, watcher):
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + 0.2
        progress = {
            'runs': watcher.runs,
            'trained': watcher.trained,
            'loops': sum(not call.alone for call in self._loops.calls),
        }
        with open(self._path, 'w', encoding='utf-8') as file:
            json.dump(progress, file)


def _changes(tf, request, loops, gradients):
    """What this run changes in TensorFlow, as context managers."""
    from legacy_rnn.compat.cells.base import RNNCell

    yield counted_seeds.counted(tf)
    yield ordered_loops.in_order(tf, loops.hear_while_loop)
    yield clock.counted()
    yield step_draws.drawn(tf)
    if not request['dropout']:
        yield no_dropout.left_out(tf)
    optimizer = tf.compat.v1.train.Optimizer
    noted = gradients.noted(optimizer.apply_gradients)
    yield replacing.attribute(optimizer, 'apply_gradients', noted)
    slopes = tf.compat.v1.gradients
    homes = {tf.compat.v1, sys.modules[inspect.unwrap(slopes).__module__]}
    by_hand = gradients.noted_by_hand(slopes)
    yield replacing.wherever(homes, slopes, by_hand)
    for kind in _with_own_call(RNNCell):
        call = loops.hearing_cell(kind.__call__)
        yield replacing.attribute(kind, '__call__', call)


def _with_own_call(kind):
    """A class and those below it that define `__call__`."""
    if '__call__' in vars(kind):
        yield kind
    for below in kind.__subclasses__():
        yield from _with_own_call(below)


class _Running(execution.Execution):
    """An execution that keeps the error that ended it."""

    error = None

    def _report(self, error, status):
        self.error = error
        return super()._report(error, status)


def _run(tf, request, watcher):
    if request['module'] is not None:
        program = programs.from_module(request['module'], request['argv'])
    else:
        program = programs.from_script(request['script'], request['argv'])
    choice = releases.choose(request['release'], program, request['python'])
    if request['release'] == 'auto' and unported.is_one(choice):
        raise programs.CannotRun(unported.describe(choice, program.name))
    settings = surroundings.Settings(
        request['seed'],
        request['steps'],
        python=request['python'],
        rewrites=False,
    )
    running = _Running(program, choice, watcher, settings)
    return running, running.run(lambda: tf)


def _report(request, loops, watcher, running, status):
    error = running.error
    told = None
    if error is not None and not isinstance(error, SystemExit):
        text = ' '.join(str(error).split())
        told = {
            'type': type(error).__name__,
            'text': text,
            'calls': _blamed(loops, text),
        }
    report = {
        'status': status,
        'calls': [
            {**call.row(), 'judged': watcher.judged(call.key)}
            for call in loops.calls
        ],
        'error': told,
        'runs': watcher.number,
        'trained': watcher.trained,
        'unseen': dict(watcher.unseen),
        'mismatch': getattr(watcher, 'mismatch', ''),
    }
    with open(_path(request, 'calls.json'), 'w', encoding='utf-8') as file:
        json.dump(report, file)


def _blamed(loops, text):
    """Keys of the swapped calls whose operations an error names."""
    named = {name.partition(':')[0] for name in _QUOTED.findall(text)}
    return [
        call.key
        for call in loops.calls
        if call.is_swapped() and named & call.names()
    ]


def _path(request, name):
    return os.path.join(request['folder'], name)


if __name__ == '__main__':
    try:
        sys.exit(main(sys.argv[1]))
    except programs.CannotRun as cannot:
        sys.exit(str(cannot))
