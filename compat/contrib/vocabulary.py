"""`contrib.learn.preprocessing`: texts to arrays of word ids, and back.

Source: TensorFlow 1.4.1, `contrib/learn/python/learn/preprocessing`, whose
ids the tests repeat.
"""

from __future__ import annotations

import collections
import io
import pickle
import re

import numpy as np
import tensorflow as tf

# Where the releases had what is pickled by its name.
_PACKAGE = 'tensorflow.contrib.learn.python.learn.preprocessing'

# Capitals, a capitalized word before a capital, or any word.
_WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z][a-z]+(?=[A-Z])|['\w\-]+")


def tokenizer(iterator):
    """Yields the list of words of each text."""
    for text in iterator:
        yield _WORD.findall(text)


class CategoricalVocabulary:
    """Words and their ids, which count from 1; 0 is the unknown word's.

    Args:
        unknown_token: The unknown word.
        support_reverse: Whether `reverse` gives words.
    """

    def __init__(self, unknown_token='<UNK>', support_reverse=True):
        self._unknown_token = unknown_token
        self._support_reverse = support_reverse
        self._freeze = False
        self._freq = collections.Counter()
        self._number([])

    def __len__(self):
        return len(self._mapping)

    def freeze(self, freeze=True):
        """From now on `get` gives no new ids, or gives them again."""
        self._freeze = freeze

    def get(self, category):
        """The id of a word; a new one unless frozen."""
        known = self._mapping.get(category)
        if known is not None:
            return known
        if self._freeze:
            return 0
        self._mapping[category] = len(self._mapping)
        self._reverse_mapping.append(category)
        return self._mapping[category]

    def add(self, category, count=1):
        """Counts a word."""
        if self.get(category) > 0:
            self._freq[category] += count

    def trim(self, min_frequency, max_frequency=-1):
        """Keeps words that came more often, the most frequent first.

        Args:
            min_frequency: Words that came so often or less are dropped.
            max_frequency: Words that came so often or more are dropped,
                unless it is not positive.
        """
        words = sorted(self._freq, key=lambda w: (isinstance(w, str), w))
        words.sort(key=lambda word: self._freq[word], reverse=True)
        kept = [
            word
            for word in words
            if self._freq[word] > min_frequency
            and not 0 < max_frequency <= self._freq[word]
        ]
        self._freq = collections.Counter({w: self._freq[w] for w in kept})
        self._number(kept)

    def reverse(self, class_id):
        """The word of an id.

        Raises:
            ValueError: The vocabulary was made without `support_reverse`.
        """
        if not self._support_reverse:
            raise ValueError(
                'reverse needs a vocabulary that was made with '
                'support_reverse=True'
            )
        return self._reverse_mapping[class_id]

    def _number(self, words):
        self._reverse_mapping = [self._unknown_token, *words]
        self._mapping = {w: i for i, w in enumerate(self._reverse_mapping)}


class VocabularyProcessor:
    """Texts to word ids.

    Args:
        max_document_length: Words of a text that are kept; shorter texts end
            in zeros.
        min_frequency: Words that come so often or less are unknown.
        vocabulary: CategoricalVocabulary, or None for a new one.
        tokenizer_fn: Callable that splits an iterable of texts; None for
            `tokenizer`.

    Attributes:
        vocabulary_: The vocabulary.
    """

    def __init__(
        self,
        max_document_length,
        min_frequency=0,
        vocabulary=None,
        tokenizer_fn=None,
    ):
        self.max_document_length = max_document_length
        self.min_frequency = min_frequency
        self.vocabulary_ = (
            CategoricalVocabulary() if vocabulary is None else vocabulary
        )
        self._tokenizer = tokenizer_fn or tokenizer

    def fit(self, raw_documents, unused_y=None):
        """Learns the words of texts, and no more after that."""
        for words in self._tokenizer(raw_documents):
            for word in words:
                self.vocabulary_.add(word)
        if self.min_frequency > 0:
            self.vocabulary_.trim(self.min_frequency)
        self.vocabulary_.freeze()
        return self

    def fit_transform(self, raw_documents, unused_y=None):
        """`fit`, then `transform`."""
        self.fit(raw_documents)
        return self.transform(raw_documents)

    def transform(self, raw_documents):
        """Yields an array [max_document_length] int64 for each text."""
        length = self.max_document_length
        for words in self._tokenizer(raw_documents):
            ids = np.zeros(length, np.int64)
            for place, word in enumerate(words[:length]):
                ids[place] = self.vocabulary_.get(word)
            yield ids

    def reverse(self, documents):
        """Yields the text of each list of ids."""
        for ids in documents:
            yield ' '.join(self.vocabulary_.reverse(i) for i in ids)

    def save(self, filename):
        """Writes the processor to a file."""
        with tf.io.gfile.GFile(filename, 'wb') as file:
            file.write(pickle.dumps(self))

    @classmethod
    def restore(cls, filename):
        """Reads what `save` wrote, here or with a release of the time."""
        with tf.io.gfile.GFile(filename, 'rb') as file:
            data = io.BytesIO(file.read())
        return _Unpickler(data, encoding='utf-8').load()


class _Unpickler(pickle.Unpickler):
    """Reads what a release of the time pickled as what is here."""

    def find_class(self, module, name):
        if module.startswith(_PACKAGE) and name in globals():
            return globals()[name]
        return super().find_class(module, name)


class ByteProcessor:
    """Texts to the bytes of their UTF-8.

    Args:
        max_document_length: Bytes of a text that are kept; shorter texts end
            in zeros.
    """

    def __init__(self, max_document_length):
        self.max_document_length = max_document_length

    def fit(self, x):
        """Does nothing: there is nothing to learn."""

    def fit_transform(self, x):
        """`transform`."""
        return self.transform(x)

    def transform(self, x):
        """Yields an array [max_document_length] uint8 for each text."""
        length = self.max_document_length
        for text in x:
            data = text.encode('utf-8') if isinstance(text, str) else text
            kept = np.frombuffer(data, np.uint8, min(len(data), length))
            yield np.pad(kept, (0, length - len(kept)), 'constant')

    def reverse(self, x):
        """Yields the text of each array; `''` where it is no UTF-8."""
        for data in x:
            kept = np.trim_zeros(np.asarray(data).astype(np.uint8), 'b')
            try:
                yield kept.tobytes().decode('utf-8')
            except UnicodeDecodeError:
                yield ''
