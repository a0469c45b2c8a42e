"""Measures drawn graphs under a real old release.

    PYTHON tests/fuzzing/record_graphs.py GRAPHS.json VALUES.npz

where PYTHON has the old release. GRAPHS.json is a list of what `graphs.drawn`
gives; of each, VALUES.npz holds what `tests.golden.measure` measures.
"""

from __future__ import absolute_import, division, print_function

import json
import os
import sys

os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')
sys.path[0] = os.path.dirname(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
)


def main():
    """Reads the graphs, measures each and writes the values."""
    import tensorflow as tf

    from tests.fuzzing import graphs
    from tests.golden import make, record

    make.quiet(tf)
    with open(sys.argv[1]) as file:
        given = json.load(file)
    release = make.short(tf.__version__)
    measured = {}
    for place, graph in enumerate(given):
        measured[str(place)] = graphs.measured(tf, release, graph)
    record.write(sys.argv[2], measured)


if __name__ == '__main__':
    main()
