"""Records what packages of contrib compute under a real old release.

    python tests/golden/make_contrib.py [PACKAGE ...]

Run it by the Python of the old release (`make.py` says how to install one).
All cases of `contrib_cases.py` that name the release go into one `.npz` a
package, below a folder of `tests/golden/contrib/` with the release's name; the
rows in `manifest.json` there are renewed. PACKAGE is the first part of a
case's name; without one, all are recorded.
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
    packages = {}
    for name in sorted(contrib_cases.CASES):
        package = name.split('.')[0]
        if sys.argv[1:] and package not in sys.argv[1:]:
            continue
        if short in contrib_cases.CASES[name][1]:
            arrays = packages.setdefault(package, {})
            arrays.update(contrib_cases.run(tf, name))
            print(name)
    folder = os.path.join(FOLDER, short)
    if not os.path.isdir(folder):
        os.makedirs(folder)
    for package in packages:
        path = os.path.join(folder, package + '.npz')
        np.savez_compressed(path, **packages[package])
        note(short + '/' + package, tf.__version__, path)


def note(record, version, path):
    """Writes the row of a record, `RELEASE/PACKAGE`."""
    rows = {}
    if os.path.exists(MANIFEST):
        with io.open(MANIFEST, encoding='utf-8') as file:
            rows = dict((row['record'], row) for row in json.load(file))
    with open(path, 'rb') as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    rows[record] = {
        'record': record,
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
