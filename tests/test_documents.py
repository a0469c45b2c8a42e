"""What the documents for developers name is there."""

import importlib.util
import re
from pathlib import Path

import pytest

import legacy_rnn

ROOT = Path(__file__).resolve().parent.parent
# A path of the project in backquotes or at the start of a line.
PATHS = re.compile(
    r'(?:`|^ *)((?:\.ci|benchmarks|compat|docs|flags|legacy_rnn|tests)/'
    r'[\w./-]*)',
    re.MULTILINE,
)
MADE = re.compile(r'VERSION|\.npz$')


@pytest.mark.parametrize('name', ['ARCHITECTURE.md', 'CONTRIBUTING.md'])
def test_document_names_existing_paths(name):
    text = (ROOT / name).read_text('utf-8')
    paths = {path for path in PATHS.findall(text) if not MADE.search(path)}
    assert len(paths) > 10
    missing = sorted(path for path in paths if not (ROOT / path).exists())
    assert not missing, f'{name} names {missing}'


def test_readme_has_the_test_line_that_ci_runs():
    text = (ROOT / 'README.md').read_text('utf-8')
    block = re.search(
        r'<!-- ci:test -->\n```\w*\n(.*)\n```\n<!-- /ci:test -->', text
    )
    assert block, 'README.md must have one line between <!-- ci:test -->'
    assert re.fullmatch(r'.* && \S*python -m pytest', block[1])


def test_citation_names_the_version():
    text = (ROOT / 'CITATION.cff').read_text('utf-8')
    assert f'\nversion: {legacy_rnn.__version__}\n' in text


def test_page_of_rules_is_that_of_the_code():
    path = ROOT / 'docs' / 'rules_page.py'
    spec = importlib.util.spec_from_file_location('rules_page', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = module.page()
    wanted = 'write it by `python docs/rules_page.py`'
    assert (ROOT / 'docs' / 'rules.md').read_text('utf-8') == made, wanted
