"""Rows of unlike lengths may be objects."""

import io
import types

import numpy as np
import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import check_noop, check_transformed

ROWS = """import numpy as np
def encode(texts):
    rows = []
    for text in texts:
        row = np.asarray([ord(c) for c in text])
        rows.append({})
    return np.array(rows{})
"""


DRAWS = """import numpy as np
def draw_batches(rows):
    rows = np.array(rows{})
    yield rows[0:2]
"""


UNLIKE = ', dtype=object if len({np.shape(r) for r in rows}) > 1 else None'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        (ROWS.format('row', ''), ROWS.format('row', UNLIKE)),
        (ROWS.format('list(text)', ''), ROWS.format('list(text)', UNLIKE)),
        (ROWS.format('read(text)', ''), ROWS.format('read(text)', UNLIKE)),
        (
            ROWS.format('vocab.words_to_ids(text)', ''),
            ROWS.format('vocab.words_to_ids(text)', UNLIKE),
        ),
        (DRAWS.format(''), DRAWS.format(UNLIKE)),
    ],
)
def test_rows_as_long_as_their_data_may_be_objects(before, after):
    check_transformed(before, after)
    vocab = types.SimpleNamespace(words_to_ids=list)
    space = {'read': list, 'vocab': vocab}
    exec(after, space)
    make = space.get('encode') or (lambda x: next(space['draw_batches'](x)))
    assert make(['ab', 'c']).shape == (2,)
    assert make(['ab', 'cd']).shape in ((2,), (2, 2))


PAIRS = """import numpy as np
def read(lines):
    rows = []
    for i, line in enumerate(lines):
        if i % 2 == 0:
            pair = []
        pair.append([ord(c) for c in line])
        if i % 2:
            rows.append(pair)
    return np.array(rows{})
"""


def test_rows_of_rows_may_be_of_unlike_lengths():
    after = PAIRS.format(UNLIKE)
    check_transformed(PAIRS.format(''), after)
    space = {}
    exec(after, space)
    assert space['read'](['ab', 'cd', 'e', 'f']).shape == (2, 2)
    check_noop(PAIRS.format('').replace('[ord(c) for c in line]', '0'))


PARTS = """import numpy as np
def cut(rows, size):
    parts = []
    for i in range(0, len(rows), size):
        parts.append(np.array(rows[i:i + size]{}))
    return parts
def main(texts):
    codes = [{} for text in texts]
    return cut(codes, 2)
"""


def test_parts_of_rows_that_a_function_is_given_may_be_of_unlike_lengths():
    row = '[ord(c) for c in text]'
    after = PARTS.format(UNLIKE.replace('rows', 'rows[i:i + size]'), row)
    check_transformed(PARTS.format('', row), after)
    space = {}
    exec(after, space)
    shapes = [part.shape for part in space['main'](['ab', 'c', 'd', 'e'])]
    assert shapes == [(2,), (2, 1)]
    check_noop(PARTS.format('', 'len(text)'))


CHOSEN = """import numpy as np
def draw(texts):
    rows = [{} for text in texts]
    return np.random.{}({}, 2)
"""


@pytest.mark.parametrize('row', ['[ord(c) for c in text]', 'text.split()'])
def test_rows_that_are_drawn_from_may_be_of_unlike_lengths(row):
    after = CHOSEN.format(row, 'choice', f'np.array(rows{UNLIKE})')
    check_transformed(CHOSEN.format(row, 'choice', 'rows'), after)
    space = {}
    exec(after, space)
    assert space['draw'](['a b', 'c']).shape == (2,)


@pytest.mark.parametrize(
    'source',
    [
        CHOSEN.format('len(text)', 'choice', 'rows'),
        CHOSEN.format('text.split()', 'shuffle', 'rows'),
        CHOSEN.format('[0 for _ in range(3)]', 'choice', 'rows'),
        ROWS.format('3', ''),
        ROWS.format('model.score(text)', ''),
        ROWS.format('text.encode("utf-8")', ''),
        ROWS.format('[1, 2]', ''),
        ROWS.format('[0 for i in range(3)]', ''),
        ROWS.format('row', ', dtype=float'),
        DRAWS.format('').replace('yield', 'return'),
        DRAWS.format('[:n * m]').replace('m])', 'm]).reshape(n, m)'),
    ],
)
def test_rows_of_one_length_stay(source):
    check_noop(source)


@pytest.mark.parametrize(
    'rows',
    [
        '[[1, 2], [3]]',
        '[(1,), (2, 3)]',
        '[[[1], [2, 3]], [[4], [5]]]',
    ],
)
def test_rows_that_are_written_out_unequal_are_objects(rows):
    head = 'import numpy as np\n'
    direct = f'{head}x = np.array({rows}{{}})\n'
    named = f'{head}rows = {rows}\nx = np.asarray(rows{{}})\n'
    for source in (direct, named):
        after = source.format(', dtype=object')
        check_transformed(source.format(''), after)
        space = {}
        exec(after, space)
        assert space['x'].dtype == object


@pytest.mark.parametrize(
    'rows', ['[[1, 2], [3, 4]]', '[[1], x]', '[*x, [1]]', '[[*x], [1]]', '[]']
)
def test_rows_that_may_be_equal_stay(rows):
    check_noop(f'import numpy as np\nx = [1]\ny = np.array({rows})\n')


