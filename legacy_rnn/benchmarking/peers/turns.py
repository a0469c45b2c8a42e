"""Takes turns: a contestant builds a workload and waits to be measured.

One JSON object a line. The contestant says that it is ready; each line
`{"mode": "train", "seconds": 0.5}` is answered by `{"seconds": [...]}`. Runs
under any Python from 3.6, with the standard library alone.
"""

import json
import os
import resource
import sys
import time


def serve(build, specification=None):
    """Builds a contestant and measures it whenever it is asked.

    Args:
        build: Function of the specification, a dict, that returns a dict:
            `train` and `infer`, functions that run one step to its end;
            `nodes`, operations in the graph or None; `build_seconds`, or
            None to take the time of `build`.
        specification: Dict; by default the script's argument.
    """
    answers = os.fdopen(os.dup(1), 'w')
    os.dup2(2, 1)  # whatever else is printed
    if specification is None:
        specification = json.loads(sys.argv[1])
    started = time.perf_counter()
    made = build(specification)
    built = time.perf_counter() - started
    ready = {
        'nodes': made.get('nodes'),
        'build_seconds': made.get('build_seconds') or built,
        'version': made.get('version'),
    }
    ready.update(_first(made))
    _answer(answers, ready)
    for line in sys.stdin:
        order = json.loads(line)
        seconds = measure(made[order['mode']], order['seconds'])
        _answer(answers, {'seconds': seconds, 'peak_mb': peak_megabytes()})


def measure(step, seconds, least=3):
    """Times steps for some seconds.

    Args:
        step: Function of nothing.
        seconds: How long to go on.
        least: Steps at the least.

    Returns:
        Seconds of each step, a list.
    """
    step()
    found = []
    end = time.perf_counter() + seconds
    while len(found) < least or time.perf_counter() < end:
        started = time.perf_counter()
        step()
        found.append(time.perf_counter() - started)
    return found


def peak_megabytes():
    """The largest resident memory of this process so far, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == 'darwin' else 2**10), 1)


def arrays(workload, numpy):
    """Draws the data of a workload; the same in every contestant.

    Args:
        workload: Dict of a workload.
        numpy: The module.

    Returns:
        `(data, target)`: `[batch, time, depth]` float32, or token ids
        `[batch, time]` int32 with a vocabulary; class ids int32, `[batch]`
        or `[batch, time]`.
    """
    random = numpy.random.RandomState(0)
    batch, steps = workload['batch'], workload['steps']
    classes = workload['classes']
    if workload['vocabulary']:
        data = random.randint(0, workload['vocabulary'], [batch, steps])
        data = data.astype('int32')
    else:
        data = random.randn(batch, steps, workload['depth']).astype('float32')
    shape = [batch] if workload['last_only'] else [batch, steps]
    return data, random.randint(0, classes, shape).astype('int32')


def _first(made):
    """Times the first step of each kind."""
    found = {}
    for mode in ('train', 'infer'):
        if made.get(mode) is None:
            continue
        started = time.perf_counter()
        made[mode]()
        name = 'first_step_seconds' if mode == 'train' else 'first_inference'
        found[name] = time.perf_counter() - started
    return found


def _answer(stream, values):
    stream.write(json.dumps(values) + '\n')
    stream.flush()
