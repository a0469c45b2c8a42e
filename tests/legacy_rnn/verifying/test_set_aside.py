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


def test_large_folder_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(set_aside, 'LIMIT', 1)
    root = tmp_path / 'root'
    root.mkdir()
    before = set_aside.Contents(root)
    for name in 'ab':
        (root / name).write_text(name)
    with set_aside.taken(root, before, str(tmp_path / 'store')):
        assert sorted(p.name for p in root.iterdir()) == ['a', 'b']


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
