"""Random sources: pieces of public programs, and programs made of rows.

Every source follows from a seed, its number and the public folder alone.
"""

from __future__ import annotations

import ast
import functools
import random
import re
import warnings
from typing import NamedTuple

from legacy_rnn.compat import table
from legacy_rnn.compat.releases import RELEASES
from legacy_rnn.compat.sources.programs import folders

from . import changes

LINES = 40  # About so many has a piece of a public program.
LARGEST = 400_000  # Bytes of a public file that is read.
_BEGINS = re.compile(r'^(?=[A-Za-z_@])', re.M)
_IMPORT = re.compile(r'^(?:from|import)[ \t][^\n]*', re.M)
_ALIASES = ('tf', 'tensorflow', 'T', 'tf_')
_HEADS = (
    'import tensorflow as {0}\n',
    'import numpy as np, tensorflow as {0}\n',
    'import os; import tensorflow as {0}  # both\n',
    'try:\n    import tensorflow as {0}\nexcept ImportError:\n    raise\n',
    '"""A model."""\nfrom __future__ import division\n'
    'import tensorflow as {0}\n',
    '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n'
    'import tensorflow as {0}\n',
)
_FROM = 'from tensorflow.models.rnn import rnn, rnn_cell, seq2seq\n'
_NOISE = (
    "text = 'tf.pack(x) tf.concat(1, y)'",
    '# tf.mul(a, b) in a comment',
    'other = thing.pack(tf_like)',
    'pack = 3',
    'x  =  [1,2 ,3]   ;  y=2',
    "naïve = 'é' + u'ü'",
    'assert (lambda *a, **k: a)(1, *[2], **{})',
    'for i in range(3): print(i)',
    "f'{x!r:>{y}}'",
    'd = {**{}, "a": 1}',
    'if x:\n\ty = 1\nelse:\n\ty = 2',
    "s = '''a\n  b\n'''",
    'z = (1 +  # one\n     2)',
    'a = b = c = x[1:2, ..., None]',
    'import numpy as np\nn = np.float(np.zeros([2])[0]).astype(np.int)',
)
_PYTHON2 = (
    "print 'a', x,",
    'print >>sys.stderr, x',
    "raise ValueError, 'no'",
    'exec "x = 1" in d',
    'y = `x` + ur"é"',
    'if x <> 1L or d.has_key(0777): pass',
    'def f((a, b), c=xrange(3)): return a / b',
    'try:\n    pass\nexcept (A, B), e:\n    print e',
    'for k, v in d.iteritems(): print k, v / 2',
    'z = map(lambda (a, b): a, zip(x, y))',
    'print',
    's = raw_input().decode("utf-8")',
    'q = sorted(d.keys(), cmp=lambda a, b: cmp(a, b))',
)
_BLOCKS = (
    'def f(a, b=1):\n{0}',
    'class A(object):\n    def f(self):\n{1}',
    'with tf.Session() as s:\n{0}',
    'for i in range(2):\n{0}',
    'if x:\n{0}\nelse:\n    pass',
    'try:\n{0}\nexcept Exception:\n    pass',
    'while True:\n{0}\n    break',
    '@g\ndef f(*a, **k):\n{0}\n    return a',
)


class Sample(NamedTuple):
    """A random source.

    Attributes:
        name: Its file name, `x.py` or `x.ipynb`.
        data: Its bytes.
        kind: How it was made.
        whole: Whether no change that breaks Python was made to it.
    """

    name: str
    data: bytes
    kind: str
    whole: bool


