"""`SKCompat`: an Estimator that is called as scikit-learn's are."""

from __future__ import annotations


class SKCompat:
    """An Estimator that takes arrays alone.

    Args:
        estimator: A `contrib.learn.Estimator`.
    """

    def __init__(self, estimator):
        self._estimator = estimator

    def fit(
        self, x, y, batch_size=128, steps=None, max_steps=None, monitors=None
    ):
        """Trains; as the Estimator."""
        self._estimator.fit(
            x,
            y,
            steps=steps,
            batch_size=batch_size,
            monitors=monitors,
            max_steps=max_steps,
        )
        return self

    def score(self, x, y, batch_size=128, steps=None, metrics=None, name=None):
        """Evaluates; dict of the metrics, `loss` and `global_step`."""
        return self._estimator.evaluate(
            x,
            y,
            batch_size=batch_size,
            steps=steps,
            metrics=metrics,
            name=name,
        )

    def predict(self, x, batch_size=128, outputs=None):
        """All predictions, as arrays."""
        return self._estimator.predict(
            x, batch_size=batch_size, outputs=outputs, as_iterable=False
        )

    def get_params(self, deep=True):
        """What it was made with."""
        return {'estimator': self._estimator}
