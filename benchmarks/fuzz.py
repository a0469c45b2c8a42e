"""Draws random cases, and checks what must hold of every one.

usage: python benchmarks/fuzz.py PART [--public=FOLDER] [--count=1000]
           [--seed=1] [--jobs=2] [--journal=FILE] [--only=NUMBER]
           [--python=PYTHON]

    sources      pieces of the public programs below FOLDER, and programs made
                 of the table's rows, changed in many ways, through `date` and
                 `port`; ports are compiled by the Pythons that pyenv has
    data         damaged `.npz` and IDX files
    checkpoints  damaged checkpoints, V1 and V2, through `checkpoint list`
    settings     damaged pyproject tables, flag files and MetaGraphs
    calls        calls of every function of every release through `port`: each
                 value reaches the argument of today's that it was for
    graphs       cells, wrappers and lengths of seven releases: static, dynamic
                 and fused unrolls with their gradients, and two updates
    releases     the same, and loops around them, here and under the real old
                 TensorFlow of PYTHON: names, structures, values, gradients

Every case follows from the seed and its number; `--only` does one, and shows
its traceback. With `--journal` a campaign that was stopped goes on where it
was. The last line counts; the exit status is 1 where there were faults.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')

from tests.fuzzing import (  # noqa: E402
    call_cases,
    campaign,
    checkpoint_cases,
    data_cases,
    graph_cases,
    setting_cases,
    source_cases,
)

PARTS = {
    'sources': source_cases.run,
    'data': data_cases.run,
    'checkpoints': checkpoint_cases.run,
    'settings': setting_cases.run,
    'calls': call_cases.run,
    'graphs': graph_cases.unrolled,
    'releases': graph_cases.released,
}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument('part', choices=PARTS)
    parser.add_argument('--public', type=pathlib.Path)
    parser.add_argument('--count', type=int, default=1000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--jobs', type=int, default=os.cpu_count())
    parser.add_argument('--journal', type=pathlib.Path)
    parser.add_argument('--only', type=int)
    parser.add_argument('--python', help='has a real old TensorFlow')
    parser.add_argument('--no-compile', action='store_true')
    options = parser.parse_args()
    settings = {
        'seed': options.seed,
        'public': options.public,
        'compile': not options.no_compile,
        'python': options.python,
    }
    run = PARTS[options.part]
    if options.only is not None:
        for number, end in run(settings, [options.only]):
            print(f'{number}: {end}')
        return 0
    cases = campaign.Campaign(options.part, options.seed, options.journal)
    cases.run(run, options.count, options.jobs, settings)
    print(cases.summary())
    return 1 if cases.faults else 0


if __name__ == '__main__':
    sys.exit(main())
