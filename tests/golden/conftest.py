"""The option of `test_replay.py` that writes the table of the documents."""

import pathlib

import pytest

from tests.golden import replay, table

_OUTCOMES: list = []


def pytest_addoption(parser):
    parser.addoption(
        '--table',
        metavar='FILE',
        help='write the table of all records that were replayed',
    )


@pytest.fixture(scope='session')
def outcomes():
    """Collects what the replayed cases gave."""
    return _OUTCOMES


def pytest_sessionfinish(session):
    file = session.config.getoption('table', None)
    if not file:
        return
    if len(_OUTCOMES) < len(replay.cases()):
        raise pytest.UsageError('--table needs every case of test_replay.py')
    pathlib.Path(file).write_text(table.text(_OUTCOMES), 'utf-8')
