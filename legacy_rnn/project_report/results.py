"""What became of a program, as a dict that JSON can hold."""

from __future__ import annotations

from legacy_rnn.compat.porting.engine import (
    ALREADY,
    FAILED,
    PORTED,
    WITH_FINDINGS,
)
from legacy_rnn.porting.files import LEFT, UNCHANGED

# From the worst to the best, what became of a file.
ORDER = (LEFT, FAILED, WITH_FINDINGS, ALREADY, PORTED, UNCHANGED)
# The fields of a result.
EMPTY = {
    'path': '',
    'module': '',
    'folder': '',
    'release': '',
    'written_for': None,
    'releases': [],
    'evidence': [],
    'port': '',
    'files': [],
    'run': '',
    'run_why': '',
    'verify': '',
    'verify_why': [],
    'seconds': 0.0,
}


def refused(path, why):
    """The result of a file that is no source.

    Args:
        path: The file.
        why: The reason.
    """
    file = {
        'path': path,
        'status': LEFT,
        'error': why,
        'findings': [],
        'diff': [],
    }
    return {**EMPTY, 'path': path, 'port': LEFT, 'files': [file]}


def is_unseen(result):
    """Whether a program ran, but fetched no value in so few steps."""
    return any('raise --steps' in why for why in result['verify_why'])


def judge(result, status, said, last):
    """Notes what `verify` found.

    Args:
        result: The program's result, which is completed.
        status: Exit status; None where it took too long.
        said: Lines of its standard output.
        last: The last line of its standard error.
    """
    if status == 0:
        result.update(run='ran', verify='PASS', verify_why=said[-1:])
    elif status == 1:
        result.update(run='ran', verify='FAIL', verify_why=said[-4:])
    elif status is None:
        result.update(run='could not', run_why='it took too long')
    elif 'the ported' in last or 'does not repeat itself' in last:
        result.update(run='ran', verify='could not', verify_why=[last])
    elif 'nothing to compare' in last:
        result.update(run='ran', verify='-', verify_why=[last])
    else:
        result.update(run='could not', run_why=last)
