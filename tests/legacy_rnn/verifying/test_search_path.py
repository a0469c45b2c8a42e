"""A port finds its own modules where PYTHONPATH names the original's."""

import os
import sys

import pytest

from legacy_rnn.verifying import search_path

FOLDERS = 'old/src old/lib old/data new/src new/lib old/new/lib'.split()


@pytest.fixture
def root(tmp_path):
    for folder in FOLDERS:
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ('folder', 'original', 'ported', 'wanted'),
    [
        ('old', 'old/src', 'new/src', 'new'),
        ('old/lib', 'old/src', 'new/src', 'new/lib'),
        ('old/lib', 'old', 'old/new', 'old/new/lib'),
        # What the port does not have stays, and so does what is outside.
        ('old/data', 'old/src', 'new/src', 'old/data'),
        ('.', 'old/src', 'new/src', '.'),
        ('old/lib', 'old/src', 'old/src', 'old/lib'),
    ],
)
def test_folder_of_the_original_is_that_of_the_port(
    root, folder, original, ported, wanted
):
    paths = [str(root / path) for path in (folder, original, ported, wanted)]
    assert search_path.of_port(*paths[:3]) == paths[3]


def test_each_folder_is_moved_by_itself(root, monkeypatch):
    monkeypatch.chdir(root / 'old' / 'src')
    value = os.pathsep.join(['..', '', '/else'])
    moved = search_path.of_port(value, '', '../../new/src')
    assert moved.split(os.pathsep) == [str(root / 'new'), '', '/else']


def test_module_in_a_folder_that_the_port_adds_is_the_ports(root, monkeypatch):
    for folder in ('old/lib', 'new/lib'):
        (root / folder / 'shared_words.py').write_text('')
    monkeypatch.chdir(root / 'old' / 'src')
    finder = search_path.Modules(str(root / 'old/src'), str(root / 'new/src'))
    assert finder.find_spec('shared_words') is None
    monkeypatch.syspath_prepend('../lib')
    sys.path.append(['src'])  # Python passes over what is no text.
    found = finder.find_spec('shared_words')
    assert found.origin == str(root / 'new' / 'lib' / 'shared_words.py')
    assert finder.find_spec('package.shared_words', ['../lib']) is None


def test_what_a_port_writes_is_found_and_what_lies_there_is_not(tmp_path):
    (tmp_path / 'old_helper.py').write_text('')
    finder = search_path.Written(str(tmp_path))
    (tmp_path / 'new_helper.py').write_text('')
    assert finder.find_spec('old_helper') is None
    found = finder.find_spec('new_helper')
    assert found.origin == str(tmp_path / 'new_helper.py')
    assert finder.find_spec('new_helper', [str(tmp_path)]) is None
