"""The namespace of a release, made for one program."""

from __future__ import annotations

import contextlib
import importlib
import sys

from legacy_rnn import compat
from legacy_rnn.compat.namespace.namespaces import ASKED_FOR

from ..imports import loading


@contextlib.contextmanager
def fresh(release):
    """Makes a release's modules anew; those that were come back.

    What a program or the runner puts into them, and what they have looked up
    while TensorFlow was changed, ends with it.

    Args:
        release: A Release.
    """
    # They load TensorFlow, which the runner does when its log is hushed.
    import tensorflow as tf

    from legacy_rnn.compat.layer_base import graph_seeds

    root = f'{compat.__name__}.{release.module}'
    before = loading.unload(root)
    attribute = vars(compat).pop(release.module, None)
    asked = {name.rpartition('.')[2] for name in ASKED_FOR}
    asked_for = {name: getattr(tf.compat.v1, name) for name in asked}
    try:
        with graph_seeds.following():
            yield importlib.import_module(root)
    except GeneratorExit:  # Nobody left it: another program may run by now.
        asked_for = {}
        raise
    finally:
        for name, value in asked_for.items():
            setattr(tf.compat.v1, name, value)
        loading.unload(root)
        vars(compat).pop(release.module, None)
        sys.modules.update(before)
        if attribute is not None:
            setattr(compat, release.module, attribute)
