"""Ports that were made once run unmodified ever after.

`tests/kept` holds small old programs (`NAME.old`, of the release in the name),
their ports as `port` wrote them (`NAME.port`), and what both print
(`NAME.prints`; those of 0.12 and later print it under a real TensorFlow of
their release, too, `addons_1_15` under 2.11 with tensorflow_addons 0.19).
`library.port` is written by hand. A port here is never written anew: what
fails is a change that breaks the ports of others.
"""

import re
from pathlib import Path

import pytest

from legacy_rnn.compat import table
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.releases import RELEASES, Release
from tests import forking

KEPT = Path(__file__).parent.parent / 'kept'
NAMES = sorted(path.stem for path in KEPT.glob('*.port'))
RUN = """
import runpy, sys
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name='__main__')
"""


@pytest.mark.first(2)
@pytest.mark.parametrize('name', NAMES)
def test_port_prints_what_it_did(name):
    run = forking.code(RUN, KEPT / f'{name}.port')
    text = (KEPT / f'{name}.prints').read_text('utf-8')
    got = _numbers(run.stdout)
    assert run.returncode == 0, run.stderr[-2000:]
    assert got[0] == _numbers(text)[0], run.stderr[-2000:]
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
