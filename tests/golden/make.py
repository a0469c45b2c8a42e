"""Records what a real old TensorFlow release does, case by case.

    python tests/golden/make.py                 # every part of the release
    python tests/golden/make.py GRUCell nn.rnn  # some parts

Run it by the Python of the old release. It writes one `.npz` a part under
`tests/golden/records/<version>/` and that file's row in `manifest.json`, and
touches nothing else; a file that comes out the same keeps its row.

The releases install from PyPI on CPU, in an environment each (pyenv builds
the old Pythons; a Python 2.7 records the same values):

    0.12.1 1.0.1 1.1.0 1.2.1 1.4.1 1.8.0 1.12.3    Python 3.6
        python3.6 -m venv old && old/bin/pip install -U 'pip<22'
        old/bin/pip install tensorflow==0.12.1 'numpy<1.17' 'protobuf<3.18'
    1.15.5                                         Python 3.7
        python3.7 -m venv old && old/bin/pip install -U pip
        old/bin/pip install tensorflow==1.15.5 'numpy<1.19' 'protobuf<3.21'
"""

from __future__ import absolute_import, division, print_function

import argparse
import datetime
import os
import platform
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    """Records the parts that the command line names, or all."""
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('parts', nargs='*', help='such as GRUCell')
    parser.add_argument('--keep-going', action='store_true')
    options = parser.parse_args()
    os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '2')
    # Here the tests' package is the parent, in place of this folder.
    sys.path[0] = os.path.dirname(HERE)
    import tensorflow as tf

    from golden import recipes

    quiet(tf)
    by_part = recipes.by_part(short(tf.__version__))
    failed = 0
    for part in options.parts or sorted(by_part):
        if part not in by_part:
            print(part, 'has no case in this release')
            continue
        failed += not make(tf, part, by_part[part], options.keep_going)
    sys.exit(1 if failed else 0)


def make(tf, part, cases, keep_going=False):
    """Measures and records the cases of one part."""
    from golden import measure, record

    measured = {}
    for case in cases:
        try:
            measured[case.name] = measure.measure(
                tf, short(tf.__version__), case
            )
        except Exception as error:
            print('{} {}: {!r}'.format(part, case.name, error)[:1000])
            if not keep_going:
                raise
    if len(measured) < len(cases):
        return False
    sha256 = record.save(tf.__version__, part, measured)
    note(tf.__version__, part, sha256)
    print(part, len(cases), 'cases')
    return True


def note(version, part, sha256):
    """Writes the manifest's row of a record that changed."""
    from golden import record

    name = '{}/{}.npz'.format(version, part)
    row = {
        'file': name,
        'release': version,
        'python': platform.python_version(),
        'command': 'python tests/golden/make.py ' + part,
        'date': datetime.date.today().isoformat(),
        'sha256': sha256,
    }
    with record.locked():
        rows = record.manifest()
        if rows.get(name, {}).get('sha256') != sha256:
            record.write_manifest(dict(rows, **{name: row}))


def short(version):
    """`'0.12'` of `'0.12.1'`."""
    return '.'.join(version.split('.')[:2])


def quiet(tf):
    """Silences a release's deprecation warnings."""
    if hasattr(tf, 'logging'):
        tf.logging.set_verbosity(tf.logging.ERROR)


if __name__ == '__main__':
    main()
