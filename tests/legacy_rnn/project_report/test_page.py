"""Results as a table and as a page."""

import html.parser

import pytest

from legacy_rnn.project_report import page, table

FINDING = {'line': 3, 'severity': 'stop', 'why': 'no home for <b>'}
EVIL = '<img src=x onerror=alert(1)>\x1b[31m.py'


def _row(**fields):
    row = {
        'path': 'train.py',
        'release': '0.12',
        'written_for': 'tensorflow 1',
        'releases': ['0.11', '0.12'],
        'evidence': [
            {'path': EVIL, 'line': 2, 'symbol': 'pack', 'why': 'name'}
        ],
        'port': 'ported',
        'files': [
            {
                'path': EVIL,
                'status': 'ported',
                'error': None,
                'findings': [],
                'diff': ['-tf.pack(x)', '+tf.stack(x)  # </pre><script>'],
            }
        ],
        'run': 'ran',
        'run_why': '',
        'verify': 'PASS',
        'verify_why': ['PASS: 3 runs'],
        'seconds': 1.0,
    }
    return {**row, **fields}


STOPPED = _row(
    port='failed',
    run='could not',
    run_why='no module',
    verify='',
    files=[
        {
            'path': 'a.py',
            'status': 'failed',
            'error': None,
            'findings': [FINDING],
            'diff': [],
        }
    ],
)


@pytest.mark.parametrize(
    'rows, status',
    [
        ([_row()], 0),
        ([_row(), _row(verify='FAIL')], 1),
        ([_row(port='findings')], 1),
        ([_row(verify='-')], 1),  # Nothing could be compared.
        ([_row(run='-', verify='-')], 0),  # `skip` is set.
        ([_row(verify='FAIL'), STOPPED], 2),
        ([_row(verify='could not')], 2),
        ([_row(port='left alone', run='', verify='')], 2),
    ],
)
def test_status_is_that_of_the_worst(rows, status):
    assert table.status(rows) == status


def test_places_in_notebooks_name_the_cell():
    assert table.place({'line': 2}) == table.place({'line': 2, 'cell': 0})
    assert table.place({'line': 2, 'cell': 3}) == 'cell 3:2'


def test_table_says_why():
    why = ['nothing to compare']
    unseen = _row(verify='-', verify_why=why)
    assert [*table.lines([_row(), unseen, STOPPED])] == [
        'program   release  port    run        verify',
        'train.py  0.12     ported  ran        PASS',
        'train.py  0.12     ported  ran        -',
        '    nothing to compare',
        'train.py  0.12     stop    could not  -',
        '    no module',
        '    a.py:3: no home for <b>',
    ]


class _Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.links = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.links += [v for k, v in attrs if k in ('href', 'src')]
        if tag != 'meta':
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_page_is_whole_and_escapes_everything():
    text = page.write(EVIL, [_row(path=EVIL), STOPPED], '1.0')
    tags = _Tags()
    tags.feed(text)
    assert not tags.open
    assert tags.seen.count('script') == 1 and 'img' not in tags.seen
    assert all(link.startswith('#') for link in tags.links)
    assert '\x1b' not in text and '\\x1b[31m' in text
    assert '<ins>+tf.stack(x)' in text and 'http' not in text
