"""Lines of a notebook that stay as they are and name the old TensorFlow.

    %tensorflow_version 1.x
    !pip install tensorflow==1.14
    %timeit tf.pack(x)

Source: Colab's `%tensorflow_version`; IPython 8, "Built-in magic commands".
"""

from __future__ import annotations

import ast
import re

from ...sources import ipython
from ..findings import CHECK, Finding, shorten
from ..rule import Rule

RULE = Rule(
    name='magics',
    does='Reports lines of a notebook that ask for the old TensorFlow',
    why='they stay as they are',
    before='%tensorflow_version 1.x\nimport tensorflow as tf\n',
)
_OLD = re.compile(
    r'%tensorflow_version\s+1|install\b.*\btensorflow(-gpu|_gpu)?\s*[=<~]=?'
)
_WHY = 'this line stays as it is, and names TensorFlow'


def apply(port):
    """Reports hidden lines that ask for the old TensorFlow or its names."""
    roots = {root for _, root in port.names.resolved.values()}
    names = '|'.join(map(re.escape, {*port.imported, *roots, 'tensorflow'}))
    named = re.compile(rf'^%(?!%).*\b(?:{names})\b[.\s]')
    if not any(isinstance(n, ast.stmt) for n in port.source.tree.body):
        return
    for line, text in ipython.hidden(port.source.text):
        if _OLD.search(text) or named.search(text):
            found = Finding(line, 1, CHECK, RULE.name, shorten(text), '', _WHY)
            port.findings.append(found)
