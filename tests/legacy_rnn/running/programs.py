"""Short programs that tests run, and the packages that they need."""

import importlib.util

import pytest

from legacy_rnn import run


def needs(*packages):
    return pytest.mark.skipif(
        any(importlib.util.find_spec(p) is None for p in packages),
        reason=f'needs {", ".join(packages)}',
    )


def runs(capfd, code, *flags):
    """What a program prints that ends well."""
    assert run.main([*flags, '-c', code]) == 0, capfd.readouterr().err
    return capfd.readouterr().out.split('\n')
