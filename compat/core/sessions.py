"""Sessions of up to 1.7, which `close` left open where nothing had run.

    with tf.Session() as sess:
        model = Model()
    sess.run(model.train)

Source: TensorFlow 1.7.0 and 1.8.0, `python/client/session.py`.
"""

import tensorflow as tf

v1 = tf.compat.v1


class _Kind(type):
    """A kind to which sessions that supervisors and the like make belong."""

    def __instancecheck__(cls, instance):
        return isinstance(instance, v1.Session)


class Session(tf.compat.v1.Session, metaclass=_Kind):
    """A session that is closed only once something has run in it."""

    _has_run = False

    def _extend_graph(self):
        self._has_run = True
        super()._extend_graph()

    def close(self):
        """Closes the session, if anything has run in it."""
        if self._has_run:
            super().close()
