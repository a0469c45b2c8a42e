"""Sources with `tf.compat.v1` that TensorFlow 1 alone ran, for `contrib`.

TensorFlow 2 ends at an import of `contrib`, so that `tf` is 1.x there, with
its orders of arguments and its behaviour, whoever began to convert it.
"""

from __future__ import annotations

import ast
import re

from .. import today

# As `tf_upgrade_v2` writes a rate, by its place in its first releases.
_RATE = re.compile(r'1(\.0)? - ')


def is_imported(uses):
    """Whether a source imports `contrib`, and means 1.x by its names.

    Args:
        uses: `names.Uses` of the source.
    """
    converted = any(_RATE.match(given) for _, given in _dropouts(uses))
    tried = {
        use.names[0] for use in uses.found if use.guarded and use.call is None
    }
    return bool(_named(uses) & uses.imports - tried) and not converted


def kept(uses):
    """Yields lines that give `tf.nn.dropout` what it keeps, by its place.

    TensorFlow 2 takes the rate there. Beside a use of `contrib` the name of
    what is kept tells.

    Args:
        uses: `names.Uses` of the source.
    """
    for line, given in _dropouts(uses) if _named(uses) else ():
        if 'keep' in given and not _RATE.match(given):
            yield line


def _named(uses):
    """Names of `contrib` that nothing guards."""
    named = {use.names[0] for use in uses.found if not use.guarded}
    return {name for name in named if today.below(name, 'contrib')}


def _dropouts(uses):
    """Yields the lines of dropouts, and what they give by second place."""
    for use in uses.found:
        if use.names == ('nn.dropout',) and use.call and use.call.args[1:]:
            yield use.line, ast.unparse(use.call.args[1])
