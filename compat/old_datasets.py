"""Iterators of data sets that were made in another graph.

Up to TensorFlow 1.13 a data set was a recipe: its operations were made where
its iterator was. One from outside an input function served the graph of an
estimator, too, which today's refuse.

Source: TensorFlow 1.4.1, 1.8.0 and 1.12.3, tensorflow/python/data/ops; 1.15.5
refuses it.
"""

from __future__ import annotations

import tensorflow as tf

__all__ = ['make_one_shot_iterator']

v1 = tf.compat.v1


def make_one_shot_iterator(dataset):
    """An iterator over a data set in the default graph, wherever that is from.

    Args:
        dataset: `tf.data.Dataset`; variables and tables in it must be of the
            default graph.
    """
    return v1.data.make_one_shot_iterator(here(dataset))


def here(dataset):
    """The data set itself, or a copy of it in the default graph."""
    if tf.executing_eagerly():
        return dataset
    variant = tf.data.experimental.to_variant(dataset)
    if variant.graph is v1.get_default_graph():
        return dataset
    recipe = v1.graph_util.extract_sub_graph(
        variant.graph.as_graph_def(), [variant.op.name]
    )
    (copy,) = tf.import_graph_def(
        recipe, return_elements=[variant.name], name='dataset'
    )
    return tf.data.experimental.from_variant(copy, dataset.element_spec)
