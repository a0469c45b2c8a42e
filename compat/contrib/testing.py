"""`contrib.testing`: what tests of the time read of events and summaries.

*Source:* TensorFlow 1.12.3, `contrib/testing/python/framework`.
"""

from __future__ import annotations

import collections
import glob
import os

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1
_CACHE = v1.summary.FileWriterCache
# The supervisor writes it from a thread of its own, at any time.
_UNCERTAIN = 'global_step/sec'


class FakeSummaryWriter:
    """A writer of events that keeps them.

    Args:
        logdir: Folder of the events that a true writer would write.
        graph: Graph of the first event.
    """

    _replaced = None

    def __init__(self, logdir, graph=None):
        self._logdir, self._graph = logdir, graph
        self.summaries = collections.defaultdict(list)
        self._graphs, self._meta_graphs, self._logs = [], [], []

    @classmethod
    def install(cls):
        """Has `FileWriterCache` give fake writers, until `uninstall`."""
        if FakeSummaryWriter._replaced:
            raise ValueError('FakeSummaryWriter already installed.')
        FakeSummaryWriter._replaced = _CACHE.get
        writers = {}

        def get(logdir):
            if logdir not in writers:
                writers[logdir] = cls(logdir, v1.get_default_graph())
            return writers[logdir]

        _CACHE.get = staticmethod(get)

    @classmethod
    def uninstall(cls):
        """Has `FileWriterCache` give true writers again."""
        if not FakeSummaryWriter._replaced:
            raise ValueError('FakeSummaryWriter not installed.')
        _CACHE.get = staticmethod(FakeSummaryWriter._replaced)
        FakeSummaryWriter._replaced = None

    def add_summary(self, summ, current_global_step):
        """Keeps a summary, serialized or not."""
        if isinstance(summ, bytes):
            summ = v1.Summary.FromString(summ)
        self.summaries[current_global_step].append(summ)

    def add_graph(self, graph, global_step=None, graph_def=None):
        """Keeps a graph."""
        _check_step(global_step)
        if graph_def is not None:
            raise ValueError(f'Unexpected graph_def {graph_def}.')
        self._graphs.append(graph)

    def add_meta_graph(self, meta_graph_def, global_step=None):
        """Keeps a MetaGraphDef."""
        _check_step(global_step)
        self._meta_graphs.append(meta_graph_def)

    def add_session_log(self, session_log, global_step=None):
        """Keeps an event of the session."""
        self._logs.append(session_log)

    def add_run_metadata(self, run_metadata, tag, global_step=None):
        """Checks the step, and forgets the rest."""
        _check_step(global_step)

    def flush(self):
        """Does nothing."""

    reopen = close = flush

    def assert_summaries(
        self,
        test_case,
        expected_logdir=None,
        expected_graph=None,
        expected_summaries=None,
        expected_added_graphs=None,
        expected_added_meta_graphs=None,
        expected_session_logs=None,
    ):
        """Compares what was written with what is expected, None for all.

        Args:
            test_case: Whose assertions are used.
            expected_logdir: Folder.
            expected_graph: Graph that the writer was made with.
            expected_summaries: Dict of a step to a dict of tag to value.
            expected_added_graphs: List of graphs.
            expected_added_meta_graphs: List of MetaGraphDefs.
            expected_session_logs: List of events of the session.
        """
        equal = test_case.assertEqual
        if expected_logdir is not None:
            equal(expected_logdir, self._logdir)
        if expected_graph is not None:
            test_case.assertIs(expected_graph, self._graph)
        for step, expected in (expected_summaries or {}).items():
            test_case.assertIn(step, self.summaries)
            equal(
                expected,
                {
                    value.tag: value.simple_value
                    for summary in self.summaries[step]
                    for value in summary.value
                    if value.tag != _UNCERTAIN
                },
            )
        for expected, added in (
            (expected_added_graphs, self._graphs),
            (expected_added_meta_graphs, self._meta_graphs),
            (expected_session_logs, self._logs),
        ):
            if expected is not None:
                equal(expected, added)


def assert_summary(expected_tags, expected_simple_values, summary_proto):
    """Compares the tags and some values of a summary.

    Args:
        expected_tags: All tags.
        expected_simple_values: Dict of tag to value, to two decimals.
        summary_proto: A `tf.Summary`.

    Raises:
        ValueError: Other tags.
        AssertionError: Another value.
    """
    for value in summary_proto.value:
        if value.tag in expected_simple_values:
            np.testing.assert_almost_equal(
                value.simple_value,
                expected_simple_values[value.tag],
                decimal=2,
                err_msg=value.tag,
            )
    tags = {value.tag for value in summary_proto.value}
    if set(expected_tags) != tags:
        raise ValueError(f'Expected tags {set(expected_tags)}, got {tags}.')


def to_summary_proto(summary_str):
    """The `tf.Summary` of a serialized one."""
    return v1.Summary.FromString(summary_str)


def latest_event_file(base_dir):
    """Path of the last file of events in a folder, None without one."""
    return max(glob.glob(os.path.join(base_dir, 'events.*')), default=None)


def latest_events(base_dir):
    """The events of the last file in a folder."""
    path = latest_event_file(base_dir)
    return v1.train.summary_iterator(path) if path else []


def latest_summaries(base_dir):
    """Those events of the last file in a folder that hold a summary."""
    return [e for e in latest_events(base_dir) if e.HasField('summary')]


def simple_values_from_events(events, tags):
    """The last value of each tag.

    Args:
        events: List of `tf.Event`.
        tags: The tags.

    Returns:
        Dict of tag to value.

    Raises:
        ValueError: The summary of a tag is no number.
    """
    found = {}
    for event in sorted(events, key=lambda event: event.step):
        for value in event.summary.value:
            if value.tag not in tags:
                continue
            if not value.HasField('simple_value'):
                raise ValueError(
                    f'Summary for {value.tag} is not a simple_value.'
                )
            found[value.tag] = value.simple_value
    return found


def _check_step(step):
    if step is not None and step < 0:
        raise ValueError(f'Invalid global_step {step}.')
