"""Look-ups of old names in the table, as the rules need them."""

from __future__ import annotations

from ... import table, today


def lookup(port, name):
    """The longest start of a name that is a symbol.

    Args:
        port: The Port.
        name: Dotted name below `tensorflow`.

    Returns:
        `(Resolution, rest of the name)`; None for the first where no start
        of the name is a symbol of the release, or where a module of it has
        no such name.
    """
    rest = ''
    while name:
        found = table.resolve(name, port.release)
        if found.row is not None:
            found, shorter = _inside(port, found, rest)
            names = {found.name, found.public} if rest else ()
            is_module = any(map(table.is_module, names))
            return (None, '') if is_module else (found, shorter)
        name, _, leaf = name.rpartition('.')
        rest = f'.{leaf}{rest}'
    return None, rest


def stays_with_tensorflow(port, found):
    """Whether today's TensorFlow has what the table calls ours."""
    if port.read_as.is_half and not port.read_as.is_old:
        return today.has(f'compat.v1.{found.public}')
    return bool(found.writes)


def is_ours(port, found):
    """Whether a port writes the release's own for a Resolution."""
    return found.is_ours and not stays_with_tensorflow(port, found)


def is_private(name):
    """Whether a name is of a module that has to be imported."""
    return name.partition('.')[0] in ('core', 'models', 'python')


def holds_ours(port, module):
    """Whether a module has names of ours, or a module within it."""
    found = port.modules.get(module)
    if found is None and table.old_keras.row(module, port.release):
        found = port.modules[module] = True
    if found is None:
        names = [f'{module}.{leaf}' for leaf in table.members(module)]
        found = table.is_module(module) and (
            any(_is_ours(port, n) for n in names)
            or table.holds_modules_of_ours(module)
        )
        port.modules[module] = found
    return found


def _inside(port, module, rest):
    """A symbol of a module that was reached by a private path."""
    if rest and module.public != module.name:
        found, shorter = lookup(port, f'{module.public}{rest}')
        if found and len(shorter) < len(rest):
            return found, shorter
    return module, rest


def _is_ours(port, name):
    found = table.resolve(name, port.release)
    if found.row is None or table.is_module(name):
        return holds_ours(port, name)
    return is_ours(port, found)
