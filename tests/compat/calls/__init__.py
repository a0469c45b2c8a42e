"""A call of every historical name that is to work.

Each area maps the arguments of a call to the names that are called with
them. A name may stand under several arguments, where releases differ: the
first ones that a release takes count.
"""

from . import contrib, core, flags, layers, nn, other, recurrent, training

AREAS = (core, nn, training, flags, layers, recurrent, contrib, other)


def calls():
    """Dict of name to the list of its calls, as source text."""
    found = {}
    for area in AREAS:
        for module, table in area.CALLS.items():
            for arguments, names in table.items():
                for leaf in names.split():
                    name = f'{module}.{leaf}'.lstrip('.')
                    call = _call(f'tf.{name}', arguments)
                    found.setdefault(name, []).append(call)
    return found


def _call(name, arguments):
    """A call of the name, or any expression that has {} in its place."""
    if '{}' in arguments:
        return arguments.replace('{}', name)
    return name + arguments
