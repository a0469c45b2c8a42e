"""Files that a program starts or loads by their names.

`runpy.run_path('train.py')`, `exec(open('config.py').read())` and
`os.system('python train.py')` name them in strings, and so do shell scripts
that the program starts.
"""

from __future__ import annotations

import itertools
import os
import re

_STARTS = re.compile(
    r'\b(runpy|exec|execfile|imp|load_source|spec_from_file_location|'
    r'SourceFileLoader|subprocess|system|popen|Popen|commands|'
    r'spawn[lv]p?e?|exec[lv]p?e?)\b'
)
_COMMENT = re.compile(r'^[ \t]*#.*', re.M)
_STRING = re.compile(
    r'\'((?:\\[\s\S]|[^\'\\\n])+)\'|"((?:\\[\s\S]|[^"\\\n])+)"'
)
_MODULE = re.compile(r'\brun_module\(\s*[\'"]([\w.]+)')


def started(path, text, folder=None):
    """Python sources that a source may start.

    Args:
        path: The source.
        text: Its text.
        folder: Where their names count from; the source's own if None.

    Returns:
        List of paths.
    """
    text = _COMMENT.sub('', text)
    if not _STARTS.search(text):
        return []
    folder = folder or os.path.dirname(os.path.realpath(path))
    words = [
        word
        for found in _STRING.finditer(text)
        for word in _words(found[1] or found[2])
    ]
    for word in [w for w in words if w.endswith('.sh')]:
        words += _words(_read(os.path.join(folder, word)))
    names = [w for w in words if w.endswith('.py')]
    modules = _MODULE.findall(text)
    modules += [b for a, b in itertools.pairwise(words) if a == '-m']
    for module in modules:
        base = module.replace('.', '/')
        names += [f'{base}.py', f'{base}/__main__.py']
    found = (os.path.join(folder, name) for name in names)
    return [file for file in dict.fromkeys(found) if os.path.isfile(file)]


def _words(text):
    return re.findall(r'[^\s;&|()<>\'"`]+', text)


def _read(path):
    try:
        with open(path, encoding='utf-8', errors='replace') as file:
            return file.read()
    except OSError:
        return ''
