"""Runs all tests in graph mode, without TensorFlow's start-up lines.

Tests marked `deep` say once more what another test says: a record that is
that of the release before, every way to install. So does a test marked
`first(n)` after its first n parameters. They run with `--all`, and where a
file is named. Tests marked `rare` lie between two others that run with
`--all`; they run where a file is named alone.
"""

import collections
import gc
import os

import pytest

os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')

from legacy_rnn.console import quiet_import  # noqa: E402

MOST_WORKERS = 4
REPLAYS = 'tests/golden/test_replay.py'


def pytest_addoption(parser):
    parser.addoption(
        '--all', action='store_true', help='run the deep tests, too'
    )


def pytest_configure(config):
    if _runs_tests(config):
        gc.disable()  # What is imported stays.
        _start_tensorflow()
    config.addinivalue_line(
        'markers', 'deep: says once more what another test says; see --all'
    )
    config.addinivalue_line(
        'markers', 'first(n): deep but for its first n parameters'
    )
    config.addinivalue_line(
        'markers', 'rare: lies between two others; where its file is named'
    )


def pytest_xdist_auto_num_workers(config):
    """One worker a core; none where one file or test is named."""
    return 0 if _is_named(config) else min(MOST_WORKERS, os.cpu_count() or 1)


def pytest_xdist_make_scheduler(config, log):
    """Has `--dist loadfile` spread the replays part by part."""
    from xdist.scheduler import LoadFileScheduling

    class Scheduler(LoadFileScheduling):
        def _split_scope(self, nodeid):
            file = super()._split_scope(nodeid)
            _, *part = nodeid.split('-')[:2]
            return ' '.join([file, *part]) if file == REPLAYS else file

    is_by_file = config.getvalue('dist') == 'loadfile'
    return Scheduler(config, log) if is_by_file else None


def pytest_collection_modifyitems(config, items):
    # Short and many, they keep all workers busy until the end.
    items.sort(key=lambda item: item.nodeid.startswith(REPLAYS))
    if _is_named(config):
        return
    runs_all = config.getoption('--all')
    seen = collections.Counter()
    left, kept = [], []
    for item in items:
        name = item.nodeid.partition('[')[0]
        first = item.get_closest_marker('first')
        seen[name] += 1
        later = first is not None and seen[name] > first.args[0]
        is_deep = later or item.get_closest_marker('deep')
        is_left = is_deep and not runs_all or item.get_closest_marker('rare')
        (left if is_left else kept).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


@pytest.fixture(scope='session')
def is_named(request):
    """Whether this run is of files that are named."""
    return _is_named(request.config)


@pytest.fixture(scope='session')
def is_short(request, is_named):
    """Whether deep tests are left out of this run."""
    return not (request.config.getoption('--all') or is_named)


def pytest_collection_finish():
    """Looks seldom for garbage, and never among what has been imported."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 20)


def _runs_tests(config):
    """Whether tests are loaded in this process, and not in workers of it."""
    is_worker = hasattr(config, 'workerinput')
    spreads = config.getoption('dist', 'no') != 'no'
    return is_worker or not spreads or config.option.collectonly


def _start_tensorflow():
    tf = quiet_import.import_tensorflow()
    tf.compat.v1.disable_v2_behavior()
    # Graphs that run once take longer to be rewritten than to run; what
    # commands run in processes of their own is rewritten as ever.
    options = {'disable_meta_optimizer': True}
    tf.config.optimizer.set_experimental_options(options)
    # Small operations cost less alone, beside the other workers.
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)


@pytest.fixture
def rewritten_graphs():
    """Sessions rewrite their graphs, as they do outside of the tests."""
    import tensorflow as tf

    optimizer = tf.config.optimizer
    optimizer.set_experimental_options({'disable_meta_optimizer': False})
    yield
    optimizer.set_experimental_options({'disable_meta_optimizer': True})


def _is_named(config):
    return any('.py' in argument for argument in config.args)
