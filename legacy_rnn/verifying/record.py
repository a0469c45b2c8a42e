"""Runs one of two programs to be compared, and records it.

    python -m legacy_rnn.verifying.record REQUEST.json

REQUEST holds script, argv, trace, seed, steps and release; the release is
null for a program that is written for today's TensorFlow.
"""

from __future__ import annotations

import json
import os
import sys
import types

from legacy_rnn.console import quiet_import
from legacy_rnn.running import (
    execution,
    programs,
    releases,
    surroundings,
    tracing,
    unported,
    watching,
)
from legacy_rnn.running.patches import (
    clock,
    counted_seeds,
    graphs,
    ordered_loops,
    process,
    quiet,
    seeds,
    sessions,
)


def main(path):
    """Runs the program of a request; returns its exit status."""
    with open(path, encoding='utf-8') as file:
        request = json.load(file)
    tf = quiet_import.import_tensorflow()
    tf.compat.v1.disable_v2_behavior()
    with (
        counted_seeds.counted(tf),
        ordered_loops.in_order(tf),
        clock.counted(),
        open(request['trace'], 'w', encoding='utf-8') as stream,
    ):
        trace = tracing.Trace(stream, {'script': request['script']})
        watcher = watching.Watcher(request['steps'], trace)
        status = _run(tf, request, watcher)
        trace.end({'status': status, 'runs': watcher.runs})
    return status


def _run(tf, request, watcher):
    if request['release'] is None:
        return _today(tf, request, watcher)
    program = programs.from_script(request['script'], request['argv'])
    choice = releases.choose(request['release'], program)
    if request['release'] == 'auto' and unported.is_one(choice):
        print(unported.describe(choice, program.name), file=sys.stderr)
        return 2
    settings = surroundings.Settings(request['seed'], request['steps'])
    running = execution.Execution(program, choice, watcher, settings)
    return running.run(lambda: tf)


def _today(tf, request, watcher):
    """Executes a program as Python would, watched and seeded."""
    script = os.path.abspath(request['script'])
    with (
        process.of_its_own(os.path.dirname(script)),
        sessions.watch(tf, watcher),
        sessions.configure(tf, in_order=True),
        seeds.drawn(request['seed']),
        seeds.seeded(tf, request['seed']),
        graphs.separate(tf),
        quiet.warnings_kept(hush=True),
        quiet.log_kept(tf, hush=True),
    ):
        return _execute(request, script)


def _execute(request, script):
    sys.argv = [request['script'], *request['argv']]
    sys.path.insert(0, os.path.dirname(script))
    module = types.ModuleType('__main__')
    module.__file__ = script
    sys.modules['__main__'] = module
    program = programs.from_script(script, request['argv'])
    code = compile(program.source, script, 'exec')
    try:
        exec(code, module.__dict__)
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else bool(error.code)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
