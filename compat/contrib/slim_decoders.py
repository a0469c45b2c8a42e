"""Slim's decoders of examples: `slim.tfexample_decoder`.

*Source:* TensorFlow 1.4, `contrib/slim/python/slim/data`.
"""

import tensorflow as tf

v1 = tf.compat.v1


class DataDecoder:
    """Turns data into items, each a tensor with a name."""

    def decode(self, data, items):
        """A list of the tensors of items."""
        raise NotImplementedError(
            f'{type(self).__name__} must define decode(data, items)'
        )

    def list_items(self):
        """The names of all items."""
        raise NotImplementedError(
            f'{type(self).__name__} must define list_items()'
        )


class ItemHandler:
    """Makes one item of some features.

    Args:
        keys: Name of a feature, or a list of them.
    """

    def __init__(self, keys):
        self._keys = list(keys) if isinstance(keys, (list, tuple)) else [keys]

    @property
    def keys(self):
        """Names of the features."""
        return self._keys

    def tensors_to_item(self, keys_to_tensors):
        """The item, of a dict of features."""
        raise NotImplementedError(
            f'{type(self).__name__} must define tensors_to_item(tensors)'
        )


class ItemHandlerCallback(ItemHandler):
    """An item that a function makes of the dict of features."""

    def __init__(self, keys, func):
        super().__init__(keys)
        self._func = func

    def tensors_to_item(self, keys_to_tensors):
        """What the function gives."""
        return self._func(keys_to_tensors)


class BoundingBox(ItemHandler):
    """Boxes `[count, 4]` of four features, one a side.

    Args:
        keys: Names of the sides; ymin, xmin, ymax, xmax by default.
        prefix: What the features' names begin with.
    """

    def __init__(self, keys=None, prefix=None):
        keys = list(keys or ('ymin', 'xmin', 'ymax', 'xmax'))
        if len(keys) != 4:
            raise ValueError(f'keys must be four sides, got {keys}')
        super().__init__([(prefix or '') + key for key in keys])

    def tensors_to_item(self, keys_to_tensors):
        """The boxes."""
        sides = [_values(keys_to_tensors[key]) for key in self._keys]
        return tf.stack(sides, axis=1)


class Tensor(ItemHandler):
    """A feature as it is, or in a shape.

    Args:
        tensor_key: Name of the feature.
        shape_keys: Name of a feature that holds the shape, or a list of
            those that hold its sizes; or None.
        shape: The shape, or None.
        default_value: What fills the gaps of a sparse one.
    """

    def __init__(
        self, tensor_key, shape_keys=None, shape=None, default_value=0
    ):
        if shape_keys and shape is not None:
            raise ValueError('only one of shape_keys and shape may be given')
        self._key, self._shape, self._default = (
            tensor_key,
            shape,
            default_value,
        )
        self._shape_keys = shape_keys or []
        if not isinstance(self._shape_keys, (list, tuple)):
            self._shape_keys = [self._shape_keys]
        super().__init__([tensor_key, *self._shape_keys])

    def tensors_to_item(self, keys_to_tensors):
        """The feature, dense."""
        tensor, shape = keys_to_tensors[self._key], self._shape
        if self._shape_keys:
            sizes = [_values(keys_to_tensors[k]) for k in self._shape_keys]
            shape = tf.concat([tf.reshape(size, [-1]) for size in sizes], 0)
        if isinstance(tensor, tf.SparseTensor):
            if shape is not None:
                tensor = tf.sparse.reshape(tensor, shape)
            return v1.sparse_tensor_to_dense(tensor, self._default)
        return tensor if shape is None else tf.reshape(tensor, shape)


