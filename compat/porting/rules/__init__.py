"""The rules of the porter, one a module, found by themselves.

They lie in packages by what they look at, which say so in a line.

A rule declares itself as `RULE`, a `rule.Rule`, and has a function
`apply(port)`, which edits where it is sure and reports everywhere else; nodes
that it edits or settles go into `port.handled`.
"""

from __future__ import annotations

import functools
import graphlib
import importlib
import pkgutil

from .. import rule as rule_module

STYLES = ('full', 'safe')


@functools.cache
def modules():
    """All rules.

    Returns:
        Dict from their names to their modules, in the order of running.

    Raises:
        ValueError: A rule follows what is no rule, or itself.
    """
    found = {}
    for info in pkgutil.walk_packages(__path__, f'{__name__}.'):
        module = importlib.import_module(info.name)
        if not info.ispkg:
            found[module.RULE.name] = module
    order = in_order(module.RULE for module in found.values())
    return {name: found[name] for name in order}


def running(style, imports_tensorflow, without=()):
    """Modules of the rules for a source, in the order of running.

    Args:
        style: One of `STYLES`.
        imports_tensorflow: Whether the source does, itself or by a module.
        without: Names of rules that are left out.
    """
    kind = rule_module.WITHOUT_TENSORFLOW
    if imports_tensorflow:
        kind = rule_module.WITH_TENSORFLOW
    return [
        module
        for name, module in modules().items()
        if name not in without
        and style in module.RULE.styles
        and kind in module.RULE.sources
    ]


def in_order(rules):
    """Names of rules, each after those that it follows, else by the alphabet.

    Args:
        rules: Iterable of Rule.

    Raises:
        ValueError: A rule follows what is no rule, or itself.
    """
    rules = {rule.name: rule for rule in rules}
    every = set(rule_module.EVERY_OTHER)
    last = {name for name in rules if every <= {*rules[name].follows}}
    graph = {}
    for name, rule in rules.items():
        follows = {*rule.follows} - every
        follows |= set(rules) - last if name in last else set()
        for unknown in sorted(follows - set(rules)):
            raise ValueError(
                f'rule {name} follows {unknown}, which is no rule; there are '
                f'{", ".join(sorted(rules))}'
            )
        graph[name] = follows
    sorter = graphlib.TopologicalSorter(graph)
    try:
        sorter.prepare()
    except graphlib.CycleError as error:
        circle = ' follows '.join(reversed(error.args[1]))
        raise ValueError(f'rules wait for each other: {circle}') from None
    order = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        order += ready
        sorter.done(*ready)
    return order
