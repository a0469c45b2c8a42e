"""Records the losses of old scripts under a real old TensorFlow release.

    python tests/golden/make_losses.py letters_0_12 both_ways_0_12

Run it by the Python of the old release (`make.py` says how to install one).
Each script of `tests/golden/scripts/` writes its first weights into a
checkpoint and prints twenty losses; both go into one `.npz` a script under
`tests/golden/losses/`, whose row in `manifest.json` there is renewed.
"""

from __future__ import absolute_import, division, print_function

import datetime
import hashlib
import io
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = os.path.join(HERE, 'scripts')
FOLDER = os.path.join(HERE, 'losses')
MANIFEST = os.path.join(FOLDER, 'manifest.json')
PARTS = ('index', 'data-00000-of-00001')


def main():
    """Records the scripts that the command line names."""
    import tensorflow as tf

    if not os.path.isdir(FOLDER):
        os.makedirs(FOLDER)
    for name in sys.argv[1:]:
        record(name, tf.__version__)


def record(name, version):
    """Runs a script and writes its record and row."""
    import numpy as np

    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, 'model.ckpt')
        text = subprocess.check_output(
            [
                sys.executable,
                '-W',
                'ignore',
                os.path.join(SCRIPTS, name + '.py'),
                '--checkpoint=' + path,
            ],
            env=dict(os.environ, TF_CPP_MIN_LOG_LEVEL='3'),
        ).decode('utf-8')
        arrays = {'losses': np.array(losses(text))}
        for part in PARTS:
            arrays[part] = np.fromfile(path + '.' + part, np.uint8)
    finally:
        shutil.rmtree(folder)
    file = os.path.join(FOLDER, name + '.npz')
    np.savez_compressed(file, **arrays)
    note(name, version)
    print(name, len(arrays['losses']), 'losses')


def losses(text):
    """The losses that a script printed, in the order of steps."""
    return [float(x) for x in re.findall(r'^step \d+ loss (\S+)', text, re.M)]


def rows():
    """The manifest: dict of a script's name to its row."""
    if not os.path.exists(MANIFEST):
        return {}
    with io.open(MANIFEST, encoding='utf-8') as file:
        return dict((row['script'], row) for row in json.load(file))


def digest(file):
    """SHA-256 of a file, in hexadecimal."""
    with open(file, 'rb') as opened:
        return hashlib.sha256(opened.read()).hexdigest()


def note(name, version, command=None):
    """Writes the row of a record."""
    known = rows()
    known[name] = {
        'script': name,
        'release': version,
        'python': platform.python_version(),
        'command': command or 'python tests/golden/make_losses.py ' + name,
        'date': datetime.date.today().isoformat(),
        'sha256': digest(os.path.join(FOLDER, name + '.npz')),
    }
    lines = [
        json.dumps(known[key], sort_keys=True, separators=(', ', ': '))
        for key in sorted(known)
    ]
    with io.open(MANIFEST, 'w', encoding='utf-8') as file:
        file.write('[\n{}\n]\n'.format(',\n'.join(lines)))


if __name__ == '__main__':
    main()
