"""Packages that take old calls."""

import contextlib

from legacy_rnn.running.patches import old_calls


def test_package_may_import_while_it_is_changed(monkeypatch):
    changed = []

    def change(name):
        changed.append(name)
        packages()

    changes = {'json': [change], 'os': [change]}
    monkeypatch.setattr(old_calls, '_changes', lambda *of: changes)
    with contextlib.ExitStack() as stack:
        packages = old_calls._Packages(stack)
        packages()
    assert changed == ['json', 'os']