MEASURED = """import numpy as np
def sparse(rows):
    indices = []
    for n, row in enumerate(rows):
        indices.extend(zip([n] * len(row), range(len(row))))
    return indices
part = data['y'][:3]
x = sparse(np.asarray(part{0}))
data['y'] = np.array(data['y']{1})[::-1]
"""


def test_what_a_function_measures_row_by_row_may_be_unequal():
    dtype = ', dtype=object if len({{np.shape(r) for r in {}}}) > 1 else None'
    after = MEASURED.format(dtype.format('part'), dtype.format("data['y']"))
    check_transformed(MEASURED.format('', ''), after)
    space = {'data': {'y': [[1], [2, 3], [4]]}}
    exec(after, space)
    assert space['x'] == [(0, 0), (1, 0), (1, 1), (2, 0)]
    assert space['data']['y'].tolist() == [[4], [2, 3], [1]]
    check_noop(MEASURED.format('', '').replace('len(row)', 'len(rows)'))


SAVED = """import numpy as np
rows, other = [], []
for text in texts:
    rows.append(np.append([c for c in text], 'end'))
np.savez(file, rows={})
"""


def test_rows_that_are_saved_may_be_unequal():
    dtype = 'dtype=object if len({np.shape(r) for r in rows}) > 1 else None'
    after = SAVED.format(f'np.array(rows, {dtype})')
    check_transformed(SAVED.format('rows'), after)
    file = io.BytesIO()
    exec(after, {'texts': ['a', 'bc'], 'file': file})
    file.seek(0)
    saved = np.load(file, allow_pickle=True)['rows']
    assert [row.tolist() for row in saved] == [['a', 'end'], ['b', 'c', 'end']]
    check_noop(SAVED.format('other'))


MAPPED = """import numpy as np
rows = [list(map(ord, text)) for text in texts]
x = np.array(rows{})
"""


def test_rows_that_are_mapped_may_be_unequal():
    check_transformed(MAPPED.format(''), MAPPED.format(UNLIKE))
    space: dict = {'texts': ['a', 'bc']}
    exec(MAPPED.format(UNLIKE), space)
    assert space['x'].tolist() == [[97], [98, 99]]
    check_noop(MAPPED.format('').replace('list(map', 'sum(map'))


SHIFTED = """import numpy as np
rows = np.concatenate([train, test])
rows = [[word + 3 for word in row] for row in rows]
x = np.array(rows[:n]{})
"""


def test_rows_of_joined_arrays_may_be_unequal():
    unlike = UNLIKE.replace('in rows', 'in rows[:n]')
    check_transformed(SHIFTED.format(''), SHIFTED.format(unlike))
    check_noop(
        SHIFTED.format('')
        .replace('[word + 3', 'sum(word + 3', 1)
        .replace('row] for', 'row) for')
    )


DRAWN = """import numpy as np
x = np.asarray({}[{} for n in sizes]{})
"""


@pytest.mark.parametrize(
    'row',
    [
        'np.random.randn(n, 2).astype(np.float32)',
        'np.random.randint(0, 9, np.random.randint(n - 1, n, (1,)))',
        'np.zeros(n)',
    ],
)
def test_rows_of_sizes_of_their_own_may_be_unequal(row):
    after = DRAWN.format('rows := ', row, UNLIKE)
    check_transformed(DRAWN.format('', row, ''), after)
    space: dict = {'sizes': [2, 30]}
    exec(after, space)
    assert space['x'].shape == (2,)
    check_noop(DRAWN.format('', 'np.zeros(k)', ''))
    check_noop(DRAWN.format('', 'len(n)', ''))


def test_arrays_that_are_saved_in_one_list_may_be_unequal(tmp_path):
    source = (
        'import numpy as np\n'
        'w, b = np.ones([3, 2]), np.ones(2)\n'
        "np.save(f'{folder}/rows.npy', [w, b])\n"
    )
    exec(port_text(source, '0.12').text, {'folder': tmp_path})
    w, b = np.load(tmp_path / 'rows.npy', allow_pickle=True)
    assert (w.shape, b.shape) == ((3, 2), (2,))


def test_what_a_saved_list_calls_is_not_called_twice():
    check_noop("import numpy as np\nnp.save('rows.npy', [f(), g()])\n")


MADE = """import numpy as np
def load(stream):
    rows, labels = stream
    rows = [[1] + [w + 3 for w in r] for r in rows]
    if labels:
        kept = []
        kept += rows
        rows = kept
    return np.array(rows[:2]{})
"""


def test_rows_made_of_rows_may_be_of_unlike_lengths():
    after = UNLIKE.replace('rows}', 'rows[:2]}')
    check_transformed(MADE.format(''), MADE.format(after))
    space = {}
    exec(MADE.format(after), space)
    assert space['load'](([[1], [2, 3]], 1)).shape == (2,)
    check_noop(MADE.format('').replace('[1] + [w + 3 for w in r]', 'len(r)'))


CHANCES = """import numpy as np
class Env:
    def __init__(self, settings):
        self.start = np.array(settings['start']{})
    def draw(self):
        a = np.random.choice(2, p=self.start[0])
        return a, np.random.choice(1, p=self.start[1])
"""


def test_chances_may_be_those_of_unlike_numbers_of_things():
    after = CHANCES.format(UNLIKE.replace('rows', "settings['start']"))
    check_transformed(CHANCES.format(''), after)
    space = {}
    exec(after, space)
    env = space['Env']({'start': [[0.0, 1.0], [1.0]]})
    assert env.draw() == (1, 0)
    check_noop(CHANCES.format('').replace('start[1]', 'start[0]'))
