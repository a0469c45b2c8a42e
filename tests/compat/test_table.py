"""Every row of the table, walked."""

import ast
import importlib.util
import pathlib
import subprocess
import sys

import pytest

from legacy_rnn.compat import history, table
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.releases import RELEASES
from legacy_rnn.compat.table import aliases

ROWS = table.rows()


def failing(holds):
    """Rows of which something does not hold."""
    return [f'{row.name} from {row.first}' for row in ROWS if not holds(row)]


def speaks_of_a_symbol(row):
    name = row.name.removesuffix('.*')
    symbol = history.find(name)
    if row.name.endswith('*') or symbol is None:
        module = name if name != row.name else name.rpartition('.')[0]
        return history.members(module) or aliases.is_module(module)
    return any(row.covers(release) for release in symbol.releases)


def test_rows_speak_of_symbols_of_their_releases():
    assert failing(speaks_of_a_symbol) == []


def renames_arguments_of_the_release(row):
    told = {*row.renames, *row.dropped}
    if not told:
        return True
    module = row.name.removesuffix('.*')
    names = [row.name]
    if module != row.name:
        names = [f'{module}.{leaf}' for leaf in history.members(module)]
    return told <= {
        argument.name
        for symbol in map(history.find, names)
        for release in RELEASES
        if symbol and row.covers(release)
        for argument in symbol.arguments(release) or ()
    }


def test_renamed_arguments_are_arguments_of_the_release():
    assert failing(renames_arguments_of_the_release) == []


def test_examples_come_in_pairs_of_expressions():
    rows = [row for row in ROWS if row.before or row.after]
    assert [row.name for row in rows if not (row.before and row.after)] == []
    for row in rows:
        for example in (row.before, row.after):
            ast.parse(example, row.name, 'eval')


def test_rows_of_one_symbol_do_not_overlap():
    seen = set()
    for row in ROWS:
        for release in RELEASES:
            if row.covers(release):
                assert (row.name, release) not in seen
                seen.add((row.name, release))


def has_a_row(name, release):
    row = table.resolve(name, release).row
    return row is not None and (row.becomes != table.GONE or row.advice)


@pytest.mark.parametrize('release', RELEASES, ids=str)
def test_every_historical_name_has_a_row(release):
    names = [n for n in history.names() if history.find(n).exists(release)]
    assert len(names) > 500
    assert [name for name in names if not has_a_row(name, release)] == []


@pytest.mark.parametrize(
    ('name', 'release', 'public'),
    [
        ('python.ops.array_ops.concat', '0.8', 'concat'),
        ('models.rnn.rnn_cell.GRUCell', '0.7', 'nn.rnn_cell.GRUCell'),
        ('python.ops.rnn_cell.GRUCell', '1.0', 'contrib.rnn.GRUCell'),
        ('contrib.layers.python.layers.layers.flatten', '1.2',
         'contrib.layers.flatten'),
        ('contrib.layers.python.layers.initializers.xavier_initializer',
         '0.12', 'contrib.layers.xavier_initializer'),
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


@pytest.mark.parametrize(
    ('release', 'name'), [('1.4', 'r1_4.nn.'), ('1.5', 'tf.nn.')]
)
def test_ports_keep_the_loop_that_goes_on_behind_the_longest_row(
    release, name
):
    source = 'import tensorflow as tf\ny = tf.nn.dynamic_rnn(c, x, n)\n'
    assert f'y = {name}dynamic_rnn(' in port_text(source, release).text
