"""TensorFlow's logger, which programs took by its private name.

tf.logging._logger.setLevel(logging.INFO)
"""

import logging

import tensorflow as tf

LOGGER = tf.get_logger()
HANDLER = next(iter(LOGGER.handlers), None) or logging.StreamHandler()
