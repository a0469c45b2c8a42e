"""Every historical name works when called, or says what to do."""

import importlib.util
import pathlib

import pytest
import tensorflow

from legacy_rnn.compat.releases import Release

ENDS, BETWEEN = ['0.5', '1.15'], ['0.8', '1.2']
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope='module')
def coverage():
    path = ROOT / 'docs' / 'make_coverage.py'
    spec = importlib.util.spec_from_file_location('make_coverage', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(
    scope='module',
    params=[
        '0.12',
        *(pytest.param(r, marks=pytest.mark.deep) for r in ENDS),
        *(pytest.param(r, marks=pytest.mark.rare) for r in BETWEEN),
    ],
)
def counted(request, coverage):
    """A release, and the outcomes of all of its names."""
    release = Release(request.param)
    return release, coverage.count(release)


@pytest.mark.deep
def test_every_name_works_or_gives_advice(coverage, counted):
    neither = {
        name: reason
        for items in counted[1].values()
        for name, outcome, reason in items
        if outcome == coverage.NEITHER
    }
    assert neither == {}


@pytest.mark.deep
def test_page_says_what_was_counted(coverage, counted):
    page = (ROOT / 'docs' / 'coverage.md').read_text('utf-8')
    version = '.'.join(tensorflow.__version__.split('.')[:2])
    if f'on TensorFlow {version}:' not in page:
        pytest.skip('the page was made on another TensorFlow')
    assert coverage.line(*counted) in page.splitlines()
