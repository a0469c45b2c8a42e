"""The part `calls`: random calls of every function of every release.

A release's argument list says which value of a call stands for which argument.
The port of a call must hand each value to an argument of today's function: to
one of the same name where there is one, and to one and the same however the
call was written, by position or by name.
"""

from __future__ import annotations

import ast
import functools
import inspect
import random
import re

from legacy_rnn.compat import history, porting, table
from legacy_rnn.compat.signatures import binding

CALLS = 8  # Of one function in one case.
_REST = inspect.Parameter.VAR_POSITIONAL
_VALUE = re.compile(r'v\d+')
# Two names of one argument, which no call gives twice.
_TWINS = {
    'reduction_axes': 'axis',
    'squeeze_dims': 'axis',
    'concat_dim': 'axis',
    'dimension': 'axis',
    'dim': 'axis',
    'reduction_indices': 'axis',
    'keep_dims': 'keepdims',
    'fn1': 'true_fn',
    'fn2': 'false_fn',
    'seq_dim': 'seq_axis',
    'batch_dim': 'batch_axis',
}


def run(settings, numbers):
    """Checks calls of some functions; see `campaign.Campaign.run`."""
    every = _functions()
    for number in numbers:
        draw = random.Random(f'{settings["seed"]} {number}')
        name = every[number % len(every)]
        release = draw.choice(history.find(name).releases)
        try:
            yield number, _end(draw, name, release)
        except Exception as error:
            yield number, f'exception: {name} {release}: {error!r}'


@functools.lru_cache(maxsize=1)
def _functions():
    symbols = map(history.find, history.names())
    kinds = 'function', 'class'
    return [
        symbol.name
        for symbol in symbols
        if symbol.kind in kinds and 'keras' not in symbol.name.split('.')
    ]


def _end(draw, name, release):
    """Draws calls of a function, ports them and compares."""
    found = table.resolve(name, release)
    if not found.works or not binding.names(found.arguments or ()):
        return 'not tried'
    calls = [_drawn(draw, found.arguments) for _ in range(CALLS)]
    lines = [f'r{i} = tf.{name}({_text(*c)})' for i, c in enumerate(calls)]
    source = '\n'.join(['import tensorflow as tf', *lines, ''])
    ported = porting.port_text(source, str(release))
    noted = {
        f.line for f in ported.findings if f.severity in ('check', 'stop')
    }
    there: dict = {}
    ends = set()
    for place, (call, line) in enumerate(zip(calls, lines, strict=True)):
        bound = binding.bind(found.arguments, *call)
        if place + 2 in noted:
            ends.add('reported')
            continue
        here = _bound_today(ported.text, f'r{place}')
        if here is None:
            ends.add('by our own function')
            continue
        problem = wrong(bound, here, there)
        if problem:
            return f'fault: {release} {line}: {problem}; got {here}'
        ends.add('bound')
    return ' or '.join(sorted(ends))


def _drawn(draw, arguments):
    """Values for an argument list, some by position, some by name."""
    plain = [a for a in arguments if not a.name.startswith('*')]
    given = {a.name for a in plain}
    twins = [
        place
        for place, a in enumerate(plain)
        if _TWINS.get(a.name) in given or a.name == '_sentinel'
    ]
    by_position = draw.randrange(min([len(plain), *twins]) + 1)
    positional = tuple(f'v{i}' for i in range(by_position))
    keywords = {
        argument.name: f'v{i}'
        for i, argument in enumerate(plain)
        if i >= by_position
        and (argument.default is None or draw.random() < 0.3)
        and _TWINS.get(argument.name) not in given
        and argument.name != '_sentinel'
    }
    names = list(keywords)
    draw.shuffle(names)
    return positional, {name: keywords[name] for name in names}


def _text(positional, keywords):
    named = [f'{name}={value}' for name, value in keywords.items()]
    return ', '.join([*positional, *named])


def _bound_today(text, target):
    """Dict of today's arguments to the values in them, None if not today's."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign) and _is(node.targets[0], target):
            break
    else:
        raise AssertionError(f'{target} is lost')
    call = node.value
    function = isinstance(call, ast.Call) and _today(ast.unparse(call.func))
    return _bound(function, call) if function else None


def _is(node, name):
    return isinstance(node, ast.Name) and node.id == name


def _today(path):
    """The object of today's `tf.compat.v1` at a path as `tf.nn.relu`."""
    import tensorflow as tf

    root, *rest = path.split('.')
    found = tf.compat.v1 if root == 'tf' else None
    for part in rest:
        found = getattr(found, part, None)
    return found


def _bound(function, call):
    signature = inspect.signature(function)
    if any(p.kind is _REST for p in signature.parameters.values()):
        return None  # It says nothing about its arguments.
    positional = [ast.unparse(a) for a in call.args]
    named = {k.arg: ast.unparse(k.value) for k in call.keywords}
    bound = signature.bind(*positional, **named).arguments
    kinds = {n: p.kind for n, p in signature.parameters.items()}
    found = {}
    for name, value in bound.items():
        if kinds[name] is inspect.Parameter.VAR_KEYWORD:
            found.update(value)
        else:
            found[name] = str(value)
    return found


def wrong(bound, here, there):
    """What is wrong with a port's call, or None.

    Args:
        bound: Dict of old arguments to values.
        here: Dict of today's arguments to expressions.
        there: Dict of old arguments to today's, as found so far.
    """
    places = {
        value: argument
        for argument, expression in here.items()
        for value in _VALUE.findall(expression)
    }
    for argument, value in bound.items():
        if argument == 'name' and value not in places:
            continue  # A summary is named by its tag.
        if value not in places:
            return f'{argument} is lost'
        found = places[value]
        if argument in here and found != argument:
            return f'{argument} went to {found}'
        if there.setdefault(argument, found) != found:
            return f'{argument} went to {there[argument]}, now to {found}'
    return None
