"""Imports: today's TensorFlow, and the release's namespace for the rest.

Source: `tensorflow.compat.v1` is TensorFlow 1's API since 1.13.
"""

from __future__ import annotations

from .... import table
from ... import graph_mode
from ...findings import CHECK, STOP
from ...names import missing, starred
from ...rule import EVERY_OTHER, Rule
from ...text import import_lines, needed_imports, statement_edits

RULE = Rule(
    name='imports',
    does=(
        "Imports today's TensorFlow, and the release's namespace for "
        'what it no longer has'
    ),
    why='TensorFlow 1 is `tensorflow.compat.v1` today',
    before=(
        'import tensorflow as tf\n'
        'from tensorflow.models.rnn import rnn_cell\n'
        'cell = rnn_cell.GRUCell(3)\n'
    ),
    after=(
        'import tensorflow.compat.v1 as tf\n'
        'from legacy_rnn.compat.r0_8.models.rnn import rnn_cell\n'
        'tf.disable_v2_behavior()\n'
        'cell = rnn_cell.GRUCell(3)\n'
    ),
    follows=(*EVERY_OTHER, 'installed-names'),
    styles=('full', 'safe'),
)

_HIDDEN = (
    'tensorflow.py beside the program is what Python finds here in the place '
    'of TensorFlow: rename it'
)
_EAGER = (
    'the program runs eagerly, and what legacy_rnn.compat brings is made for '
    'graphs, which its import turns on: write a cell or layer of TensorFlow 2'
)


def apply(port):
    """Writes all imports of TensorFlow, as the style of the port wants."""
    if port.style == 'safe':
        _safe(port)
    else:
        _full(port)
    if 'tensorflow' in port.project.hides:
        for statement, *_ in list(port.names.imports)[:1]:
            port.note(statement, CHECK, RULE, _HIDDEN)


def _safe(port):
    """Imports the release's namespace in place of TensorFlow."""
    package = f'legacy_rnn.compat.{port.compat}'
    for statement, _, name in port.names.imports:
        if name and not table.is_module(name):
            if import_lines.kind(port, name) == 'missing':
                missing.report(port, statement, name)
    missing.report_all(port)
    for statement in _statements(port):
        lines = [import_lines.safe(statement, package)]
        statement_edits.write(port, statement, lines)


def _full(port):
    """Imports today's TensorFlow, and the namespace for what is ours."""
    package = f'legacy_rnn.compat.{port.compat}'
    statements = _statements(port)
    if port.needs_compat and port.project.runs_eagerly:
        for statement in statements[:1]:
            port.note(statement, CHECK, RULE, _EAGER)
    written = [import_lines.full(port, s, package) for s in statements]
    tensorflow = f'import tensorflow.compat.v1 as {port.tf}'
    if not port.read_as.is_half:
        _bind_again(port, tensorflow, statements)
    modes = graph_mode.missing(port, statements, written)
    at_top = [
        i
        for i, s in enumerate(statements)
        if statement_edits.is_at_top(port, s)
    ]
    whole = [i for i in at_top if tensorflow in written[i]]
    late = statements[whole[0]] if whole and whole[0] != at_top[0] else None
    if late and needed_imports.is_used_above(port, tensorflow, late):
        written[at_top[0]].insert(0, tensorflow)
        whole = at_top
    top = written[(whole or at_top)[0]] if at_top else []
    if port.needs_tf and not _has_tensorflow(port, at_top, written):
        top.insert(0, tensorflow)
    needed, namespaces = needed_imports.lines(port)
    first = statements[(whole or at_top)[0]] if at_top else None
    if first:
        needed = needed_imports.insert_early(port, first, needed)
    if not first or not needed_imports.insert_before_use(
        port, first, [*needed, *namespaces]
    ):
        top[:] = [*needed, *top, *namespaces]
    if at_top and not whole:  # What is noted of an import stands right above.
        kept = port.source.get(statements[at_top[0]])
        top.sort(key=lambda line: line != kept)
    if not at_top:
        brought = port.tf in port.names.brought or not modes
        top += modes if brought else [tensorflow, *modes]
        needed_imports.insert_on_top(port, list(dict.fromkeys(top)))
    else:
        graph_mode.add(port, statements, written, at_top[0], modes)
    if not port.read_as.is_half:
        graph_mode.turn_on(port, statements, written, tensorflow)
    for statement, lines in zip(statements, written, strict=True):
        statement_edits.write(port, statement, lines)


def _bind_again(port, tensorflow, has_own):
    """Binds what a module that is ported to TensorFlow 2 binds otherwise."""
    lines = [tensorflow]
    if not has_own:
        lines.append(f'{port.tf}.disable_v2_behavior()')
    for carrier in port.names.carriers:
        bound = {alias.asname or alias.name for alias in carrier.names}
        brings = bound & {'*', port.tf} and port.tf in port.names.brought
        module = getattr(carrier, 'module', None)
        if brings and module in port.project.half_modules:
            end = port.source.line_end(port.source.span(carrier)[1])
            port.source.insert(end, ''.join(f'\n{line}' for line in lines))
            why = f'{module} brings TensorFlow 2 by this name'
            port.changed(carrier, RULE, why, '; '.join(lines))


def _has_tensorflow(port, at_top, written):
    """Whether the module as a whole has TensorFlow itself by its name."""
    names = [n for i in at_top for n in written[i]]
    if port.tf in port.halves.plain or port.tf in port.halves.kept:
        return True
    return port.names.brought.get(port.tf) == '' or any(
        name.endswith(f' as {port.tf}') and 'compat.v1' in name
        for name in names
    )


def _statements(port):
    """Import statements of TensorFlow, in the order of lines."""
    seen, found = set(), []
    for statement, _, _ in port.names.imports:
        if id(statement) not in seen:
            seen.add(id(statement))
            found.append(statement)
    stars = starred.of_tensorflow(port.source.tree)
    for node in stars:
        if port.style == 'full' or starred.is_unknown(node):
            why = "import * hides which names are TensorFlow's; name them"
            port.note(node, STOP, RULE, why)
    found += stars if port.style == 'safe' else []
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))
