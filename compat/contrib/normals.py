"""`tf.contrib.distributions`: normal distributions of vectors.

Source: TensorFlow 1.15, `contrib/distributions/python/ops/mvn_tril.py`,
`mvn_full_covariance.py` and `mvn_diag.py`.
"""

import math
from typing import Any

import tensorflow as tf

_distributions: Any = tf.compat.v1.distributions


class MultivariateNormalTriL(_distributions.Distribution):
    """Normal vectors `loc + scale_tril @ standard_normal`.

    Args:
        loc: Means `[..., size]`; zeros if None.
        scale_tril: Lower triangles `[..., size, size]`; the identity if None.
        validate_args: Whether to check that no triangle is singular.
        allow_nan_stats: Taken and ignored: its statistics are all defined.
        name: Name of the ops.

    Raises:
        ValueError: If neither `loc` nor `scale_tril` is given.
    """

    def __init__(
        self,
        loc=None,
        scale_tril=None,
        validate_args=False,
        allow_nan_stats=True,
        name='MultivariateNormalTriL',
    ):
        if loc is None and scale_tril is None:
            raise ValueError('loc or scale_tril must be given')
        with tf.compat.v1.name_scope(name) as scope:
            if scale_tril is None:
                loc = tf.convert_to_tensor(loc, name='loc')
                scale_tril = tf.eye(tf.shape(loc)[-1], dtype=loc.dtype)
            tril = tf.convert_to_tensor(scale_tril, name='scale_tril')
            if loc is None:
                loc = tf.zeros(tf.shape(tril)[-1:], tril.dtype)
            self._loc = tf.convert_to_tensor(loc, tril.dtype, name='loc')
            self._scale = tf.linalg.LinearOperatorLowerTriangular(
                _checked(tril) if validate_args else tril
            )
        super().__init__(
            dtype=tril.dtype,
            reparameterization_type=_distributions.FULLY_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            graph_parents=[self._loc, tril],
            name=scope or name,
        )

    @property
    def loc(self):
        """Means `[..., size]`."""
        return self._loc

    @property
    def scale(self):
        """LinearOperator of the lower triangles."""
        return self._scale

    def _batch_shape(self):
        return tf.broadcast_static_shape(
            self.loc.shape[:-1], self.scale.batch_shape
        )

    def _batch_shape_tensor(self):
        return tf.broadcast_dynamic_shape(
            tf.shape(self.loc)[:-1], self.scale.batch_shape_tensor()
        )

    def _event_shape(self):
        return tf.TensorShape([self.scale.range_dimension])

    def _event_shape_tensor(self):
        return self.scale.range_dimension_tensor()[None]

    def _sample_n(self, n, seed=None):
        shape = tf.concat(
            [[n], self.batch_shape_tensor(), self.event_shape_tensor()], 0
        )
        noise = tf.compat.v1.random_normal(shape, dtype=self.dtype, seed=seed)
        return self.loc + self.scale.matvec(noise)

    def _log_prob(self, x):
        size = tf.cast(self.scale.range_dimension_tensor(), self.dtype)
        turned = self.scale.solvevec(x - self.loc)
        return (
            -0.5
            * (tf.reduce_sum(turned**2, -1) + size * math.log(2 * math.pi))
            - self.scale.log_abs_determinant()
        )

    def _entropy(self):
        size = tf.cast(self.scale.range_dimension_tensor(), self.dtype)
        value = 0.5 * size * (1 + math.log(2 * math.pi))
        value += self.scale.log_abs_determinant()
        return tf.broadcast_to(value, self.batch_shape_tensor())

    def _mean(self):
        shape = [self.batch_shape_tensor(), self.event_shape_tensor()]
        return tf.broadcast_to(self.loc, tf.concat(shape, 0))

    _mode = _mean

    def _covariance(self):
        tril = self.scale.to_dense()
        return tf.matmul(tril, tril, transpose_b=True)

    def _variance(self):
        return tf.linalg.diag_part(self._covariance())

    def _stddev(self):
        return tf.sqrt(self._variance())


class MultivariateNormalFullCovariance(MultivariateNormalTriL):
    """Normal vectors of a covariance matrix.

    Args:
        loc: Means `[..., size]`; zeros if None.
        covariance_matrix: `[..., size, size]`, symmetric and positive
            definite; the identity if None.
        validate_args: Whether to check that no matrix is singular.
        allow_nan_stats: Taken and ignored.
        name: Name of the ops.
    """

    def __init__(
        self,
        loc=None,
        covariance_matrix=None,
        validate_args=False,
        allow_nan_stats=True,
        name='MultivariateNormalFullCovariance',
    ):
        tril = None
        if covariance_matrix is not None:
            tril = tf.linalg.cholesky(covariance_matrix)
        super().__init__(loc, tril, validate_args, allow_nan_stats, name)


class MultivariateNormalDiag(MultivariateNormalTriL):
    """Normal vectors of independent numbers.

    Args:
        loc: Means `[..., size]`; zeros if None.
        scale_diag: Standard deviations `[..., size]`; ones if None.
        scale_identity_multiplier: Added to each of them, `[...]`; alone it
            is the standard deviation.
        validate_args: Whether to check that none is 0.
        allow_nan_stats: Taken and ignored.
        name: Name of the ops.
    """

    def __init__(
        self,
        loc=None,
        scale_diag=None,
        scale_identity_multiplier=None,
        validate_args=False,
        allow_nan_stats=True,
        name='MultivariateNormalDiag',
    ):
        diag = scale_diag
        if scale_identity_multiplier is not None:
            extra = tf.convert_to_tensor(scale_identity_multiplier)[..., None]
            if diag is None:
                extra *= tf.ones(tf.shape(loc)[-1:], extra.dtype)
            diag = extra if diag is None else diag + extra
        tril = None if diag is None else tf.linalg.diag(diag)
        super().__init__(loc, tril, validate_args, allow_nan_stats, name)


@_distributions.RegisterKL(MultivariateNormalTriL, MultivariateNormalTriL)
def _divergence(p, q, name=None):
    """Kullback-Leibler divergence `[...]` of two normals of vectors."""
    with tf.compat.v1.name_scope(name, 'kl_mvn_mvn'):
        size = tf.cast(p.scale.range_dimension_tensor(), p.dtype)
        turned = q.scale.solve(p.scale.to_dense())
        return 0.5 * (
            tf.reduce_sum(turned**2, [-2, -1])
            + tf.reduce_sum(q.scale.solvevec(q.loc - p.loc) ** 2, -1)
            - size
        ) + (q.scale.log_abs_determinant() - p.scale.log_abs_determinant())


def _checked(tril):
    """Lower triangles of which none is singular."""
    nonzero = tf.debugging.assert_greater(
        tf.abs(tf.linalg.diag_part(tril)),
        tf.zeros([], tril.dtype),
        message='scale must not be singular',
    )
    with tf.control_dependencies([nonzero] if nonzero is not None else []):
        return tf.identity(tril)
