"""Ports, runs and verifies programs, each in a fork of one process.

    python -m tests.legacy_rnn.half_driver FOLDER NAME...

TensorFlow is loaded once. Prints one JSON object: what each program of
`half_programs` came to.
"""

import contextlib
import importlib.util
import io
import json
import os
import runpy
import sys
import traceback

FEED = 'original', 'ported'


def main(folder, names):
    """Prints what became of each program."""
    os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
    import tensorflow as tf  # noqa: F401

    from legacy_rnn import port
    from legacy_rnn.verifying import compare, record

    found = {}
    for name in names:
        place = os.path.join(folder, name)
        files = programs()[name]
        write(place, 'original', files)
        os.chdir(place)
        with contextlib.redirect_stdout(io.StringIO()) as said:
            status = port.main(['original', '--outdir=ported'])
        result = {'port': status, 'said': said.getvalue()}
        result['plain'] = forked(lambda: plain('ported'))
        for which in FEED:
            request = {
                'script': f'{which}/main.py',
                'argv': [],
                'release': 'auto' if which == 'original' else None,
                'python': None,
                'seed': 1,
                'steps': None,
                'trace': f'{which}.jsonl',
                'result': f'{which}.result',
                'module': None,
                'folder': None,
                'places': [None, None],
            }
            with open(f'{which}.json', 'w') as file:
                json.dump(request, file)
            forked(lambda: record.main(f'{which}.json'))  # noqa: B023
        try:
            runs = [compare.load(f'{which}.jsonl') for which in FEED]
            compared = compare.compare(*runs, 0.0)
            result['difference'] = str(compared.difference)
            result['values'] = compared.values
        except Exception as error:
            result['difference'] = repr(error)
        found[name] = result
    print(json.dumps(found))


def programs():
    """`half_programs.PROGRAMS`, from the file beside this one."""
    path = os.path.join(os.path.dirname(__file__), 'half_programs.py')
    spec = importlib.util.spec_from_file_location('half_programs', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PROGRAMS


def write(place, which, files):
    """Writes the files of a program."""
    for name, text in files.items():
        path = os.path.join(place, which, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as file:
            file.write(text.lstrip('\n'))


def plain(folder):
    """Runs a program as Python does."""
    sys.argv = [f'{folder}/main.py']
    sys.path.insert(0, folder)
    runpy.run_path(f'{folder}/main.py', run_name='__main__')
    return 0


def forked(function):
    """Status and output of a function in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        for stream in (1, 2):
            os.dup2(writer, stream)
        try:
            status = function()
        except SystemExit as error:
            status = error.code or 0
        except BaseException:
            traceback.print_exc()
            status = 1
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    os.close(writer)
    with os.fdopen(reader) as stream:
        output = stream.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), output


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2:])
