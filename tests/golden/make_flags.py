"""Records what a real old TensorFlow release made of the defaults of flags.

    python tests/golden/make_flags.py

Run it by the Python of the old release (`make.py` says how to install one). It
writes `tests/golden/flags/VERSION.json`: how it was made and, by definition,
the value that the flag had as Python writes it, or `refused`.
"""

from __future__ import absolute_import, division, print_function

import ast
import datetime
import io
import json
import os
import platform

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, 'flags')
DEFAULTS = {
    'string': '0.1, 3, True, [1, 2], {}, None, "text", ""',
    'integer': '0.5, 1e6, 2.0, True, [1], None, 3, "3"',
    'float': '1, 0.5, "1.5", True, [0.1], None',
    'boolean': '"True", "yes", "f", 0, 1, 2, 0.0, None, [], True',
}


def definitions():
    """Yields kind and default, as Python writes it, of each flag."""
    for kind in sorted(DEFAULTS):
        for node in ast.literal_eval('[%s]' % DEFAULTS[kind]):
            yield kind, repr(node)


def main():
    """Defines the flags, reads them all, and writes the record."""
    import tensorflow as tf

    rows = {}
    flags = tf.app.flags
    for number, (kind, default) in enumerate(definitions()):
        define = getattr(flags, 'DEFINE_%s' % kind)
        name = 'flag_%d' % number
        try:
            define(name, ast.literal_eval(default), 'Help.')
        except Exception as error:
            rows['%s %s' % (kind, default)] = 'refused'
            print(kind, default, error)
            continue
        rows['%s %s' % (kind, default)] = name
    for row, name in sorted(rows.items()):
        if name != 'refused':
            rows[row] = repr(getattr(flags.FLAGS, name))
    record = {
        'release': tf.__version__,
        'python': platform.python_version(),
        'date': str(datetime.date.today()),
        'command': 'python tests/golden/make_flags.py',
        'flags': rows,
    }
    if not os.path.isdir(FOLDER):
        os.makedirs(FOLDER)
    path = os.path.join(FOLDER, tf.__version__ + '.json')
    text = json.dumps(record, indent=1, sort_keys=True)
    with io.open(path, 'w', encoding='utf-8') as file:
        file.write('%s\n' % text)


if __name__ == '__main__':
    main()
