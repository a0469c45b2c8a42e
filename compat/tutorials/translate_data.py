"""`tensorflow.models.rnn.translate.data_utils`: words to ids.

*Source:* behaviour of TensorFlow 0.5 to 0.12. Files are bytes, as then; the
WMT archives are read where they are, and no longer downloaded.
"""

import gzip
import os
import re
import tarfile

# Private names that scripts read beside the public ones.
__all__ = ['_DIGIT_RE', '_EOS', '_GO', '_PAD', '_START_VOCAB', '_UNK']
__all__ += ['_WORD_SPLIT']

_PAD, _GO, _EOS, _UNK = b'_PAD', b'_GO', b'_EOS', b'_UNK'
_START_VOCAB = [_PAD, _GO, _EOS, _UNK]

PAD_ID = 0
GO_ID = 1
EOS_ID = 2
UNK_ID = 3

_WORD_SPLIT = re.compile(rb'([.,!?"\':;)(])')
_DIGIT_RE = re.compile(rb'\d')


def maybe_download(directory, filename, url):
    """Path of a file that must be there already.

    Raises:
        OSError: It is not; the message says where it came from.
    """
    path = os.path.join(directory, filename)
    if not os.path.exists(path):
        raise OSError(f'{path} is missing: get it from {url}')
    return path


def gunzip_file(gz_path, new_path):
    """Unpacks a file that was packed with gzip."""
    with gzip.open(gz_path, 'rb') as packed, open(new_path, 'wb') as file:
        for line in packed:
            file.write(line)


def get_wmt_enfr_train_set(directory):
    """Path of the training set, without its ending; unpacks it once."""
    path = os.path.join(directory, 'giga-fren.release2')
    if not os.path.exists(path + '.fr') or not os.path.exists(path + '.en'):
        corpus = maybe_download(
            directory, 'training-giga-fren.tar', 'the WMT 2010 workshop'
        )
        _unpack(corpus, directory)
        gunzip_file(path + '.fr.gz', path + '.fr')
        gunzip_file(path + '.en.gz', path + '.en')
    return path


def get_wmt_enfr_dev_set(directory):
    """Path of the development set, without its ending; unpacks it once."""
    path = os.path.join(directory, 'newstest2013')
    if not os.path.exists(path + '.fr') or not os.path.exists(path + '.en'):
        archive = maybe_download(
            directory, 'dev-v2.tgz', 'the WMT 2015 workshop'
        )
        with tarfile.open(archive) as tar:
            for language in ('fr', 'en'):
                member = tar.getmember(f'dev/newstest2013.{language}')
                member.name = f'newstest2013.{language}'
                tar.extract(member, directory, filter='data')
    return path


def basic_tokenizer(sentence):
    """Splits a sentence, bytes, at spaces and at punctuation."""
    words = []
    for part in _bytes(sentence).strip().split():
        words.extend(_WORD_SPLIT.split(part))
    return [word for word in words if word]


def create_vocabulary(
    vocabulary_path,
    data_path,
    max_vocabulary_size,
    tokenizer=None,
    normalize_digits=True,
):
    """Writes the commonest words of a file, one a line, once.

    Args:
        vocabulary_path: Where; left as it is if it exists.
        data_path: Sentences, one a line.
        max_vocabulary_size: Most words, the four symbols included.
        tokenizer: Function of a sentence; `basic_tokenizer` by default.
        normalize_digits: Whether all digits are 0.
    """
    if os.path.exists(vocabulary_path):
        return
    tokenizer = tokenizer or basic_tokenizer
    counts = {}
    with open(data_path, 'rb') as file:
        for line in file:
            for token in tokenizer(line):
                word = _normal(token, normalize_digits)
                counts[word] = counts.get(word, 0) + 1
    words = sorted(counts, key=counts.__getitem__, reverse=True)
    words = (_START_VOCAB + words)[:max_vocabulary_size]
    with open(vocabulary_path, 'wb') as file:
        file.writelines(word + b'\n' for word in words)


def initialize_vocabulary(vocabulary_path):
    """Dict of word to id, and the list of words.

    Raises:
        ValueError: The file does not exist.
    """
    if not os.path.exists(vocabulary_path):
        raise ValueError(f'Vocabulary file {vocabulary_path} not found.')
    with open(vocabulary_path, 'rb') as file:
        words = [line.strip() for line in file]
    return {word: i for i, word in enumerate(words)}, words


def sentence_to_token_ids(
    sentence, vocabulary, tokenizer=None, normalize_digits=True
):
    """Ids of the words of a sentence; unknown ones are `UNK_ID`."""
    tokens = (tokenizer or basic_tokenizer)(sentence)
    return [
        vocabulary.get(_normal(token, normalize_digits), UNK_ID)
        for token in tokens
    ]


def data_to_token_ids(
    data_path,
    target_path,
    vocabulary_path,
    tokenizer=None,
    normalize_digits=True,
):
    """Writes the ids of each sentence of a file, once."""
    if os.path.exists(target_path):
        return
    vocabulary, _ = initialize_vocabulary(vocabulary_path)
    with open(data_path, 'rb') as source, open(target_path, 'w') as target:
        for line in source:
            ids = sentence_to_token_ids(
                line, vocabulary, tokenizer, normalize_digits
            )
            target.write(' '.join(map(str, ids)) + '\n')


def prepare_wmt_data(
    data_dir, en_vocabulary_size, fr_vocabulary_size, tokenizer=None
):
    """Makes vocabularies and id files of the WMT sets.

    Returns:
        Paths of the English and French training ids, development ids and
        vocabularies.
    """
    sets = get_wmt_enfr_train_set(data_dir), get_wmt_enfr_dev_set(data_dir)
    sizes = {'fr': fr_vocabulary_size, 'en': en_vocabulary_size}
    paths = {}
    for language, size in sizes.items():
        vocabulary = os.path.join(data_dir, f'vocab{size}.{language}')
        create_vocabulary(vocabulary, f'{sets[0]}.{language}', size, tokenizer)
        made = [f'{path}.ids{size}.{language}' for path in sets]
        for path, target in zip(sets, made, strict=True):
            data_to_token_ids(
                f'{path}.{language}', target, vocabulary, tokenizer
            )
        paths[language] = *made, vocabulary
    pairs = zip(paths['en'], paths['fr'], strict=True)
    return tuple(path for pair in pairs for path in pair)


def _normal(token, normalize_digits):
    token = _bytes(token)
    return _DIGIT_RE.sub(b'0', token) if normalize_digits else token


def _bytes(text):
    return text.encode('utf-8') if isinstance(text, str) else text


def _unpack(archive, directory):
    with tarfile.open(archive) as tar:
        tar.extractall(directory, filter='data')
