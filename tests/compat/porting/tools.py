"""Checks that every rule's tests share."""

import ast
import contextlib

from legacy_rnn.compat.dating import old_packages
from legacy_rnn.compat.porting import port_text
from legacy_rnn.compat.porting.text import comments

HEAD = 'import tensorflow as tf\n'
MARKS = comments.CHECK_MARK, comments.STOP_MARK
NEW_HEAD = 'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n'


def check_transformed(before, after, release='0.8', head=True):
    """A source is ported as expected, and a second time not at all."""
    before = HEAD + before if head else before
    after = NEW_HEAD + after if head else after
    ast.parse(after)
    ported = port_text(before, release)
    assert uncommented(ported.text) == after
    assert port_text(ported.text, release).text == ported.text
    return ported


def check_noop(source, release='0.8', head=True):
    """Nothing but the import of TensorFlow itself changes."""
    before = HEAD + source if head else source
    after = NEW_HEAD + source if head else source
    ported = port_text(before, release)
    assert uncommented(ported.text) == after
    return ported


@contextlib.contextmanager
def packages_installed(files, folder, monkeypatch, *caches):
    """Installs packages, files by their paths, and forgets all of others.

    Args:
        files: Dict from paths to texts.
        folder: Where they are written, an empty folder.
        monkeypatch: The fixture.
        *caches: More functions that keep what they found.
    """
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.syspath_prepend(folder)
    caches = (
        old_packages.is_old,
        old_packages.lost_name,
        old_packages._origin,
        old_packages.texts,
        *caches,
    )
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def uncommented(text):
    """A port without the comments of its checks and stops."""
    return ''.join(
        line
        for line in text.splitlines(keepends=True)
        if not line.lstrip().startswith(MARKS)
        and line.strip() != comments.HEAD
    )


def findings(ported, severity):
    """Rules of the findings of a severity."""
    return [f.rule for f in ported.findings if f.severity == severity]


def frames_of_then(ported):
    """The rules by which a port has pandas work as then."""
    call = 'old_pandas.restore()'
    found = [f.rule for f in ported.findings if f.new == call]
    assert ported.text.count(f'import old_pandas\n{call}\n') == bool(found)
    return found
