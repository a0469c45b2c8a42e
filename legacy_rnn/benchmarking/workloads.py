"""The workloads, and the matrix products that each cannot do without."""

from __future__ import annotations

_BASE = {'layers': 1, 'vocabulary': 0, 'last_only': False, 'classes': 26}


def _workload(batch, steps, depth, cell, units, **others):
    return {
        **_BASE,
        'batch': batch,
        'steps': steps,
        'depth': depth,
        'cell': cell,
        'units': units,
        **others,
    }


# Random arrays of these shapes. `last_only`: the cost sees the last output.
WORKLOADS = {
    'classification_b100': _workload(
        100, 28, 28, 'gru', 200, layers=3, last_only=True, classes=10
    ),
    'labelling_b20': _workload(20, 14, 128, 'gru', 200, layers=3),
    'small_gru': _workload(20, 14, 128, 'gru', 100),
    'small_lstm': _workload(20, 14, 128, 'lstm', 100),
    'ptb_small': _workload(
        20, 20, 200, 'lstm', 200, layers=2, vocabulary=10000, classes=10000
    ),
    'long': _workload(32, 1000, 16, 'gru', 64, last_only=True, classes=10),
}
# A static graph of more steps takes longer to build than to measure.
MOST_STATIC_STEPS = 200


def products(workload, mode):
    """The matrix products of one step of a workload.

    Args:
        workload: Dict of a workload.
        mode: `'train'` or `'infer'`.

    Returns:
        List of `(rows, inner, columns, count)`.
    """
    batch, units = workload['batch'], workload['units']
    steps, classes = workload['steps'], workload['classes']
    widths = [2 * units, units] if workload['cell'] == 'gru' else [4 * units]
    total = sum(widths)
    found = []
    for layer in range(workload['layers']):
        depth = units if layer else workload['depth']
        found.append((steps * batch, depth, total, 1))
        found += [(batch, units, width, steps) for width in widths]
        if mode == 'infer':
            continue
        found += [(batch, width, units, steps) for width in widths]
        found += [(d, steps * batch, total, 1) for d in (depth, units)]
        if layer or workload['vocabulary']:
            found.append((steps * batch, total, depth, 1))
    rows = batch if workload['last_only'] else batch * steps
    found.append((rows, units, classes, 1))
    if mode == 'train':
        found.append((units, rows, classes, 1))
        found.append((rows, classes, units, 1))
    return found


def flops(workload, mode):
    """The floating point operations of the products of one step."""
    return sum(2 * m * k * n * c for m, k, n, c in products(workload, mode))
