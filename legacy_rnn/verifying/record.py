"""Runs one of two programs to be compared, and records it.

    python -m legacy_rnn.verifying.record REQUEST.json

REQUEST holds script, argv, module, folder, trace, result, seed, steps,
release and python; the release is null for a program that is written for
today's TensorFlow. With `module` the script is a module's name, found in the
folder. With `safe_path` PYTHONSAFEPATH is for this process alone. The result
is a JSON object: `status`, `cause`, as `reports.cause` returns it, and `hint`,
a sentence of what may help, or null; and `links`, the paths of links that it
made.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import json
import os
import re
import sys
import threading
import types

from legacy_rnn import files
from legacy_rnn.compat.old_keras import VARIABLE
from legacy_rnn.compat.sources.programs import own_modules, packages
from legacy_rnn.compat.sources.python2 import python2_syntax
from legacy_rnn.console import quiet_import
from legacy_rnn.running import (
    ending,
    execution,
    programs,
    releases,
    reports,
    surroundings,
    tracing,
    unported,
    watching,
)
from legacy_rnn.running.patches import (
    clock,
    counted_seeds,
    graphs,
    old_keras,
    ordered_loops,
    process,
    quiet,
    seeds,
    sessions,
)
from legacy_rnn.verifying import search_path

_LOADS = re.compile(r'^\s*(import|from)\s+tensorflow\b', re.M)


def main(path):
    """Runs the program of a request; returns its exit status."""
    with open(path, encoding='utf-8') as file:
        request = json.load(file)
    if request.get('safe_path'):
        del os.environ['PYTHONSAFEPATH']  # It is not the program's.
    links = _links()
    try:
        status, cause, hint = _recorded(request)
    except programs.CannotRun as error:
        status, cause, hint = 2, ([], [str(error)]), None
    told = {'status': status, 'cause': cause, 'hint': hint, 'links': links}
    files.write_text(request['result'], json.dumps(told))
    return status


def _links():
    """A list that gets the path of each symbolic link that is made."""
    made: list[str] = []
    link = os.symlink

    @functools.wraps(link)
    def symlink(src, dst, *args, **options):
        link(src, dst, *args, **options)
        made.append(os.path.abspath(os.fsdecode(dst)))

    os.symlink = symlink
    return made


def _recorded(request):
    """Exit status, cause and hint of a program whose runs are recorded."""
    if request['module']:
        program = programs.from_module(
            request['script'], request['argv'], request['folder']
        )
    else:
        program = programs.from_script(request['script'], request['argv'])
    if needs_tf_keras(request, program) and packages.has_tf_keras():
        os.environ[VARIABLE] = '1'
    tf = quiet_import.import_tensorflow()
    if request['release'] is not None:
        tf.compat.v1.disable_v2_behavior()
    if request['places'][0] is not None:
        sys.meta_path.insert(0, search_path.Modules(*request['places']))
    if request['release'] is None:
        sys.meta_path.append(search_path.Written(os.getcwd()))
    with (
        counted_seeds.counted(tf),
        ordered_loops.in_order(tf),
        clock.counted(),
        open(request['trace'], 'w', encoding='utf-8') as stream,
    ):
        trace = tracing.Trace(stream, {'script': request['script']})
        watcher = watching.Watcher(request['steps'], trace, weights=True)
        died = _errors_of_threads()
        status, cause, hint = _run(tf, request, program, watcher)
        if died and not status and not watcher.trained:
            status, cause, hint = 1, reports.cause(died[0]), None
        trace.end({'status': status, 'runs': watcher.runs})
        if trace.error is not None:
            raise trace.error
    return status, cause, hint


def needs_tf_keras(request, program):
    """Whether TensorFlow, which is loaded first here, is to have tf_keras.

    Args:
        request: Dict, see the module.
        program: `programs.Program`.
    """
    told = request['release']
    if told is None:
        return asks_for_tf_keras(program)
    text = python2_syntax.decode(program.source)
    own = own_modules.texts(program.filename, text)
    choice = releases.choose(told, program, request['python'])
    own[program.filename] = text
    return old_keras.wants(own, choice.is_half_ported)


def asks_for_tf_keras(program):
    """Whether a port asks for tf_keras before it loads TensorFlow.

    Args:
        program: `programs.Program`.
    """
    text = python2_syntax.decode(program.source)
    if old_keras.asks(text):
        return True
    files = [text, *own_modules.texts(program.filename, text).values()]
    loading = [file for file in files if _LOADS.search(file)]
    return bool(loading) and all(map(old_keras.asks, loading))


def load_beside_keras():
    """Loads what Keras, which is not loaded here, brings with TensorFlow.

    A program that says `import PIL` finds `PIL.Image` by that.
    """
    with contextlib.suppress(ImportError):
        importlib.import_module('PIL.Image')


def _errors_of_threads():
    """A list of what ends threads from now on.

    Python lets a program go on, and end well, whose threads have died.
    """
    died, shown = [], threading.excepthook

    def hook(args):
        died.append(args.exc_value)
        shown(args)

    threading.excepthook = hook
    return died


def _run(tf, request, program, watcher):
    if request['release'] is None:
        return *_today(tf, request, program, watcher), None
    choice = releases.choose(request['release'], program, request['python'])
    if request['release'] == 'auto' and unported.is_one(choice):
        return 2, ([], [unported.describe(choice, program.name)]), None
    settings = surroundings.Settings(
        request['seed'],
        request['steps'],
        python=request['python'],
        rewrites=False,
    )
    running = execution.Execution(program, choice, watcher, settings)
    return running.run(lambda: tf), running.cause, running.hint


def _today(tf, request, program, watcher):
    """Executes a program as Python would, watched and seeded."""
    load_beside_keras()
    threads = ending.Threads()
    loose = threads.loose() if request['steps'] else contextlib.nullcontext()
    with (
        loose,
        process.of_its_own(program.folder),
        sessions.watch(tf, watcher),
        sessions.configure(tf, in_order=True, rewrites=False),
        seeds.drawn(request['seed']),
        seeds.seeded(tf, request['seed']),
        graphs.separate(tf),
        quiet.warnings_kept(hush=True),
        quiet.log_kept(tf, hush=True),
    ):
        try:
            with watcher.stopper.waker.waiting():
                _execute(program)
        except BaseException as error:
            if watcher.stopper.end_before(error) is not None:
                threads.leave(watcher.end)
                return 0, None
            if not isinstance(error, SystemExit):
                return 1, reports.cause(error)
            code = 0 if error.code is None else error.code
            number = code if isinstance(code, int) else 1
            return number, reports.cause(error)
    return 0, None


def _execute(program):
    sys.argv = list(program.argv)
    # The first entry came of `-m`, and holds no module of the program.
    of_m = 0 if getattr(sys.flags, 'safe_path', False) else 1
    sys.path[:of_m] = [program.folder]
    module = types.ModuleType('__main__')
    module.__file__ = os.path.abspath(program.filename)
    module.__dict__.update(__package__=program.package, __spec__=program.spec)
    sys.modules['__main__'] = module
    code = compile(program.source, program.filename, 'exec')
    if program.package:
        importlib.import_module(program.package)
    exec(code, module.__dict__)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
