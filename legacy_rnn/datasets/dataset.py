"""A data set of padded sequences, and its parts."""

import dataclasses
import typing

import numpy as np

FOLDS = 10


class Split(typing.NamedTuple):
    """Indices of the sequences of each part, each [k] int64."""

    train: np.ndarray
    validation: np.ndarray
    test: np.ndarray


@dataclasses.dataclass(frozen=True)
class Dataset:
    """Sequences of one size, padded with zeros past their lengths.

        length 3    c a t . .
        length 5    h o u s e

    Attributes:
      name: What the data set is called.
      data: Float array [n, time, features].
      labels: Class ids, int32 [n] or [n, time]; None where unknown. Labels
        past the length are 0.
      length: Steps of each sequence, int32 [n]; None where all are full.
      num_classes: Class ids lie below it.
      class_names: A name for each class, or None.
      folds: Fold of each sequence, [n] of 0 to 9, or None.
      held_out: The data set's own test part, bool [n], or None.
    """

    name: str
    data: np.ndarray
    labels: np.ndarray | None = None
    length: np.ndarray | None = None
    num_classes: int = 0
    class_names: tuple | None = None
    folds: np.ndarray | None = None
    held_out: np.ndarray | None = None

    def __len__(self):
        return len(self.data)

    @property
    def num_steps(self):
        """Time steps of the padded sequences."""
        return self.data.shape[1]

    @property
    def num_features(self):
        """Features of each step."""
        return self.data.shape[2]

    @property
    def labels_steps(self):
        """Whether each step has a label of its own."""
        return self.labels is not None and self.labels.ndim == 2

    @property
    def target(self):
        """One-hot labels [n, classes] or [n, time, classes], no padding."""
        return one_hot(self.labels, self.num_classes, self.length)

    @property
    def lengths(self):
        """Steps of each sequence, int32 [n], also where all are full."""
        if self.length is not None:
            return self.length
        return np.full([len(self)], self.num_steps, np.int32)

    def with_padding_class(self):
        """Returns the data set with padding as one more class, the last."""
        if self.labels is None or self.labels.ndim == 1:
            return self
        padding = np.arange(self.num_steps) >= self.lengths[:, None]
        names = self.class_names and (*self.class_names, '')
        return dataclasses.replace(
            self,
            labels=np.where(padding, self.num_classes, self.labels),
            num_classes=self.num_classes + 1,
            class_names=names,
        )

    def split(self, how=None, fold=0, validation=0.0):
        """Divides the sequences into parts; the same for every seed.

        Args:
          how: 'fold' keeps one fold of ten for testing, 'first66' trains on
            the first 66 percent; None is the data set's own test part, or
            else 'fold'.
          fold: Which fold to keep, 0 to 9.
          validation: Fraction of the training part to set aside.

        Returns:
          Split of indices. No part is empty but validation.
        """
        test = self._test_mask(how, fold)
        train, test = np.flatnonzero(~test), np.flatnonzero(test)
        if not len(train) or not len(test):
            raise ValueError(
                f'data set {self.name} has {len(self)} sequences, too few '
                'to keep some of them for testing; add sequences'
            )
        train, held = _set_aside(train, validation)
        return Split(train, held, test)

    def _test_mask(self, how, fold):
        if how is None and self.held_out is not None:
            return self.held_out
        if how not in (None, 'fold', 'first66'):
            raise ValueError(f"how must be 'fold' or 'first66', got {how!r}")
        if how == 'first66':
            return np.arange(len(self)) >= int(0.66 * len(self))
        folds = self.folds
        if folds is None:
            folds = shuffled(np.arange(len(self))) % FOLDS
        return folds == fold


def one_hot(labels, num_classes, length=None):
    """Returns labels as float32 rows with a single one.

    Args:
      labels: Class ids [n] or [n, time].
      num_classes: Length of each row.
      length: Steps of each sequence [n] or None; rows past them are zero.
    """
    target = np.zeros([*labels.shape, num_classes], np.float32)
    np.put_along_axis(target, labels[..., None], 1, -1)
    if length is not None and labels.ndim == 2:
        target[np.arange(labels.shape[1]) >= length[:, None]] = 0
    return target


def shuffled(values):
    """Returns values in an order that is always the same."""
    # NumPy promises never to change the stream of RandomState.
    return values[np.random.RandomState(0).permutation(len(values))]


def _set_aside(train, fraction):
    if not 0 <= fraction < 1:
        raise ValueError(
            f'validation must be at least 0 and below 1, got {fraction}'
        )
    count = int(round(fraction * len(train)))
    if fraction and not 0 < count < len(train):
        raise ValueError(
            f'validation={fraction} of {len(train)} training sequences '
            f'leaves {count} for validation; choose another fraction'
        )
    order = shuffled(train)
    return np.sort(order[count:]), np.sort(order[:count])
