"""The parts of `tf.contrib.learn` that are no estimators."""


class ModeKeys:
    """What a model function is called for."""

    TRAIN = 'train'
    EVAL = 'eval'
    INFER = 'infer'
