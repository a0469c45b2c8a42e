"""`tf.contrib.image`: pictures turned, moved and warped.

A transform is `[8]` numbers `a0 a1 a2 b0 b1 b2 c0 c1`: the output at `(x, y)`
is the input at `((a0 x + a1 y + a2) / k, (b0 x + b1 y + b2) / k)` with
`k = c0 x + c1 y + 1`.

Source: TensorFlow 1.15, `contrib/image/python/ops`.
"""

import numpy as np
import tensorflow as tf

from .resampler import resampler
from .splines import interpolate_spline

_TYPES = (tf.uint8, tf.int32, tf.int64, tf.float16, tf.float32, tf.float64)


def transform(
    images,
    transforms,
    interpolation='NEAREST',
    output_shape=None,
    name=None,
):
    """Applies projective transforms to images.

    Args:
        images: `[batch, height, width, channels]`, `[height, width,
            channels]` or `[height, width]`.
        transforms: float32 `[8]`, or `[batch, 8]`, one an image.
        interpolation: NEAREST or BILINEAR.
        output_shape: `[2]` int32, height and width; those of the images by
            default.
        name: Name of the op.

    Returns:
        Images of the rank of `images`; what lies outside is 0.

    Raises:
        TypeError: A rank is unknown or unfit, or images have another type.
        ValueError: `output_shape` is no pair.
    """
    with tf.name_scope(name or 'transform'):
        images = tf.convert_to_tensor(images, name='images')
        if images.dtype.base_dtype not in _TYPES:
            raise TypeError(
                f'images must be whole or float numbers, got '
                f'{images.dtype.name}; cast them'
            )
        rank = _rank(images, 'images', (2, 3, 4))
        batch = _as_batch(images, rank)
        transforms = tf.convert_to_tensor(transforms, tf.float32)
        if _rank(transforms, 'transforms', (1, 2)) == 1:
            transforms = transforms[None]
        if output_shape is None:
            output_shape = tf.shape(batch)[1:3]
        output_shape = tf.convert_to_tensor(output_shape, tf.int32)
        if not output_shape.shape.is_compatible_with([2]):
            raise ValueError(
                f'output_shape must be [height, width], got shape '
                f'{output_shape.shape}'
            )
        output = tf.raw_ops.ImageProjectiveTransformV2(
            images=batch,
            transforms=transforms,
            output_shape=output_shape,
            interpolation=interpolation.upper(),
        )
        return output if rank == 4 else _single(output, rank)


def rotate(images, angles, interpolation='NEAREST', name=None):
    """Turns images about their middle, counter-clockwise.

    Args:
        images: As in `transform`.
        angles: Radians, one, or `[batch]`.
        interpolation: NEAREST or BILINEAR.
        name: Name of the op.
    """
    with tf.name_scope(name or 'rotate'):
        images = tf.convert_to_tensor(images)
        batch = _as_batch(images, _rank(images, 'images', (2, 3, 4)))
        _, height, width, _ = tf.unstack(tf.shape(batch))
        turns = angles_to_projective_transforms(angles, height, width)
        return transform(images, turns, interpolation)


def translate(images, translations, interpolation='NEAREST', name=None):
    """Moves images by `(dx, dy)` pixels, one pair or `[batch, 2]`."""
    with tf.name_scope(name or 'translate'):
        moves = translations_to_projective_transforms(translations)
        return transform(images, moves, interpolation)


def angles_to_projective_transforms(
    angles, image_height, image_width, name=None
):
    """Transforms `[batch, 8]` that turn about the middle.

    Args:
        angles: Radians, one, or `[batch]`.
        image_height: Scalar.
        image_width: Scalar.
        name: Name of the op.
    """
    with tf.name_scope(name or 'angles_to_projective_transforms'):
        angles = tf.convert_to_tensor(angles, tf.float32)
        if _rank(angles, 'angles', (0, 1)) == 0:
            angles = angles[None]
        right = tf.cast(image_width, tf.float32) - 1
        low = tf.cast(image_height, tf.float32) - 1
        cos, sin, zero = tf.cos(angles), tf.sin(angles), tf.zeros_like(angles)
        x = (right - (cos * right - sin * low)) / 2
        y = (low - (sin * right + cos * low)) / 2
        return tf.stack([cos, -sin, x, sin, cos, y, zero, zero], axis=1)


def translations_to_projective_transforms(translations, name=None):
    """Transforms `[batch, 8]` that move by `(dx, dy)`."""
    with tf.name_scope(name or 'translations_to_projective_transforms'):
        moves = tf.convert_to_tensor(translations, tf.float32)
        if _rank(moves, 'translations', (1, 2)) == 1:
            moves = moves[None]
        zero, one = tf.zeros_like(moves[:, 0]), tf.ones_like(moves[:, 0])
        x, y = -moves[:, 0], -moves[:, 1]
        return tf.stack([one, zero, x, zero, one, y, zero, zero], axis=1)


