"""Runs all tests in graph mode, without TensorFlow's start-up lines."""

import os

os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')

from legacy_rnn.console import quiet_import  # noqa: E402

tf = quiet_import.import_tensorflow()
tf.compat.v1.disable_v2_behavior()
