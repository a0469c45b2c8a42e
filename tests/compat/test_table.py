"""Every row of the table, walked."""

import ast
import importlib.util
import pathlib
import subprocess
import sys

import pytest

from legacy_rnn.compat import history, table
from legacy_rnn.compat.releases import RELEASES
from legacy_rnn.compat.table import aliases

ROWS = table.rows()
IDS = [f'{row.name}-{row.first}' for row in ROWS]


@pytest.mark.parametrize('row', ROWS, ids=IDS)
def test_row_is_one_of_the_five_kinds(row):
    assert row.becomes in table.BECOMES


@pytest.mark.parametrize('row', ROWS, ids=IDS)
def test_row_speaks_of_a_symbol_of_its_releases(row):
    name = row.name.removesuffix('.*')
    symbol = history.find(name)
    if row.name.endswith('*') or symbol is None:
        module = name if name != row.name else name.rpartition('.')[0]
        assert history.members(module) or aliases.is_module(module)
    else:
        assert any(row.covers(release) for release in symbol.releases)


@pytest.mark.parametrize('row', ROWS, ids=IDS)
def test_renamed_arguments_are_arguments_of_the_release(row):
    module = row.name.removesuffix('.*')
    names = [row.name]
    if module != row.name:
        names = [f'{module}.{leaf}' for leaf in history.members(module)]
    old = {
        argument.name
        for symbol in map(history.find, names)
        for release in RELEASES
        if symbol and row.covers(release)
        for argument in symbol.arguments(release) or ()
    }
    for name in (*row.renames, *row.dropped):
        assert name in old


@pytest.mark.parametrize('row', ROWS, ids=IDS)
def test_gone_row_gives_advice(row):
    assert row.becomes != table.GONE or row.advice


@pytest.mark.parametrize('row', ROWS, ids=IDS)
def test_examples_are_expressions(row):
    for example in (row.before, row.after):
        ast.parse(example or 'None', mode='eval')
    assert bool(row.before) == bool(row.after)


def test_rows_of_one_symbol_do_not_overlap():
    seen = set()
    for row in ROWS:
        for release in RELEASES:
            if row.covers(release):
                assert (row.name, release) not in seen
                seen.add((row.name, release))


@pytest.mark.parametrize('release', RELEASES, ids=str)
def test_every_historical_name_has_a_row(release):
    for name in history.names():
        if history.find(name).exists(release):
            row = table.resolve(name, release).row
            assert row is not None, name
            assert row.becomes != table.GONE or row.advice, name


@pytest.mark.parametrize(
    ('name', 'release', 'public'),
    [
        ('python.ops.array_ops.concat', '0.8', 'concat'),
        ('models.rnn.rnn_cell.GRUCell', '0.7', 'nn.rnn_cell.GRUCell'),
        ('python.ops.rnn_cell.GRUCell', '1.0', 'contrib.rnn.GRUCell'),
        ('contrib.layers.python.layers.layers.flatten', '1.2',
         'contrib.layers.flatten'),
        ('types.float32', '0.5', 'float32'),
    ],
)  # fmt: skip
def test_private_path_leads_to_the_public_name(name, release, public):
    assert table.resolve(name, release).public == public


def becomes(name, release):
    row = table.resolve(name, release).row
    return row and row.becomes


def test_name_of_another_release_has_no_row():
    assert becomes('pack', '1.0') is None
    assert becomes('nn.rnn_cell.GRUCell', '1.1') is None


def test_star_speaks_of_what_is_written_alone():
    assert becomes('contrib.layers.flatten', '1.4') == table.OURS
    assert becomes('contrib.framework.zero_initializer', '1.4') == table.GONE
    assert becomes('contrib.layers.no_such_name', '1.4') is None
    assert becomes('contrib.crf.HOMES', '1.4') is None
    data_utils = 'models.rnn.translate.data_utils'
    assert becomes(f'{data_utils}._PAD', '0.8') == table.OURS


def test_names_that_stars_speak_of_are_listed():
    path = pathlib.Path(table.__file__).parents[1] / 'data'
    spec = importlib.util.spec_from_file_location(
        'make_own_names', path / 'make_own_names.py'
    )
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    made = maker.render()
    assert made == maker.TARGET.read_text('utf-8'), 'run make_own_names.py'


def test_target_of_ours_is_written():
    missing = [
        row.target
        for row in ROWS
        if row.becomes == table.OURS and not row.target.endswith('*')
        if not written(*row.target.split(':'))
    ]
    assert missing == []


def written(module, attribute):
    found = importlib.import_module(f'legacy_rnn.compat.{module}')
    owners = [found]
    if hasattr(found, 'for_release'):
        owners += map(found.for_release, RELEASES)
    return any(hasattr(owner, attribute) for owner in owners)


def test_table_does_not_import_tensorflow():
    code = (
        'import sys; from legacy_rnn.compat import table; '
        'table.resolve("concat", "0.8"); print("tensorflow" in sys.modules)'
    )
    out = subprocess.check_output([sys.executable, '-c', code], text=True)
    assert out.strip() == 'False'
    assert importlib.util.find_spec('tensorflow')
