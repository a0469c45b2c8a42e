"""Sources that fissix reads, and those that it does not."""

import time

import pytest

from legacy_rnn.compat.sources.python2 import (
    dialect,
    fissix_driver,
    python2_syntax,
)
from legacy_rnn.compat.sources.python2.fissix_driver import ConversionError


@pytest.mark.parametrize(
    'text, line',
    [
        ('x = 1\nx = (\n', 3),
        ('x = 1\n\u00b9\n', 2),
        ('if x:\npass\n', 2),
        ('x = 1\nf(b= async 1)\n', 2),
    ],
)
def test_what_is_no_python_names_its_line(text, line):
    with pytest.raises(ConversionError) as caught:
        fissix_driver.rewrite(text)
    assert caught.value.line == line


def test_print_stays_a_function_of_each_source():
    for _ in range(2):
        text = "from __future__ import print_function\nprint(x, end='')\n"
        assert python2_syntax.convert(text) == text
        text = "print(x, end='')\nfor i in xrange(3): pass\n"
        found = fissix_driver.rewrite(text, print_function=True)
        assert found == text.replace('xrange', 'range')


def test_brackets_behind_an_import_of_the_future_take_no_time():
    start = time.process_time()
    text = f'from __future__ import {"(" * 26}\n'
    assert not python2_syntax.imports_print_function(text)
    assert time.process_time() - start < 1


def test_strange_characters_are_of_neither_dialect():
    assert dialect.of_text('print \u00b9\n') is None


def test_what_next_is_written_for_is_written_anew_itself():
    old = 'from itertools import izip\nx = izip(a, b).next()\n'
    assert fissix_driver.rewrite(old) == '\nx = next(zip(a, b))\n'
    old = 'import itertools\nx = itertools.imap(f, a).next()[0]\n'
    new = 'import itertools\nx = next(map(f, a))[0]\n'
    assert fissix_driver.rewrite(old) == new
    assert fissix_driver.rewrite('x = a.b(c).next()\n') == 'x = next(a.b(c))\n'


def test_bytes_beyond_ascii_are_escaped():
    old = "print b'caf\u00e9 \\n', B'''\u4e2d''', '\u00e9'\n"
    new = "print(b'caf\\xc3\\xa9 \\n', B'''\\xe4\\xb8\\xad''', '\u00e9')\n"
    assert fissix_driver.rewrite(old) == new
    assert python2_syntax.convert(old) == new


def test_what_is_used_as_a_dictionary_stays_one():
    text = 'def f(h):\n    values = h.values()\n    return {}\n'
    for use, made in (
        ('values.keys()', 'h.values()'),
        ("values['size']", 'h.values()'),
        ('[values[k] for k in values]', 'h.values()'),
        ('[values[k] for k in sorted(values) if k]', 'h.values()'),
        ('[values[i] for i in wanted]', None),
        ('values[0]', None),
    ):
        found = fissix_driver.rewrite(text.format(use))
        wanted = made or 'list(h.values())'
        assert found.splitlines()[1] == f'    values = {wanted}'


def test_values_of_hparams_are_a_dictionary():
    made = 'h = tf.contrib.training.HParams(n=2)\n'
    for use, wanted in (
        (f'{made}x = h.values()\n', 'h.values()'),
        (f'{made}x = h.keys()\n', 'list(h.keys())'),
        (f'{made}x = g.h.values()\n', 'list(g.h.values())'),
        ("x = h.values()['n']\n", "h.values()['n']"),
        ('x = h.values()[0]\n', 'list(h.values())[0]'),
    ):
        found = fissix_driver.rewrite(use)
        assert found.splitlines()[-1] == f'x = {wanted}'


def test_imports_stand_below_the_comments_at_the_start():
    comments = (
        '#!/usr/bin/env python\n# -*- coding: latin-1 -*-\n\n# It adds.\n'
    )
    new = fissix_driver.rewrite(f'{comments}x = reduce(f, [1])\n')
    wanted = 'from functools import reduce\nx = reduce(f, [1])\n'
    assert new == comments + wanted


def test_imports_stand_below_those_that_are_there():
    source = '# It adds.\nimport os\n# It adds.\nx = reduce(f, [1])\n'
    new = fissix_driver.rewrite(source)
    assert new == source.replace(
        'import os\n', 'import os\nfrom functools import reduce\n'
    )
