"""Where modules that others import are found, beside the user's own."""

import sys

from legacy_rnn.running.imports import importing, places


def test_package_without_init_has_its_parts_in_all_folders(
    tmp_path, monkeypatch
):
    mine, theirs = tmp_path / 'mine', tmp_path / 'theirs'
    for folder in (mine, theirs):
        (folder / 'spaced_parts').mkdir(parents=True)
    monkeypatch.setattr(sys, 'path', [str(mine), str(theirs)])
    monkeypatch.setattr(places, 'foreign_path', lambda: [str(theirs)])
    imports = importing.UserImports.__new__(importing.UserImports)
    imports._requested = ['another']
    spec = imports.find_spec('spaced_parts')
    assert list(spec.submodule_search_locations) == [
        str(folder / 'spaced_parts') for folder in (mine, theirs)
    ]
    (mine / 'spaced_parts' / '__init__.py').touch()
    sys.path_importer_cache.pop(str(mine), None)
    spec = imports.find_spec('spaced_parts')
    assert list(spec.submodule_search_locations) == [
        str(theirs / 'spaced_parts')
    ]
