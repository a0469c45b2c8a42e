"""Imports TensorFlow without the lines it prints while it starts."""

import contextlib
import importlib
import logging
import os
import sys
import tempfile
import warnings


def import_tensorflow(verbose=False):
    """Imports TensorFlow, silent unless `verbose`, and returns the module.

    Native code writes to file descriptor 2 and asks no Python object, so the
    descriptor itself is turned away while the import lasts. If the import
    fails, what was held back is printed. Later native lines are silenced by
    TF_CPP_MIN_LOG_LEVEL; TensorFlow's errors arrive as exceptions anyway.
    """
    if verbose or 'tensorflow' in sys.modules:
        return importlib.import_module('tensorflow')
    os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
    with hold_stderr(), _deferred('keras.src'), warnings.catch_warnings():
        warnings.simplefilter('ignore')
        tensorflow = importlib.import_module('tensorflow')
    tensorflow.get_logger().setLevel(logging.ERROR)
    return tensorflow


@contextlib.contextmanager
def _deferred(module):
    """Keeps TensorFlow from loading a module until somebody asks for it.

    TensorFlow's own import ends by loading all of Keras, which takes as long
    as the rest. It does without where that fails, and `tf.keras` loads later.
    """
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


@contextlib.contextmanager
def hold_stderr():
    """Holds back what reaches descriptor 2; prints it on an error."""
    sys.stderr.flush()
    with tempfile.TemporaryFile() as held:
        saved = os.dup(2)
        os.dup2(held.fileno(), 2)
        failed = False
        try:
            yield
        except Exception:
            failed = True
            raise
        finally:
            sys.stderr.flush()
            os.dup2(saved, 2)
            os.close(saved)
            if failed:
                held.seek(0)
                sys.stderr.write(held.read().decode('utf-8', 'replace'))