class SparseTensor(ItemHandler):
    """A sparse tensor of a feature of indices and one of values.

    Args:
        indices_key: Name of the indices, ids by default.
        values_key: Name of the values, values by default.
        shape_key: Name of the shape, or None.
        shape: The shape, or None.
        densify: Whether to make it dense.
        default_value: What fills the gaps then.
    """

    def __init__(
        self,
        indices_key=None,
        values_key=None,
        shape_key=None,
        shape=None,
        densify=False,
        default_value=0,
    ):
        self._indices = indices_key or 'ids'
        self._values = values_key or 'values'
        self._shape_key, self._shape = shape_key, shape
        self._densify, self._default = densify, default_value
        keys = [self._indices, self._values]
        super().__init__(keys + ([shape_key] if shape_key else []))

    def tensors_to_item(self, keys_to_tensors):
        """The sparse tensor."""
        indices = _values(keys_to_tensors[self._indices])
        values = _values(keys_to_tensors[self._values])
        shape = self._shape
        if self._shape_key:
            shape = _values(keys_to_tensors[self._shape_key])
        shape = tf.cast(shape, tf.int64)
        rank = tf.size(shape)
        indices = tf.reshape(tf.cast(indices, tf.int64), [-1, rank])
        made = tf.SparseTensor(indices, values, shape)
        if not self._densify:
            return made
        return v1.sparse_tensor_to_dense(made, self._default)


class Image(ItemHandler):
    """A picture of its encoded bytes.

    Args:
        image_key: Name of the bytes, `image/encoded` by default.
        format_key: Name of their format, `image/format` by default.
        shape: Shape of the picture, or None.
        channels: Its channels.
        dtype: Its type.
        repeated: Whether there are several, `[count, ...]`.
    """

    def __init__(
        self,
        image_key=None,
        format_key=None,
        shape=None,
        channels=3,
        dtype=tf.uint8,
        repeated=False,
    ):
        self._image = image_key or 'image/encoded'
        self._format = format_key or 'image/format'
        super().__init__([self._image, self._format])
        self._shape, self._channels = shape, channels
        self._dtype, self._repeated = tf.as_dtype(dtype), repeated

    def tensors_to_item(self, keys_to_tensors):
        """The picture `[height, width, channels]`, or several."""
        data = _values(keys_to_tensors[self._image])
        kind = _values(keys_to_tensors[self._format])
        if self._repeated:
            return tf.map_fn(
                lambda one: self._decode(one, kind), data, self._dtype
            )
        return self._decode(tf.reshape(data, []), kind)

    def _decode(self, data, kind):
        kind = tf.reshape(kind, [-1])[0]
        is_raw = tf.equal(tf.strings.lower(kind), 'raw')
        image = v1.cond(
            is_raw, lambda: self._raw(data), lambda: self._read(data)
        )
        image.set_shape([None, None, self._channels])
        return image if self._shape is None else tf.reshape(image, self._shape)

    def _raw(self, data):
        numbers = tf.io.decode_raw(data, self._dtype)
        if self._shape is None:
            return tf.reshape(numbers, [-1, 1, self._channels])
        return tf.reshape(numbers, self._shape)

    def _read(self, data):
        wide = self._dtype == tf.uint16
        image = tf.io.decode_image(
            data,
            self._channels,
            tf.uint16 if wide else tf.uint8,
            expand_animations=False,
        )
        return tf.cast(image, self._dtype)


class TFExampleDecoder(DataDecoder):
    """Decodes serialized examples.

    Args:
        keys_to_features: Dict of what `tf.parse_single_example` takes.
        items_to_handlers: Dict of item to ItemHandler.
    """

    def __init__(self, keys_to_features, items_to_handlers):
        self._features = keys_to_features
        self._handlers = items_to_handlers

    def list_items(self):
        """The names of all items."""
        return list(self._handlers)

    def decode(self, serialized_example, items=None):
        """A list of the tensors of items, of all by default."""
        example = v1.parse_single_example(serialized_example, self._features)
        for key, feature in self._features.items():
            if isinstance(feature, tf.io.FixedLenFeature):
                example[key] = tf.reshape(example[key], feature.shape)
        handlers = [self._handlers[name] for name in items or self._handlers]
        return [
            handler.tensors_to_item(
                {key: example[key] for key in handler.keys}
            )
            for handler in handlers
        ]


def _values(tensor):
    """The values of a sparse tensor, or the tensor."""
    return tensor.values if isinstance(tensor, tf.SparseTensor) else tensor
