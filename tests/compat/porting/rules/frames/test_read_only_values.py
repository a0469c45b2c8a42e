"""Values of pandas that are written to are copied."""

import ast

import pytest

from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.kinds.arrays import written_arrays
from legacy_rnn.compat.porting.kinds.frames import frame_attributes
from legacy_rnn.compat.porting.project import Project
from tests.compat.porting.tools import HEAD, check_noop, check_transformed

PANDAS = 'import pandas as pd\nimport numpy as np\ndf = pd.read_csv(p)\n'
SCALE = 'def scale(a, k=2):\n    a[:, 0] /= k\n    return a\n'
READ = 'def read(p):\n    df = pd.read_csv(p)\n    return {}, 3\n'
CASES = {
    'an attribute': ('self.x = {}\nself.x -= 1\n', 'df.values'),
    'an attribute by its name': (
        'self.x = {}\nx = self.x\nx[0] = 1\n',
        'df.values',
    ),
    'what a function is handed': (f'{SCALE}y = scale({{}})\n', 'df.values'),
    'the same by its name': (
        f'{SCALE}y = {{}}\nz = scale(a=y)\n',
        'df.values',
    ),
    'what a method is handed': (
        'class A:\n    def scale(self, a):\n        a /= 2\n\nx.scale({})\n',
        'df.values',
    ),
    'what a function gives': (
        f'{READ}x, n = read(p)\nx[0] = 1\n',
        'df.values',
    ),
    'a row': ('for row in {}:\n    row[0] = 1\n', 'df.values'),
    'a view': ('x = {}\nx[0] = 1\n', 'np.asarray(df)'),
    'a part of a part': ('x = {}[1:]\ny = x.T[:3]\ny[0] = 1\n', 'df.values'),
}


@pytest.mark.parametrize('case', CASES)
def test_values_are_copied_on_their_way(case):
    source, values = CASES[case]
    check_transformed(
        PANDAS + source.format(values),
        PANDAS + source.format(f'{values}.copy()'),
        '1.4',
    )


@pytest.mark.parametrize(
    'source',
    [
        'y = scale(df.values)\n',
        f'{SCALE}y = scale(1, df.values)\n',
        'def f(a):\n    return f(a)\n\nx = f(df.values)\ny[0] = 1\n',
        'x = np.array(df)\nx[0] = 1\n',
        'x = np.asarray([1, 2])\nx[0] = 1\n',
        'x = {}\nx[0] = df.values\n',
        'self.x = df.values\ny = self.x[0]\n',
    ],
)
def test_what_is_only_read_is_left(source):
    check_noop(PANDAS + source, '1.4')


def test_ported_values_take_what_is_written():
    source = f'{PANDAS}{SCALE}x = scale(df.values[1:])\n'
    text = port_text(HEAD + source, '1.4').text.split('pd.read_csv(p)\n')[1]
    names = {}
    exec(
        f'import pandas as pd\ndf = pd.DataFrame([[2.], [4.]])\n{text}', names
    )
    assert names['x'].tolist() == [[2.0]]
    assert names['df'][0].tolist() == [2.0, 4.0]


@pytest.mark.parametrize(
    ('values', 'is_copied'),
    [
        ("df.loc[:, 'a'].values", True),
        ("df['a'].values", True),
        ('df.values', False),
        ('rows[0].values', False),
    ],
)
def test_frames_of_another_file_are_told_by_how_parts_are_taken(
    values, is_copied
):
    source = f'def scale(df):\n    x = {values}\n    x[0] = 1\n'
    program = Project(packages=frozenset({'pandas'}))
    text = port_text(source, '1.4', project=program).text
    assert (f'{values}.copy()' in text) == is_copied
    assert port_text(source, '1.4').text == source


OTHER = (
    'def scale(a):\n    a[:, 0] /= 2\n\n'
    'def mean(a):\n    return a.mean()\n\n'
    'class Data:\n'
    '    def __init__(self, size, rows):\n        self.rows = rows\n\n'
    '    def fit(self):\n        self.rows -= 1\n'
)


def test_functions_tell_what_they_change():
    found = written_arrays.writers(ast.parse(OTHER))
    assert found == {('scale', 0, 'a'), ('Data', 1, 'rows')}


@pytest.mark.parametrize(
    ('call', 'is_copied'),
    [
        ('tools.scale({})', True),
        ('tools.scale({}[:9])', True),
        ('tools.Data(3, {})', True),
        ('Data(3, rows={})', True),
        ('Data({}, rows)', False),
        ('tools.mean({})', False),
        ('scale(*{})', False),
    ],
)
def test_what_functions_of_other_files_change_is_copied(call, is_copied):
    source = f'import pandas\nx = {call.format("df.values")}\n'
    told = frame_attributes.find(ast.parse(OTHER))
    text = port_text(source, '1.4', project=Project(frames=told)).text
    values = f'df.values{".copy()" if is_copied else ""}'
    assert text == f'import pandas\nx = {call.format(values)}\n'
    assert port_text(source, '1.4').text == source


def test_what_a_class_of_the_file_changes_is_copied():
    source = f'import pandas as pd\n{OTHER}x = Data(3, df.values)\n'
    assert 'x = Data(3, df.values.copy())' in port_text(source, '1.4').text


def test_what_another_file_changes_is_told_by_its_function():
    source = (
        'x, y = data.load()\ny[0] = 1\nz = read(p)[1:]\nz -= 1\n'
        'w = data.whole()\nprint(w[0])\n'
    )
    found = written_arrays.changed(ast.parse(source))
    assert found == {('load', 1), ('read', None)}


@pytest.mark.parametrize(
    ('change', 'after'),
    [
        ('y[0] = 1', "df.values, df['a'].to_numpy(copy=True)"),
        ('np.random.shuffle(x)', "df.values.copy(), df['a'].values"),
        ('print(x[0])', "df.values, df['a'].values"),
    ],
)
def test_what_another_file_changes_is_copied_where_it_is_returned(
    change, after
):
    other = f'import numpy as np\nx, y = data.load()\n{change}\n'
    start = 'import pandas\ndef load():\n    return '
    told = frame_attributes.find(ast.parse(other))
    source = f"{start}df.values, df['a'].values\n"
    text = port_text(source, '1.4', project=Project(frames=told)).text
    assert text == f'{start}{after}\n'