class Sources:
    """Random sources by their numbers.

    Args:
        seed: Any int.
        public: Folder of public programs, or None.
    """

    def __init__(self, seed, public=None):
        self._seed = seed
        self._files = []
        if public is not None:
            self._files = [
                p for p in folders.sources(public) if p.suffix == '.py'
            ]

    def __getitem__(self, number):
        draw = random.Random(f'{self._seed} {number}')
        kind = draw.choice(('public', 'public', 'made'))
        if kind == 'made' or not self._files:
            kind, text = 'made', made(draw)
        else:
            text = self._piece(draw)
        names = []
        whole = True
        for _ in range(draw.choice((0, 1, 1, 2, 3))):
            change = draw.choice(changes.LAYOUT)
            text = change(text, draw)
            names.append(change.__name__)
        for _ in range(draw.choice((0,) * 8 + (1, 1, 2))):
            change = draw.choice(changes.TOKENS)
            text = change(text, draw)
            names.append(change.__name__)
            whole = False
        notebook = draw.random() < 0.06
        if notebook:
            data, name = changes.as_notebook(text, draw), 'x.ipynb'
            names.append('notebook')
        else:
            data, name = text.encode('utf-8', 'surrogatepass'), 'x.py'
            for _ in range(draw.choice((0, 0, 0, 1, 1, 2))):
                change = draw.choice(changes.ENDS)
                data = change(data, draw)
                names.append(change.__name__)
        if draw.random() < 0.05:
            change = draw.choice(changes.BYTES)
            data = change(data, draw)
            names.append(change.__name__)
            whole = False
        return Sample(name, data, ' '.join([kind, *names]), whole)

    def _piece(self, draw):
        """Imports and some statements of a public program."""
        text, parts = _read(draw.choice(self._files))
        if text.count('\n') <= LINES or len(parts) < 2:
            return text
        lines = draw.choice((LINES // 4, LINES, LINES, 3 * LINES))
        imports = [p for p in parts if _IMPORT.match(p)]
        start = draw.randrange(len(parts))
        taken, count = [], 0
        for part in parts[start:]:
            if part not in imports:
                taken.append(part)
                count += part.count('\n')
            if count >= lines:
                break
        return ''.join([*imports, *taken])


def made(draw):
    """A program made of rows of the table, and of what surrounds them."""
    release = draw.choice(RELEASES)
    alias = draw.choice(_ALIASES)
    head = draw.choice(_HEADS).format(alias) + draw.choice(('', '', _FROM))
    others = draw.choice((_NOISE, _NOISE, _PYTHON2))
    lines = []
    for number in range(draw.randint(1, 14)):
        if draw.random() < 0.6:
            code = draw.choice(_examples(release))
            code = re.sub(r'\btf\b', alias, code)
            one = '\n' not in code and not _IMPORT.match(code)
            if one and '=' not in code.split('(')[0]:
                if draw.random() < 0.2:
                    other = re.sub(
                        r'\btf\b', alias, draw.choice(_examples(release))
                    )
                    code = f'nested = f({code}, [{other}], k={other})'
                else:
                    code = f'r{number} = {code}'
        else:
            code = draw.choice(others)
        if draw.random() < 0.2:
            block = draw.choice(_BLOCKS)
            code = block.format(_indented(code, 4), _indented(code, 8))
        lines.append(code)
    return head + '\n'.join(lines) + '\n'


@functools.cache
def _examples(release):
    """Old code of all rows of a release."""
    return sorted(
        {row.before for row in table.rows() if row.before}
        if release is None
        else {r.before for r in table.rows() if r.before and r.covers(release)}
    )


@functools.lru_cache(maxsize=4096)
def _read(path):
    """A public source as text with `\\n` line ends, and its statements."""
    data = path.read_bytes()[:LARGEST]
    text = data.decode('utf-8', 'replace').lstrip('\ufeff')
    text = text.replace('\r\n', '\n').replace('\r', '\n')
    return text, _parts(text)


def _parts(text):
    """The statements of a source, with what stands above each."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError):
        return [part for part in _BEGINS.split(text) if part]
    lines = re.findall(r'[^\n]*\n|[^\n]+', text)
    ends = [node.end_lineno for node in body]
    starts = [0, *ends[:-1]] if ends else [0]
    ends = [*ends[:-1], len(lines)]
    return [''.join(lines[a:b]) for a, b in zip(starts, ends, strict=False)]


def _indented(code, width):
    return re.sub(r'^(?=.)', ' ' * width, code, flags=re.M)
