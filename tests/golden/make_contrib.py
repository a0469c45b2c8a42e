"""Records what packages of contrib compute under a real old release.

    python tests/golden/make_contrib.py

Run it by the Python of the old release (`make.py` says how to install one).
All cases of `contrib_cases.py` that name the release go into one `.npz` below
`tests/golden/contrib/`, whose row in `manifest.json` there is renewed.
"""

from __future__ import absolute_import, division, print_function

import datetime
import hashlib
import io
import json
import os
import platform
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, 'contrib')
MANIFEST = os.path.join(FOLDER, 'manifest.json')


def main():
    """Records the release that runs this."""
    sys.path[0] = os.path.dirname(HERE)
    import numpy as np
    import tensorflow as tf

    from golden import contrib_cases

    short = '.'.join(tf.__version__.split('.')[:2])
    arrays = {}
    for name in sorted(contrib_cases.CASES):
        if short in contrib_cases.CASES[name][1]:
            arrays.update(contrib_cases.run(tf, name))
            print(name)
    path = os.path.join(FOLDER, short + '.npz')
    np.savez_compressed(path, **arrays)
    note(short, tf.__version__, path)


def note(short, version, path):
    """Writes the row of a record."""
    rows = {}
    if os.path.exists(MANIFEST):
        with io.open(MANIFEST, encoding='utf-8') as file:
            rows = dict((row['release'], row) for row in json.load(file))
    with open(path, 'rb') as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    rows[version] = {
        'record': short,
        'release': version,
        'python': platform.python_version(),
        'command': 'python tests/golden/make_contrib.py',
        'date': datetime.date.today().isoformat(),
        'sha256': digest,
    }
    lines = [
        json.dumps(rows[key], sort_keys=True, separators=(', ', ': '))
        for key in sorted(rows)
    ]
    with io.open(MANIFEST, 'w', encoding='utf-8') as file:
        file.write('[\n{}\n]\n'.format(',\n'.join(lines)))


if __name__ == '__main__':
    main()
