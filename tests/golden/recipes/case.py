"""A case: one use of one part, and the releases that had it."""

from __future__ import absolute_import, division, print_function

import contextlib

from ..bench import BATCH, DEPTH, STEPS, number

FIRST, LAST = '0.12', '1.15'


class Case(object):
    """One use of one recurrent part.

    Args:
        part: Name of the part, such as `'GRUCell'` or `'crf.crf_decode'`.
        name: Name of the use among the part's.
        build: Function of a `Bench` that builds the graph.
        since: First release that is to record the case.
        until: Last one.
        raises: Words of the error that building may raise, matched as a
            regular expression; building must succeed if empty.
    """

    def __init__(
        self, part, name, build, since=FIRST, until=LAST, raises=None
    ):
        self.part = part
        self.name = name
        self.build = build
        self.since = since
        self.until = until
        self.raises = raises

    def fits(self, release):
        """Whether a release records the case."""
        return number(self.since) <= number(release) <= number(self.until)

    def __repr__(self):
        return '{} {}'.format(self.part, self.name)


class Collection(object):
    """Cases in the order in which a module lists them.

    Args:
        since: First release for cases that do not say it.
    """

    def __init__(self, since=FIRST):
        self.cases = []
        self._since = [since]

    def add(self, part, name, build, **options):
        """Adds a case; see `Case`."""
        options.setdefault('since', self._since[-1])
        self.cases.append(Case(part, name, build, **options))

    @contextlib.contextmanager
    def since(self, release):
        """Adds what follows from a release on."""
        self._since.append(release)
        yield
        self._since.pop()

    def case(self, part, name, **options):
        """Decorates a function that builds a case."""

        def decorate(build):
            self.add(part, name, build, **options)
            return build

        return decorate

    def cell(self, part, name, make, inputs=None, state=None, **options):
        """Adds a case that calls a cell step by step.

        Args:
            part: Name of the cell.
            name: Name of the case.
            make: Function of a `Bench` that gives the cell.
            inputs: Function of a `Bench` that gives the inputs, one a step.
            state: Function of a `Bench` that gives the first state, where
                it is not the zero state's structure.
            **options: See `Case`.
        """

        def build(bench):
            given = bench.steps() if inputs is None else inputs(bench)
            first = None if state is None else state(bench)
            call_steps(bench, make(bench), given, first)

        self.add(part, name, build, **options)

    def loop(self, part, name, make, state=None, **options):
        """Adds a case that runs a cell by `dynamic_rnn` with lengths."""

        def build(bench):
            cell = make(bench)
            bench.describe(cell)
            first = bench.state(cell) if state is None else state(bench)
            outputs, last = bench.tf.nn.dynamic_rnn(
                cell,
                bench.input(BATCH, STEPS, DEPTH),
                sequence_length=bench.constant([1, STEPS]),
                initial_state=first,
            )
            bench.keep('outputs', outputs)
            bench.keep('state', last)

        self.add(part, name, build, **options)


def call_steps(bench, cell, inputs, state=None, dtype='float32', **call):
    """Calls a cell once a step, on shared weights, from an arithmetic state.

    Args:
        bench: A `Bench`.
        cell: A cell of the bench's release.
        inputs: List of what the cell takes a step.
        state: The first state, that of `bench.state` if None.
        dtype: Name of the type of the state.
        **call: Further arguments of the call, such as `scope`.
    """
    bench.describe(cell)
    outputs = []
    if state is None:
        state = bench.state(cell, dtype=dtype)
    with bench.tf.variable_scope('model') as scope:
        for step, step_input in enumerate(inputs):
            if step:
                scope.reuse_variables()
            output, state = cell(step_input, state, **call)
            outputs.append(output)
    bench.keep('outputs', outputs)
    bench.keep('state', state)
