"""Every historical name works when called, or says what to do."""

import importlib.util
import pathlib
import re

import pytest

from legacy_rnn.compat.releases import RELEASES, Release

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / 'docs' / 'coverage.md'


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


def test_page_counts_every_release_and_no_fault():
    rows = re.findall(r'^\| (\d\.\d+) \| (.*)\|$', PAGE.read_text(), re.M)
    assert [release for release, _ in rows] == [str(r) for r in RELEASES]
    cells = re.findall(r'(\d+) / (\d+) / (\d+)', ' '.join(r[1] for r in rows))
    assert cells and all(neither == '0' for *_, neither in cells)
