"""The table of the documents says what was replayed, and all of it."""

import pathlib
import re

import pytest

from tests.golden import parts, replay, table

DOCUMENT = pathlib.Path(__file__).parents[2] / 'docs' / 'goldens.md'


def _outcome(version, part, found=None, **shares):
    shares.setdefault('names', 0.0)
    return replay.Outcome(version, part, 'case', found or {}, shares, 12)


def _rows(text):
    """Dict of a row's first field to the others."""
    lines = [line for line in text.splitlines() if line.startswith('| ')]
    rows = [[field.strip() for field in x.split('|')[1:-1]] for x in lines]
    return {head: fields for head, *fields in rows}


def test_letters_stand_for_what_was_compared():
    rows = _rows(
        table.text(
            [
                _outcome('0.12.1', 'GRUCell', outputs=0.25, gradients=0.5),
                _outcome('0.12.1', 'GRUCell', states=0.125),
                _outcome('1.12.3', 'GRUCell'),
                _outcome('1.2.1', 'NASCell', outputs=0.0),
            ]
        )
    )
    assert rows['part'] == ['0.12.1', '1.2.1', '1.12.3']
    assert rows['`GRUCell`'] == ['2 nosg', '', '1 n']
    assert rows['`NASCell`'] == ['', '1 no', '']
    assert rows['0.12.1'][:4] == ['1', '2', '24', '0']
    assert rows['0.12.1'][4:] == ['0.25', '0.12', '0.00', '0.50']


def test_differences_are_marked_and_counted():
    found = {'states': ['state is off'], 'names': ['lacks variables']}
    outcomes = [
        _outcome('1.0.1', 'GRUCell', found, outputs=0.5, states=7.0),
        _outcome('1.0.1', 'GRUCell', outputs=0.5),
    ]
    rows = _rows(table.text(outcomes))
    assert rows['`GRUCell`'] == ['2 !no!s']
    assert rows['1.0.1'][3] == '1'


def test_parts_without_a_record_are_told_of():
    page = table.text([_outcome('1.0.1', 'GRUCell')])
    _, _, told = page.partition('## Not compared')
    assert all(f'`{part}`' in told for part in parts.WITHOUT)
    assert told in DOCUMENT.read_text('utf-8')


@pytest.fixture(scope='module')
def document():
    return _rows(DOCUMENT.read_text('utf-8'))


def test_document_shows_every_part_of_every_release(document):
    versions = document['part']
    shown = {
        (version, part.strip('`')): field
        for part, fields in document.items()
        if part.startswith('`')
        for version, field in zip(versions, fields, strict=True)
        if field
    }
    cases = [(version, part) for version, part, _ in replay.cases()]
    counts = {key: int(field.split()[0]) for key, field in shown.items()}
    assert counts == {key: cases.count(key) for key in set(cases)}


def test_document_shows_no_difference(document):
    fields = [f for fields in document.values() for f in fields]
    assert not [field for field in fields if re.match(r'\d+ .*!', field)]
