"""Programs in processes that have TensorFlow loaded.

`module('legacy_rnn.run', 'train.py', cwd=folder)` does what `python -m
legacy_rnn.run train.py` does there, and `code(source)` what `python -c`
does, without the seconds that the import of TensorFlow takes: a server has
imported it, and forks for each call. What is about the start of a process,
its import of TensorFlow or its signals needs a process of its own.
"""

import atexit
import functools
import json
import os
import runpy
import select
import signal
import subprocess
import sys
import tempfile
import traceback
import types
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def module(name, *argv, **options):
    """Does what `python -m` does.

    Args:
      name: Name of the module.
      *argv: Its arguments.
      **options: See `_call`.

    Returns:
      subprocess.CompletedProcess, with the output as text.
    """
    return _call('module', name, argv, **options)


def command(folder, *argv):
    """Does what `legacy-rnn` does in a folder, as `module` does."""
    return module('legacy_rnn', *argv, cwd=folder)


def code(source, *argv, **options):
    """Does what `python -c` does, as `module` does what `-m` does."""
    return _call('code', source, argv, **options)


def _call(kind, program, argv, cwd=None, env=None, timeout=300):
    """Has a fork of the server run a program.

    Args:
      kind: 'module' or 'code'.
      program: Name or source.
      argv: Its arguments.
      cwd: Folder to run in; None for the current one.
      env: Environment; None for that of this process.
      timeout: Seconds after which it is killed.

    Raises:
      subprocess.TimeoutExpired: It took too long.
    """
    argv = [str(argument) for argument in argv]
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder) / 'out', Path(folder) / 'err'
        request = {
            kind: program,
            'argv': argv,
            'cwd': os.path.abspath(cwd or os.getcwd()),
            'env': {**(os.environ if env is None else env)},
            'out': str(out),
            'err': str(err),
        }
        status = _server().ask(request, timeout)
        return subprocess.CompletedProcess(
            [program, *argv], status, _text(out), _text(err)
        )


class _Server:
    """A process that forks for each request."""

    def __init__(self):
        env = {**os.environ, 'PYTHONPATH': str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, __file__],
            env={k: v for k, v in env.items() if k != 'PYTHONHASHSEED'},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,  # A line that is read takes nothing of the next.
        )

    def ask(self, request, timeout):
        """Has a request done; its exit status."""
        self.process.stdin.write(f'{json.dumps(request)}\n'.encode())
        child = int(self.process.stdout.readline())
        if not select.select([self.process.stdout], [], [], timeout)[0]:
            os.kill(child, signal.SIGKILL)
            self.process.stdout.readline()
            raise subprocess.TimeoutExpired(request['argv'], timeout)
        return int(self.process.stdout.readline())


@functools.cache
def _server():
    return _Server()


def _text(path):
    return path.read_text('utf-8', errors='surrogateescape')


def _serve():
    """Forks for each request on standard input, until it is closed."""
    from legacy_rnn.console import quiet_import

    quiet_import.import_tensorflow()
    while line := _line():
        child = os.fork()
        if not child:
            return _become(json.loads(line))
        print(child, flush=True)
        status = os.waitpid(child, 0)[1]
        print(os.waitstatus_to_exitcode(status), flush=True)
    return None


def _line():
    """A line of standard input, and nothing of what follows it."""
    line = b''
    while not line.endswith(b'\n') and (byte := os.read(0, 1)):
        line += byte
    return line


def _become(request):
    """Turns this process into the one that was asked for."""
    streams = [os.open(os.devnull, os.O_RDONLY)]
    for path in (request['out'], request['err']):
        streams.append(os.open(path, os.O_WRONLY | os.O_CREAT))
    _Popen.path = sys.path[1:]
    subprocess.Popen = _Popen
    _run(request, streams)


def _run(request, streams):
    """Runs a program by three descriptors, and ends."""
    for number, stream in enumerate(streams):
        if stream >= 0:
            os.dup2(stream, number)
    os.chdir(request['cwd'])
    os.environ.clear()
    os.environ.update(request['env'])
    given = os.environ.get('PYTHONPATH', '').split(os.pathsep)
    sys.path[:] = [request['cwd'], *filter(None, given), *_Popen.path]
    os._exit(_status(request))


class _Popen(subprocess.Popen):
    """A process; a fork, where the package starts a module of its own.

    Its hash seed is that of the server, whatever is asked for.

    Attributes:
        path: What `sys.path` of a new process holds below its own folder.
    """

    path: list = []

    def _execute_child(self, args, *options):
        cwd, env = options[4:6]
        pipes = options[9:15]
        if not _is_of_the_package(args):
            return super()._execute_child(args, *options)
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if not self.pid:
            atexit._clear()
            _forget_the_package()
            request = {
                'module': args[2],
                'argv': args[3:],
                'cwd': os.path.abspath(cwd or os.getcwd()),
                'env': {**(os.environ if env is None else env)},
            }
            _run(request, [pipes[0], pipes[3], pipes[5]])
        self._child_created = True
        self._close_pipe_fds(*pipes)
        return None


def _is_of_the_package(args):
    if not isinstance(args, list) or args[:2] != [sys.executable, '-m']:
        return False
    return args[2].startswith('legacy_rnn.')


def _forget_the_package():
    for name in list(sys.modules):
        if name.partition('.')[0] == 'legacy_rnn':
            del sys.modules[name]


def _status(request):
    """Runs the program; the status that Python would end with."""
    status = 0
    try:
        _execute(request)
    except SystemExit as end:
        status = end.code
    except BaseException:
        traceback.print_exc()
        status = 1
    if not isinstance(status, int):
        status = 0 if status is None else print(status, file=sys.stderr) or 1
    # Less than Python does: TensorFlow takes most of a second to end.
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    return status


def _execute(request):
    if 'code' in request:
        sys.argv = ['-c', *request['argv']]
        module = types.ModuleType('__main__')
        sys.modules['__main__'] = module
        exec(compile(request['code'], '<string>', 'exec'), vars(module))
        return
    sys.argv = [request['module'], *request['argv']]
    runpy.run_module(request['module'], run_name='__main__', alter_sys=True)


if __name__ == '__main__':
    _serve()
