"""The types of the public API name what its functions take."""

import ast
import inspect
import pathlib
import sys
import typing

import pytest

import legacy_rnn
from legacy_rnn.article import losses, model, options, parity, unroll
from legacy_rnn.swapping import cells


def test_options_of_the_models_are_typed():
    taken = inspect.signature(model.SequenceModel).parameters.values()
    names = [p.name for p in taken if p.kind is p.KEYWORD_ONLY]
    assert [*options.ModelOptions.__annotations__] == names


def test_options_of_one_cell_are_typed():
    taken = [*inspect.signature(cells.compare_cell).parameters]
    assert [*options.CellOptions.__annotations__] == taken[2:]


@pytest.mark.skipif(
    sys.version_info < (3, 11), reason='typing.get_overloads is of 3.11'
)
def test_overload_for_the_models_takes_what_they_take():
    first = typing.get_overloads(cells.compare_unrolls)[0]
    theirs = inspect.signature(parity.compare_unrolls)
    assert inspect.signature(first).parameters == theirs.parameters


@pytest.mark.parametrize(
    'type_, values',
    [
        (options.Unroll, unroll.UNROLLS),
        (options.Optimizer, model.OPTIMIZERS),
        (options.WeightInit, model.WEIGHT_INITS),
        (options.Reduction, losses.REDUCTIONS),
        (options.Lengths, parity.LENGTHS),
    ],
)
def test_literals_are_the_values_that_are_taken(type_, values):
    assert [*typing.get_args(type_)] == [*values]


def test_editors_see_every_public_name():
    source = pathlib.Path(legacy_rnn.__file__).read_text('utf-8')
    seen = {
        alias.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.level
        for alias in node.names
    }
    assert seen | {'__version__'} == {*legacy_rnn.__all__}
    assert all(hasattr(legacy_rnn, name) for name in legacy_rnn.__all__)
