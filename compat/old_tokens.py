"""Words of a text as NLTK up to 3.4 split them, for ports and `run`.

    word_tokenize(text)    ->  old_tokens.word_tokenize(text)

Since 3.5 a single quote before a word is a token, `'hello'`, and so are a
dash, an asterisk and two dots: words that the vocabulary of then lacks.

Source: NLTK 3.2.5 and 3.4.5, executed.
"""

from __future__ import annotations

import re

from nltk import tokenize

__all__ = ['TreebankWordTokenizer', 'word_tokenize']

_Today = tokenize.NLTKWordTokenizer
# Today's rules that change one of these came later.
_LATER = ("'hello", '\u2014', '*', '..', "''", '  ')
_QUOTE = re.compile(r"'(?!re|ve|ll|m|t|s|d)(?=\w\b)", re.I), "' "
_DOTS = re.compile(r'\.{3}'), ' ... '
_QUOTES = re.compile(r"(\S)('')"), r'\1 \2 '


def _of_then(rules):
    return [
        (pattern, new)
        for pattern, new in rules
        if not any(pattern.sub(new, text) != text for text in _LATER)
    ]


class TreebankWordTokenizer(tokenize.NLTKWordTokenizer):
    """Splits a sentence into words, as the Penn Treebank does."""

    STARTING_QUOTES = [*_of_then(_Today.STARTING_QUOTES), _QUOTE]
    PUNCTUATION = [_DOTS, *_of_then(_Today.PUNCTUATION)]
    ENDING_QUOTES = _of_then(_Today.ENDING_QUOTES)
    ENDING_QUOTES.insert(2, _QUOTES)


_tokenizer = TreebankWordTokenizer()


def word_tokenize(text, language='english', preserve_line=False):
    """The words of all sentences of a text.

    Args:
        text: A string.
        language: Whose sentences it has.
        preserve_line: Whether it is one sentence.

    Returns:
        List of strings.
    """
    lines = [text]
    if not preserve_line:
        lines = tokenize.sent_tokenize(text, language)
    return [word for line in lines for word in _tokenizer.tokenize(line)]