def compose_transforms(*transforms):
    """The transform `[batch, 8]` that does one after the other.

    Raises:
        ValueError: There is none.
    """
    if not transforms:
        raise ValueError('transforms cannot be empty: pass at least one')
    with tf.name_scope('compose_transforms'):
        composed = flat_transforms_to_matrices(transforms[0])
        for other in transforms[1:]:
            composed = tf.matmul(composed, flat_transforms_to_matrices(other))
        return matrices_to_flat_transforms(composed)


def flat_transforms_to_matrices(transforms):
    """Matrices `[batch, 3, 3]` of transforms `[batch, 8]` or `[8]`."""
    transforms = tf.convert_to_tensor(transforms)
    if _rank(transforms, 'transforms', (1, 2)) == 1:
        transforms = transforms[None]
    last = tf.ones_like(transforms[:, :1])
    return tf.reshape(tf.concat([transforms, last], 1), [-1, 3, 3])


def matrices_to_flat_transforms(transform_matrices):
    """Transforms `[batch, 8]` of matrices `[batch, 3, 3]` or `[3, 3]`."""
    matrices = tf.convert_to_tensor(transform_matrices)
    if _rank(matrices, 'transform_matrices', (2, 3)) == 2:
        matrices = matrices[None]
    flat = tf.reshape(matrices, [-1, 9])
    return (flat / flat[:, 8:9])[:, :8]


def dense_image_warp(image, flow, name='dense_image_warp'):
    """Takes each pixel from where a flow says: `image[y - flow_y, x - …]`.

    Args:
        image: `[batch, height, width, channels]`.
        flow: `[batch, height, width, 2]`, rows before columns.
        name: Name of the op.

    Returns:
        Images; places beyond an edge are those of the edge.
    """
    with tf.name_scope(name):
        image = tf.convert_to_tensor(image)
        size = tf.shape(image)[1:3]
        rows, columns = tf.meshgrid(
            tf.range(size[0]), tf.range(size[1]), indexing='ij'
        )
        places = tf.cast(tf.stack([rows, columns], 2)[None], flow.dtype)
        last = tf.cast(size - 1, flow.dtype)
        places = tf.minimum(tf.maximum(places - flow, 0), last)
        return resampler(image, places[..., ::-1])


def sparse_image_warp(
    image,
    source_control_point_locations,
    dest_control_point_locations,
    interpolation_order=2,
    regularization_weight=0.0,
    num_boundary_points=0,
    name='sparse_image_warp',
):
    """Moves some points of an image, and what is between them by a spline.

    Args:
        image: `[batch, height, width, channels]`, all but channels known.
        source_control_point_locations: `[batch, n, 2]`, rows first.
        dest_control_point_locations: `[batch, n, 2]`, where they go.
        interpolation_order: Of the spline.
        regularization_weight: Of the spline.
        num_boundary_points: At each edge, that stay; 1 is the corners.
        name: Name of the op.

    Returns:
        A pair: the image, and the flow `[batch, height, width, 2]`.
    """
    with tf.name_scope(name):
        image = tf.convert_to_tensor(image)
        ends = tf.convert_to_tensor(dest_control_point_locations)
        flows = ends - source_control_point_locations
        batch, *size = image.shape.as_list()[:3]
        if num_boundary_points > 0:
            still = _tiled(_edges(size, num_boundary_points), batch, ends)
            ends = tf.concat([ends, still], 1)
            flows = tf.concat([flows, tf.zeros_like(still)], 1)
        grid = np.indices(size).reshape(2, -1).T
        flow = interpolate_spline(
            ends,
            flows,
            _tiled(grid, batch, image),
            interpolation_order,
            regularization_weight,
        )
        flow = tf.reshape(flow, [batch, *size, 2])
        return dense_image_warp(image, flow), flow


def _edges(size, count):
    """Points `[n, 2]` on the edges of an image, `count` on each."""
    ranges = [np.linspace(0, length - 1, count + 1) for length in size]
    points = np.stack(np.meshgrid(*ranges, indexing='ij'), 2).reshape(-1, 2)
    last = np.array(size) - 1
    return points[((points == 0) | (points == last)).any(1)]


def _tiled(points, batch, like):
    return tf.constant(np.tile(points[None], [batch, 1, 1]), like.dtype)


def _as_batch(images, rank):
    """`[batch, height, width, channels]` of images of rank 2, 3 or 4."""
    if rank == 2:
        return images[None, :, :, None]
    return images if rank == 4 else images[None]


def _single(batch, rank):
    """The one image of a batch, with its channels if rank is 3."""
    return batch[0, :, :, 0] if rank == 2 else batch[0]


def _rank(tensor, name, ranks):
    rank = tensor.shape.rank
    if rank not in ranks:
        wanted = ' or '.join(map(str, ranks))
        got = 'an unknown one' if rank is None else rank
        raise TypeError(f'{name} must have rank {wanted}, got {got}')
    return rank
