"""Builds the graph of a run: placeholders, model, initial values."""

import contextlib
import operator
import typing

import numpy as np
import tensorflow as tf

from legacy_rnn.article import lengths
from legacy_rnn.article.classification import SequenceClassification
from legacy_rnn.article.labelling import SequenceLabelling
from legacy_rnn.article.model import SequenceModel
from legacy_rnn.article.options import ModelOptions
from legacy_rnn.datasets.dataset import one_hot
from legacy_rnn.training import scores, settings

v1 = tf.compat.v1

# Settings that the model takes as arguments of the same name.
_OPTIONS = tuple(
    n for n in settings.NAMES if n in ModelOptions.__annotations__
)


class Sizes(typing.NamedTuple):
    """Sizes of the tensors of a model.

    Attributes:
      num_steps: Time steps; None for any number (dynamic unroll alone).
      num_features: Features of each step.
      num_classes: Classes.
      has_length: Whether sequences are of different length.
    """

    num_steps: int | None
    num_features: int
    num_classes: int
    has_length: bool


class ClusterPlace(typing.NamedTuple):
    """Where and how a task of a cluster computes.

    Attributes:
      device: Function from an operation to its device.
      rows: Place of its slice in the batch, as pair of its first row and the
        number of all rows; None for the whole batch.
      update: Function from a model to the operation of a training step.
    """

    device: typing.Callable | None = None
    rows: tuple[int, int] | None = None
    update: typing.Callable = operator.attrgetter('optimize')


class ModelGraph:
    """A model in a graph of its own.

    Args:
      command: 'classify' or 'label'.
      settings: Settings of the run.
      sizes: Sizes of the data.
      training: Build for training: dropout where asked, and the optimizer.
      takes_length: Build for export: with a placeholder for lengths in any
        case, and variables that a loaded SavedModel can hold.
      place: ClusterPlace of a task of a cluster; None for this process.

    Attributes:
      graph: tf.Graph.
      data: Placeholder [batch, time, features].
      target: Placeholder [batch, classes] or [batch, time, classes].
      length: Placeholder int32 [batch], or None without lengths.
      training: Placeholder with default False.
      model: The article's model.
      sums: The fields of the batch's Score.
      number: Number of the batch, int64 scalar, which the dropout masks
        depend on; the global step, unless it is fed.
    """

    def __init__(
        self,
        command,
        settings,
        sizes,
        training=False,
        takes_length=False,
        place=None,
    ):
        self.settings, self.sizes = settings, sizes
        self.labels_steps = command == 'label'
        self.dtype = np.dtype(settings.dtype)
        self.graph = tf.Graph()
        self._place = place or ClusterPlace()
        with self.building(), _variables(takes_length):
            v1.set_random_seed(settings.seed)
            self.step = v1.train.get_or_create_global_step()
            self._placeholders(training, takes_length)
            self.model = self._model(takes_length)
            self._outputs()
            if training:
                self.optimize = self._place.update(self.model)
            self.finite = _all_finite()
            self.number = self.step.value()
            self.initialize = v1.global_variables_initializer()
            self._first = v1.placeholder(tf.int64, [], 'first')
            self._count_from = v1.assign(self.step, self._first).op
            if not takes_length:
                self.sums = scores.sums(self.model)

    @contextlib.contextmanager
    def building(self):
        """A scope in which operations are added to the graph."""
        with self.graph.as_default(), v1.device(self._place.device):
            yield

    @property
    def has_length(self):
        """Whether the network gets the lengths."""
        if self.labels_steps:
            return self.sizes.has_length
        return self.sizes.has_length and self.settings.mask_padding

    def count_from(self, session, step):
        """Sets the global step, beside which others may have saved weights.

        Args:
          session: Session with the weights.
          step: Steps that are done.
        """
        session.run(self._count_from, {self._first: step})

    def feed(self, dataset, indices, training=False):
        """Returns the feeds of some sequences.

        Args:
          dataset: Dataset with labels.
          indices: Which sequences, [batch].
          training: Whether dropout is on.
        """
        labels = dataset.labels[indices]
        length = dataset.lengths[indices]
        if self.labels_steps and self.settings.mask_padding:
            target = one_hot(labels, self.sizes.num_classes, length)
        else:
            target = one_hot(labels, self.sizes.num_classes)
        feeds = self.feed_data(dataset, indices)
        feeds[self.target] = target.astype(self.dtype)
        if self.training is not False:
            feeds[self.training] = training
        return feeds

    def feed_data(self, dataset, indices):
        """Returns the feeds of some sequences without labels."""
        feeds = {self.data: dataset.data[indices].astype(self.dtype)}
        if self.length is not None:
            feeds[self.length] = dataset.lengths[indices]
        return feeds

    def session(self, threads=0, jit=False):
        """Returns a session on the graph.

        Args:
          threads: Threads TensorFlow may use; 0 is one a core.
          jit: Have XLA compile what it can; on a CPU it heeds this if
            `command.tensorflow` was told so, too.
        """
        config = v1.ConfigProto(
            intra_op_parallelism_threads=threads,
            inter_op_parallelism_threads=threads,
        )
        if jit:
            options = config.graph_options.optimizer_options
            options.global_jit_level = v1.OptimizerOptions.ON_1
        return v1.Session(graph=self.graph, config=config)

    def variables(self):
        """Returns all variables of the graph."""
        with self.graph.as_default():
            return v1.global_variables()

    def _placeholders(self, training, takes_length):
        steps, features, classes, _ = self.sizes
        target = (
            [None, steps, classes] if self.labels_steps else ([None, classes])
        )
        self.data = v1.placeholder(self.dtype, [None, steps, features], 'data')
        self.target = v1.placeholder(self.dtype, target, 'target')
        self.length = self.training = None
        if self.has_length or takes_length:
            self.length = v1.placeholder(tf.int32, [None], 'length')
        self.training = training and v1.placeholder_with_default(
            False, [], 'training'
        )

    def _model(self, takes_length):
        options = {name: getattr(self.settings, name) for name in _OPTIONS}
        kind: type[SequenceModel] = SequenceClassification
        if self.labels_steps:
            kind = SequenceLabelling
            options['mask_padding'] = self.settings.mask_padding
        data = self.data
        if takes_length:
            length = lengths.checked(self.length, data)
            with tf.control_dependencies([length]):
                data = tf.identity(data)
            if not self.settings.mask_padding:
                # The network reads padding, which data sets fill with zeros.
                real = tf.sequence_mask(length, tf.shape(data)[1])
                data = tf.where(real[..., None], data, tf.zeros_like(data))
        return kind(
            data,
            self.target,
            self.length if self.has_length else None,
            training=self.training,
            step=self.step,
            rows=self._place.rows,
            **options,
        )

    def _outputs(self):
        """Builds what is fetched: probabilities, cost."""
        self.probabilities = self.model.prediction
        self.cost = self.model.cost


def _variables(as_resources):
    """A scope whose variables are resources, or none at all."""
    if not as_resources:
        return contextlib.nullcontext()
    return v1.variable_scope(v1.get_variable_scope(), use_resource=True)


def _all_finite():
    """Returns a bool scalar: no variable holds NaN or infinity."""
    return tf.reduce_all(
        [
            tf.reduce_all(tf.math.is_finite(variable))
            for variable in v1.trainable_variables()
        ]
    )
