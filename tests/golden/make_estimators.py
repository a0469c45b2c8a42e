"""Records what programs around Estimators do under a real old release.

    python tests/golden/make_estimators.py

Run it by the Python of the old release (`make.py` says how to install one).
Each program of `estimators/programs.py` that names the release is run in a
folder of its own; what it did goes into `estimators/PROGRAM.json`, by
release, beside the Python, the command and the date.
"""

from __future__ import absolute_import, division, print_function

import datetime
import io
import json
import os
import platform
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, 'estimators')


def main():
    """Records the programs of this release, or those that are named."""
    # Here the tests' package is the parent, in place of this folder.
    sys.path[0] = os.path.dirname(HERE)
    os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')
    import tensorflow as tf

    from golden.estimators import programs

    version = tf.__version__
    for name, releases in sorted(programs.PROGRAMS.items()):
        if version in releases and name in (sys.argv[1:] or [name]):
            folder = tempfile.mkdtemp()
            try:
                note(name, version, getattr(programs, name)(tf, folder))
            finally:
                shutil.rmtree(folder)
            print(name, version)


def note(name, version, found):
    """Writes what a program did under a release."""
    path = os.path.join(FOLDER, name + '.json')
    records = {}
    if os.path.exists(path):
        with io.open(path, encoding='utf-8') as file:
            records = json.load(file)
    found['python'] = platform.python_version()
    found['command'] = 'python tests/golden/make_estimators.py'
    found['date'] = datetime.date.today().isoformat()
    records[version] = found
    text = json.dumps(
        records, indent=1, sort_keys=True, separators=(',', ': ')
    )
    with io.open(path, 'w', encoding='utf-8') as file:
        file.write(text if isinstance(text, str) else text.decode('utf-8'))
        file.write('\n')


if __name__ == '__main__':
    main()
