"""Imports TensorFlow without the lines it prints while it starts."""

import contextlib
import importlib
import logging
import os
import re
import sys
import tempfile
import warnings
from importlib import metadata

from legacy_rnn.compat import supported


def import_tensorflow(verbose=False):
    """Imports TensorFlow, silent unless `verbose`, and returns the module.

    One that is too old is refused (`supported.TooOldError`), and of one that
    is newer than any that was tried one line warns.

    Native code writes to file descriptor 2 and asks no Python object, so the
    descriptor itself is turned away while the import lasts. If the import
    fails, what was held back is printed. Later native lines are silenced by
    TF_CPP_MIN_LOG_LEVEL; TensorFlow's errors arrive as exceptions anyway.
    """
    if 'tensorflow' in sys.modules:
        return sys.modules['tensorflow']
    try:
        tensorflow = _import(verbose)
    except Exception:  # An old one fails in many ways beside a new NumPy.
        with contextlib.suppress(metadata.PackageNotFoundError):
            supported.check(metadata.version('tensorflow'))
        raise
    newer = supported.check(getattr(tensorflow, '__version__', None))
    if not verbose:
        tensorflow.get_logger().setLevel(logging.ERROR)
    if newer:
        print(f'legacy-rnn: warning: {newer}', file=sys.stderr, flush=True)
        # It is said once.
        warnings.filterwarnings('ignore', re.escape(newer), RuntimeWarning)
    return tensorflow


def _import(verbose):
    if verbose:
        return importlib.import_module('tensorflow')
    os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
    with hold_stderr(), _deferred('keras.src'), warnings.catch_warnings():
        warnings.simplefilter('ignore')
        tensorflow = importlib.import_module('tensorflow')
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
