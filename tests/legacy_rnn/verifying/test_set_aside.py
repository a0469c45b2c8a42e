"""What a program wrote is taken aside and put back."""

from legacy_rnn.verifying import set_aside


def test_what_is_new_is_away_and_comes_back(tmp_path):
    root = tmp_path / 'root'
    (root / 'old').mkdir(parents=True)
    (root / 'old' / 'kept').write_text('1')
    before = set_aside.Contents(root)
    (root / 'old' / 'late').write_text('2')
    (root / 'new' / 'deep').mkdir(parents=True)
    (root / 'new' / 'deep' / 'file').write_text('3')
    with set_aside.taken(root, before, str(tmp_path / 'store')):
        assert sorted(p.name for p in root.rglob('*')) == ['kept', 'old']
        (root / 'new').mkdir()
        (root / 'old' / 'late').write_text('second')
    assert (root / 'new' / 'deep' / 'file').read_text() == '3'
    assert (root / 'old' / 'late').read_text() == 'second'
    assert (root / 'old' / 'kept').read_text() == '1'


def test_root_is_the_checkout_of_sources_that_name_what_lies_above(tmp_path):
    (tmp_path / '.git').mkdir()
    folder = tmp_path / 'src'
    folder.mkdir()
    source = folder / 'train.py'
    source.write_text("path = 'model/'\n")
    assert set_aside.root_of(str(folder)) == str(folder)
    source.write_text("path = '../model/'\n")
    assert set_aside.root_of(str(folder)) == str(tmp_path)
    assert set_aside.root_of(str(tmp_path)) == str(tmp_path)
    (tmp_path / '.git').rmdir()
    assert set_aside.root_of(str(folder)) == str(folder)


def test_large_folder_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(set_aside, 'LIMIT', 1)
    root = tmp_path / 'root'
    root.mkdir()
    before = set_aside.Contents(root)
    for name in 'ab':
        (root / name).write_text(name)
    with set_aside.taken(root, before, str(tmp_path / 'store')):
        assert sorted(p.name for p in root.iterdir()) == ['a', 'b']


def test_what_was_changed_or_removed_is_as_it_was(tmp_path):
    root = tmp_path / 'root'
    root.mkdir()
    for name in ('log', 'model', 'queue', 'data'):
        (root / name).write_text('before')
    before = set_aside.Contents(root, tmp_path / 'copies')
    (root / 'log').write_text('after the first')
    (root / 'model').write_text('after the first')
    (root / 'queue').unlink()
    with set_aside.taken(root, before, str(tmp_path / 'store')) as lost:
        assert lost == []
        found = {p.name: p.read_text() for p in root.iterdir()}
        assert found == dict.fromkeys(found, 'before') and len(found) == 4
        (root / 'model').write_text('after the second')
    found = {p.name: p.read_text() for p in root.iterdir()}
    assert found == {
        'log': 'after the first',
        'model': 'after the second',
        'data': 'before',
    }


def test_what_was_too_large_to_copy_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(set_aside, 'ROOM', 10)
    root = tmp_path / 'root'
    root.mkdir()
    (root / 'large').write_text('x' * 9)
    (root / 'small').write_text('x' * 5)
    before = set_aside.Contents(root, tmp_path / 'copies')
    for name in ('large', 'small'):
        (root / name).write_text('changed')
    with set_aside.taken(root, before, str(tmp_path / 'store')) as lost:
        assert [p.removeprefix('./') for p in lost] == ['large']
        assert (root / 'small').read_text() == 'x' * 5


def test_failure_inside_puts_back(tmp_path):
    root = tmp_path / 'root'
    root.mkdir()
    before = set_aside.Contents(root)
    (root / 'file').write_text('x')
    try:
        with set_aside.taken(root, before, str(tmp_path / 'store')):
            raise RuntimeError
    except RuntimeError:
        pass
    assert (root / 'file').read_text() == 'x'


def test_a_link_to_what_is_away_is_away_too(tmp_path):
    target, link = tmp_path / 'target', tmp_path / 'link'
    link.symlink_to(target)
    with set_aside.unlinked([str(link), str(tmp_path / 'none')]):
        assert not link.is_symlink()
    assert link.is_symlink()
    target.write_text('1')
    with set_aside.unlinked([str(link)]):
        assert link.read_text() == '1'
