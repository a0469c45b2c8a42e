"""Every historical name works when called, or says what to do."""

import importlib.util
import pathlib

import pytest

from legacy_rnn.compat.releases import Release

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope='module')
def coverage():
    path = ROOT / 'docs' / 'make_coverage.py'
    spec = importlib.util.spec_from_file_location('make_coverage', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize('release', ['0.5', '0.8', '0.12', '1.2', '1.15'])
def test_every_name_works_or_gives_advice(coverage, release):
    found = coverage.count(Release(release))
    neither = {
        name: reason
        for items in found.values()
        for name, outcome, reason in items
        if outcome == coverage.NEITHER
    }
    assert neither == {}
