"""Runs a notebook in a kernel of Jupyter and writes it with its outputs.

The kernel loads the extension of `magics`, which treats the cells as it does
those that are typed.

Source: nbclient, "Executing notebooks".
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import pathlib
import sys
import time

from legacy_rnn import files
from legacy_rnn.compat.errors import REMOVED
from legacy_rnn.compat.sources.notebook import notebooks
from legacy_rnn.console import command
from legacy_rnn.console.progress import Progress
from legacy_rnn.running import programs

# What a cell raises to end the notebook, and not because it failed.
_ENDS = ('StepsDone', 'SystemExit')
# Errors of names that have no home today.
_REMOVED = tuple(error.__name__ for error in REMOVED)
_START = """
import json
from legacy_rnn.notebook import magics
magics.load(get_ipython()).start(**json.loads({told!r}))
"""


def run(path, arguments, output, release, settings):
    """Runs all cells of a notebook, in order.

    The file is written after each cell, so that an end at any moment leaves
    what was done.

    Args:
        path: The notebook.
        arguments: What the notebook reads as `sys.argv[1:]`.
        output: The file to write.
        release: `auto`, or the release's name.
        settings: `surroundings.Settings`.

    Returns:
        The exit status: 0; 1 where a cell failed; 2 where one needs what has
        no home today, or none could be run; 130 if interrupted.
    """
    nbformat = command.require('nbformat')
    nbclient = command.require('nbclient')
    command.require('ipykernel')
    left = _no_python(path)
    notebook = nbformat.read(path, as_version=4)
    told = {
        'path': os.path.abspath(path),
        'arguments': list(arguments),
        'release': release,
        'settings': dataclasses.asdict(settings),
    }
    client = nbclient.NotebookClient(
        notebook,
        timeout=None,
        resources={'metadata': {'path': os.path.dirname(told['path'])}},
    )
    _use_this_python(client)

    def write():
        files.write_text(output, nbformat.writes(notebook) + '\n')

    start = time.monotonic()
    for cell in notebook.cells:
        if cell.cell_type == 'code':
            cell.outputs, cell.execution_count = [], None
    write()
    with (
        _kernel(client, settings.seed),
        Progress(len(notebook.cells), ' cells') as bar,
    ):
        _begin(client, told)
        ended = _run_cells(client, notebook.cells, left, write, bar)
    status, done, why = ended
    for line in why:
        command.say(f'legacy-rnn: {line}')
    seconds = time.monotonic() - start
    cells = f'{done} cell' if done == 1 else f'{done} cells'
    command.say(f'legacy-rnn: ran {cells} in {seconds:.1f} s')
    print(f'wrote {output}')
    return status


def _no_python(path):
    """Numbers of the cells that are no Python; says that they are left."""
    data = pathlib.Path(path).read_bytes()
    left = notebooks.read(data, path).left
    for number, error in left:
        command.say(f'legacy-rnn: {programs.not_run(number, error)}')
    return {number for number, _ in left}


def _use_this_python(client):
    """Starts the kernel with this interpreter, whatever kernels there are."""
    from jupyter_client.kernelspec import KernelSpec

    client.create_kernel_manager()
    client.km._kernel_spec = KernelSpec(
        argv=[
            *(sys.executable, '-m', 'ipykernel_launcher'),
            *('-f', '{connection_file}', '--log-level=ERROR'),
        ],
        display_name='Python 3',
        language='python',
    )


@contextlib.contextmanager
def _kernel(client, seed):
    environment = dict(os.environ)
    if seed is not None:
        environment['PYTHONHASHSEED'] = str(seed)
    with client.setup_kernel(env=environment):
        yield


def _begin(client, told):
    """Loads the extension; raises what it refuses."""
    code = _START.format(told=json.dumps(told))
    reply = client.kc.execute(code, silent=True, store_history=False)
    content = _reply(client, reply)
    if content['status'] != 'ok':
        raise command.CommandError(content['evalue'])


def _reply(client, number):
    """The content of the reply to a request."""
    from jupyter_client.utils import run_sync

    async def wait():
        while True:
            message = await client.kc.get_shell_msg()
            if message['parent_header'].get('msg_id') == number:
                return message['content']

    return run_sync(wait)()


def _run_cells(client, cells, left, write, bar):
    """Runs cells until one ends it.

    Args:
        client: nbclient's NotebookClient.
        cells: Cells of the notebook.
        left: Numbers of the code cells that are not run.
        write: Writes the notebook as it is by then.
        bar: Takes a step for each cell.

    Returns:
        Tuple of exit status, number of cells that ran, and lines on why.
    """
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    done = number = 0
    for index, cell in enumerate(cells):
        number += cell.cell_type == 'code'
        is_code = cell.cell_type == 'code' and cell.source.strip()
        is_code = is_code and number not in left
        try:
            if is_code:
                client.execute_cell(cell, index)
                done += 1
        except CellExecutionError as error:
            if error.ename in _ENDS:
                _drop_end(cell)
                text = error.evalue.strip()
                plain = error.ename == 'StepsDone' or text in ('', 'None', '0')
                return (0 if plain else 1), done + 1, []
            why = f'cell {number}: {error.ename}: {error.evalue}'
            status = 2 if error.ename in _REMOVED else 1
            return status, done, [' '.join(why.split())]
        except DeadKernelError:
            return 1, done, [f'cell {number}: the kernel died']
        except KeyboardInterrupt:
            return 130, done, [f'interrupted at cell {number}']
        finally:
            if is_code:
                write()
        bar.step()
    return 0, done, []


def _drop_end(cell):
    """Takes the error that ends a notebook out of a cell's outputs."""
    cell.outputs = [
        output
        for output in cell.outputs
        if output.get('ename') not in _ENDS
        and 'To exit: use' not in output.get('text', '')
    ]
