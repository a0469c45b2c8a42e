"""Monitors as hooks of a session."""

from __future__ import annotations

import tensorflow as tf

from ..arguments import names_of
from .monitors import BaseMonitor

v1 = tf.compat.v1


class RunHookAdapterForMonitors(tf.compat.v1.train.SessionRunHook):
    """A hook that calls monitors.

    Args:
        monitors: List of monitors.
    """

    def __init__(self, monitors):
        self._monitors = monitors

    def begin(self):
        """Tells them of the start."""
        self._last_step = None
        self._step = v1.train.get_global_step()
        for one in self._monitors:
            one.begin(max_steps=None)

    def before_run(self, run_context):
        """Asks them for tensors."""
        if self._last_step is None:
            done = run_context.session.run(self._step)
            self._last_step = int(done) + 1
        graph = v1.get_default_graph()
        asked = {'step': self._step}
        for one in self._monitors:
            requests = one.step_begin(self._last_step)
            if requests and not isinstance(requests, list):
                raise ValueError('Monitor.step_begin should return a list.')
            for request in requests or ():
                name = request if isinstance(request, str) else request.name
                asked[name] = graph.as_graph_element(request)
        return v1.train.SessionRunArgs(asked)

    def after_run(self, run_context, run_values):
        """Passes the values on to them."""
        results = dict(run_values.results)
        results.pop('step')
        stops = [
            one.step_end(self._last_step, results) for one in self._monitors
        ]
        if any(stops):
            run_context.request_stop()
        for one in self._monitors:
            one.post_step(self._last_step, run_context.session)
        # The step is read anew, as another worker may have trained too.
        done = run_context.session.run(self._step)
        self._last_step = int(done) + 1

    def end(self, session):
        """Tells them of the end."""
        self._last_step = None
        for one in self._monitors:
            takes = 'session' in names_of(one.end)
            one.end(session=session) if takes else one.end()


def replace_monitors_with_hooks(_, monitors_or_hooks, estimator):
    """Hooks of a mixture of monitors and hooks.

    Args:
        _: The release.
        monitors_or_hooks: List of both, or None.
        estimator: The Estimator that monitors get to know.

    Returns:
        List of hooks.
    """
    given = list(monitors_or_hooks or ())
    monitors = [one for one in given if isinstance(one, BaseMonitor)]
    hooks = [one for one in given if not isinstance(one, BaseMonitor)]
    if not estimator.config.is_chief:
        monitors = [one for one in monitors if one.run_on_all_workers]
    for one in monitors:
        one.set_estimator(estimator)
    if monitors:
        hooks.append(RunHookAdapterForMonitors(monitors))
    return hooks
