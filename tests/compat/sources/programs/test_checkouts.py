"""The git checkout that a folder lies in."""

from legacy_rnn.compat.sources.programs import checkouts


def test_folders_end_at_the_nearest_checkout(tmp_path):
    inner = tmp_path / 'outer' / 'inner' / 'folder'
    inner.mkdir(parents=True)
    (tmp_path / 'outer' / '.git').mkdir()
    assert checkouts.up_to(inner) == [inner, *inner.parents[:2]]
    (inner.parent / '.git').symlink_to('gone')  # That of a submodule.
    assert checkouts.up_to(inner) == [inner, inner.parent]
    assert checkouts.up_to(inner.parent) == [inner.parent]


def test_a_folder_outside_of_a_checkout_has_none(tmp_path):
    assert checkouts.up_to(tmp_path) == []
