"""Lines of a notebook that name the old TensorFlow.

    %tensorflow_version 1.x              becomes a comment
    !pip install tensorflow==1.14
    !pip install tensorflow==1.14 gym    stays as it is
    %timeit tf.pack(x)

Source: Colab's `%tensorflow_version`; IPython 8, "Built-in magic commands".
"""

from __future__ import annotations

import ast
import re

from ....sources.notebook import ipython
from ...findings import CHANGED, CHECK, Finding, shorten
from ...rule import Rule

RULE = Rule(
    name='magics',
    does='Reports lines of a notebook that ask for the old TensorFlow',
    why='they stay as they are',
    before='!pip install tensorflow==1.14 gym\nimport tensorflow as tf\n',
)
_OLD = re.compile(r'install\b.*\btensorflow(-gpu|_gpu)?\s*[=<~]=?')
_VERSION = re.compile(r'%tensorflow_version\s+1\S*\s*(#.*)?')
# What installs an old TensorFlow alone, or takes today's away.
_PIP = r'[!%]\s*(\S*python[\d.]*\s+-m\s+)?pip[\d.]*\s+'
_PACKAGE = r'(\s+-\S+)*\s+[\'"]?tensorflow([-_]gpu)?'
_PIN = r'\s*((==|~=|<=)\s*[01]|<\s*[12])[\d.*a-z]*'
_ALONE = re.compile(
    rf'{_PIP}(uninstall{_PACKAGE}|install{_PACKAGE}{_PIN})[\'"]?'
    r'(\s+-\S+)*\s*(#.*)?'
)
_GONE = "today's TensorFlow is the only one"
_WHY = 'this line stays as it is, and names TensorFlow'


def apply(port):
    """Reports hidden lines that ask for the old TensorFlow or its names."""
    roots = {root for _, root in port.names.resolved.values()}
    names = '|'.join(map(re.escape, {*port.imported, *roots, 'tensorflow'}))
    named = re.compile(rf'^%(?!%).*\b(?:{names})\b[.\s]')
    if not any(isinstance(n, ast.stmt) for n in port.source.tree.body):
        return
    for line, text in ipython.hidden(port.source.text):
        if _VERSION.fullmatch(text) or _ALONE.fullmatch(text):
            _comment(port, line, text)
        elif _OLD.search(text) or named.search(text):
            found = Finding(line, 1, CHECK, RULE.name, shorten(text), '', _WHY)
            port.findings.append(found)


def _comment(port, line, text):
    """Makes a comment of a line; a block keeps its `pass`."""
    start, end = port.source.line_span(line)
    new = ipython.commented(port.source.text[start:end])
    port.source.replace_span(start, end, new)
    found = Finding(
        line, 1, CHANGED, RULE.name, shorten(text), f'# {text}', _GONE
    )
    port.findings.append(found)
