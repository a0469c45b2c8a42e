"""Arrays of chances whose rows are each over a number of things of its own.

    start = np.array(settings['start'])
    charge = np.random.choice(7, p=start[0])
    plan = np.random.choice(2, p=start[1])

`settings['start']` is of rows of unlike lengths there.
"""

from __future__ import annotations

import ast

from ...sources import trees


def own_numbers(tree):
    """What is made an array of such rows.

    Args:
        tree: ast.Module.

    Returns:
        Set of source texts, such as `settings['start']`.
    """
    rows = {}
    for call in trees.walk(tree):
        for keyword in call.keywords if isinstance(call, ast.Call) else ():
            taken = keyword.value
            if keyword.arg == 'p' and isinstance(taken, ast.Subscript):
                place = getattr(taken.slice, 'value', None)
                if isinstance(place, int):
                    array = ast.unparse(taken.value)
                    rows.setdefault(array, set()).add(place)
    arrays = {array for array, places in rows.items() if len(places) > 1}
    return {
        ast.unparse(node.value.args[0])
        for node in trees.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and node.value.args
        and arrays & set(map(ast.unparse, node.targets))
    }
