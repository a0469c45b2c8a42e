"""Ports that were made once run unmodified ever after.

`tests/kept` holds small old programs (`NAME.old`, of the release in the name),
their ports as `port` wrote them (`NAME.port`), and what both print
(`NAME.prints`; those of 0.12 and later print it under a real TensorFlow of
their release, too). `library.port` is written by hand. A port here is never
written anew: what fails is a change that breaks the ports of others.
"""

import json
import re
from pathlib import Path

import pytest

from legacy_rnn.compat import table
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.releases import RELEASES, Release
from tests import forking

KEPT = Path(__file__).parent.parent / 'kept'
NAMES = sorted(path.stem for path in KEPT.glob('*.port'))
# Each runs in a process of its own, as flags and graphs are of a process.
DRIVER = """
import json, os, runpy, sys

outputs = {}
for path in sys.argv[1:]:
    source, sink = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(sink, 1)
        sys.argv = [path]
        status = 1
        try:
            runpy.run_path(path, run_name='__main__')
            status = 0
        except SystemExit as error:
            status = error.code or 0
        finally:
            sys.stdout.flush()
            os._exit(status)
    os.close(sink)
    with open(source) as stream:
        text = stream.read()
    os.waitpid(child, 0)
    outputs[os.path.basename(path)] = text
print(json.dumps(outputs))
"""


@pytest.fixture(scope='module')
def outputs():
    """What each port prints."""
    paths = [str(KEPT / f'{name}.port') for name in NAMES]
    run = forking.code(DRIVER, *paths, timeout=600)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout), run.stderr


@pytest.mark.first(2)
@pytest.mark.parametrize('name', NAMES)
def test_port_prints_what_it_did(name, outputs):
    printed, errors = outputs
    text = (KEPT / f'{name}.prints').read_text('utf-8')
    got = _numbers(printed[f'{name}.port'])
    assert got[0] == _numbers(text)[0], errors[-2000:]
    assert got[1] == pytest.approx(_numbers(text)[1], rel=1e-4, abs=2e-4)


@pytest.mark.parametrize('path', sorted(KEPT.glob('*.old')), ids=str)
def test_program_is_still_ported(path):
    release = '.'.join(path.stem.split('_')[-2:])
    style = 'safe' if path.stem.startswith('safe') else 'full'
    ported = port_text(path.read_text('utf-8'), release, style)
    assert ported.status == 'ported'
    kept = (KEPT / f'{path.stem}.port').read_text('utf-8')
    again = port_text(kept, release, style)
    assert again.text == kept and again.status == 'ported'


def test_names_that_ports_use_stay():
    gone = []
    for line in (KEPT / 'names.txt').read_text('utf-8').splitlines():
        name, *spans = line.split()
        for span in spans:
            first, _, last = span.partition('-')
            for release in RELEASES:
                if Release(first) <= release <= Release(last or first):
                    row = table.resolve(name, release).row
                    if row is None or row.becomes == table.GONE:
                        gone.append(f'{release} {name}')
    assert not gone, f'ports import these: {gone[:20]}'


def _numbers(text):
    """The text without its numbers, and these."""
    pattern = r'-?\d+\.\d+'
    return re.sub(pattern, '#', text), [
        float(number) for number in re.findall(pattern, text)
    ]
