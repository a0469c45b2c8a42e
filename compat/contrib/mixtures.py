"""`tf.contrib.distributions.Mixture`: one of several distributions, by chance.

Source: TensorFlow 1.15, `contrib/distributions/python/ops/mixture.py`.
"""

import hashlib
from typing import Any

import tensorflow as tf

_distributions: Any = tf.compat.v1.distributions


class Mixture(_distributions.Distribution):
    """Draws of one component each, which a categorical draw chooses.

    Args:
        cat: `Categorical` `[...]` over the components.
        components: List of distributions of one dtype and batch and event
            shape.
        validate_args: Whether to check shapes that the graph does not know.
        allow_nan_stats: Whether undefined statistics are NaN.
        use_static_graph: Whether all components are drawn from, and one of
            each draw kept.
        name: Name of the ops.

    Raises:
        TypeError: If `cat` is not categorical, or `components` not a list of
            distributions of one dtype.
        ValueError: If their number or shapes do not fit.
    """

    def __init__(
        self,
        cat,
        components,
        validate_args=False,
        allow_nan_stats=True,
        use_static_graph=False,
        name='Mixture',
    ):
        _check_kinds(cat, components)
        event_shape, batch_shape = components[0].event_shape, cat.batch_shape
        for component in components:
            event_shape = event_shape.merge_with(component.event_shape)
            batch_shape = batch_shape.merge_with(component.batch_shape)
        if event_shape.rank is None:
            raise ValueError('the rank of the components is not known')
        with tf.compat.v1.name_scope(name) as scope:
            _check_number(cat, components)
            self._assertions = (
                _same_shapes(cat, components) if validate_args else []
            )
        self._cat = cat
        self._components = list(components)
        self._static_event_shape = event_shape
        self._static_batch_shape = batch_shape
        self._use_static_graph = use_static_graph
        super().__init__(
            dtype=components[0].dtype,
            reparameterization_type=_distributions.NOT_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            graph_parents=[cat.logits],
            name=scope or name,
        )

    @property
    def cat(self):
        """The `Categorical` that chooses."""
        return self._cat

    @property
    def components(self):
        """List of distributions."""
        return self._components

    @property
    def num_components(self):
        """Number of components."""
        return len(self._components)

    def _batch_shape(self):
        return self._static_batch_shape

    def _batch_shape_tensor(self):
        return self.cat.batch_shape_tensor()

    def _event_shape(self):
        return self._static_event_shape

    def _event_shape_tensor(self):
        return self.components[0].event_shape_tensor()

    def _mean(self):
        with tf.control_dependencies(self._assertions):
            means = [part.mean() for part in self.components]
            return tf.add_n(self._weighted(means))

    def _stddev(self):
        with tf.control_dependencies(self._assertions):
            means = [part.mean() for part in self.components]
            deviations = [part.stddev() for part in self.components]
            mean = tf.add_n(self._weighted(means))
            squares = [
                deviation**2 + (each - mean) ** 2
                for deviation, each in zip(deviations, means, strict=True)
            ]
            return tf.sqrt(tf.add_n(self._weighted(squares)))

    def _log_prob(self, x):
        with tf.control_dependencies(self._assertions):
            x = tf.convert_to_tensor(x, name='x')
            return self._log_sum(
                [part.log_prob(x) for part in self.components]
            )

    def _log_cdf(self, x):
        with tf.control_dependencies(self._assertions):
            x = tf.convert_to_tensor(x, name='x')
            return self._log_sum([part.log_cdf(x) for part in self.components])

    def _sample_n(self, n, seed=None):
        with tf.control_dependencies(self._assertions):
            chosen = self.cat.sample(n, seed=seed)
            if self._use_static_graph:
                draws = self._from_all(n, chosen, seed)
            else:
                draws = self._from_chosen(n, chosen, seed)
            draws.set_shape(chosen.shape.concatenate(self.event_shape))
            return draws

    def _from_all(self, n, chosen, seed):
        """Draws from each component, of which the chosen are kept."""
        draws = tf.zeros([], self.dtype)
        for index, part in enumerate(self.components):
            seed = _next_seed(seed)
            is_chosen = tf.cast(tf.equal(chosen, index), self.dtype)
            draws += part.sample(n, seed=seed) * self._widened(is_chosen)
        return draws

    def _from_chosen(self, n, chosen, seed):
        """Draws from each component as many as it is chosen for."""
        count = self.num_components
        shape = tf.shape(chosen)
        places = tf.reshape(tf.range(tf.size(chosen)), shape)
        size = tf.reduce_prod(self.batch_shape_tensor())
        batches = tf.reshape(tf.tile(tf.range(size), [n]), shape)
        places = tf.dynamic_partition(places, chosen, count)
        batches = tf.dynamic_partition(batches, chosen, count)
        event_shape = self.event_shape_tensor()
        drawn = []
        for part, place, batch in zip(
            self.components, places, batches, strict=True
        ):
            seed = _next_seed(seed)
            number = tf.size(place)
            draws = part.sample(number, seed=seed)
            rows = tf.concat([[number * size], event_shape], 0)
            draws = tf.reshape(draws, rows)
            drawn.append(tf.gather(draws, size * tf.range(number) + batch))
        draws = tf.dynamic_stitch(places, drawn)
        return tf.reshape(draws, tf.concat([shape, event_shape], 0))

    def entropy_lower_bound(self, name='entropy_lower_bound'):
        """The components' entropies, weighted: no more than the mixture's.

        Args:
            name: Name of the ops.

        Returns:
            Entropies `[...]`.
        """
        with tf.compat.v1.name_scope(name):
            with tf.control_dependencies(self._assertions):
                entropies = [part.entropy() for part in self.components]
                return tf.add_n(
                    [
                        weight * entropy
                        for weight, entropy in zip(
                            self._weights(), entropies, strict=True
                        )
                    ]
                )

    def _weights(self, softmax=tf.nn.softmax):
        """Weight `[...]` of each component, or what `softmax` makes of it."""
        weights = softmax(self.cat.logits)
        return tf.unstack(weights, num=self.num_components, axis=-1)

    def _weighted(self, values):
        """Each component's values, times its weight."""
        return [
            self._widened(weight) * value
            for weight, value in zip(self._weights(), values, strict=True)
        ]

    def _widened(self, value):
        """`value` with an axis more for each of an event's."""
        for _ in range(self.event_shape.rank):
            value = tf.expand_dims(value, -1)
        return value

    def _log_sum(self, values):
        """Logarithm of the weighted sum of what has the logarithms given."""
        logs = self._weights(tf.nn.log_softmax)
        both = [log + value for log, value in zip(logs, values, strict=True)]
        return tf.reduce_logsumexp(tf.stack(both), [0])


def _check_kinds(cat, components):
    if not isinstance(cat, _distributions.Categorical):
        raise TypeError(f'cat must be a Categorical distribution: {cat}')
    if not components:
        raise ValueError('components must be a non-empty list or tuple')
    kinds = _distributions.Distribution
    if not isinstance(components, (list, tuple)) or not all(
        isinstance(part, kinds) for part in components
    ):
        raise TypeError(f'components must be distributions: {components}')
    if len({part.dtype for part in components}) > 1:
        raise TypeError('components must have one dtype')


def _check_number(cat, components):
    number = tf.get_static_value(cat.event_size)
    if number is None:
        raise ValueError('the number of classes of cat is not known')
    if int(number) != len(components):
        raise ValueError(
            'cat.num_classes != len(components): '
            f'{int(number)} vs. {len(components)}'
        )


def _same_shapes(cat, components):
    """Assertions that the components have the batch shape of `cat`."""
    shape = cat.batch_shape_tensor()
    return [
        tf.compat.v1.assert_equal(
            shape,
            part.batch_shape_tensor(),
            message=f'components[{index}] batch shape must match cat',
        )
        for index, part in enumerate(components)
    ]


def _next_seed(seed):
    """The seed of the next component, as TensorFlow made it of the last."""
    if seed is None:
        return None
    digest = hashlib.md5(f'{seed}mixture'.encode()).hexdigest()
    return int(digest[:8], 16) & 0x7FFFFFFF
