"""Scores of translations as NLTK up to 3.2 gave them, for ports and `run`.

    sentence_bleu(references, words)    ->  old_bleu.sentence_bleu(...)
    SmoothingFunction()                 ->  old_bleu.SmoothingFunction()

Where no four words in a row are those of a reference, the score was that of
the shorter rows. It is 0 since 3.3, of May 2018. Since 3.6 the second, fourth
and seventh way to smooth give other scores.

Source: NLTK 3.2.4, 3.2.5 and 3.4, executed.
"""

from __future__ import annotations

import fractions
import itertools
import math

from nltk.translate import bleu_score

__all__ = ['SmoothingFunction', 'corpus_bleu', 'sentence_bleu']

# Today's, in whose place ours may stand there meanwhile.
_one, _many = bleu_score.sentence_bleu, bleu_score.corpus_bleu
_FOUR = (0.25, 0.25, 0.25, 0.25)


def sentence_bleu(
    references,
    hypothesis,
    weights=_FOUR,
    smoothing_function=None,
    auto_reweigh=False,
):
    """The score of one sentence.

    Args:
        references: List of lists of words.
        hypothesis: List of words.
        weights: Weights of single words, pairs and so on.
        smoothing_function: What becomes of the parts that are found; None
            for what was done untold.
        auto_reweigh: Whether less than four words are weighed alike.

    Returns:
        A number from 0 to 1.
    """
    return _one(
        references,
        hypothesis,
        weights,
        smoothing_function or _found,
        auto_reweigh,
    )


def corpus_bleu(
    list_of_references,
    hypotheses,
    weights=_FOUR,
    smoothing_function=None,
    auto_reweigh=False,
):
    """The score of many sentences, as `sentence_bleu`.

    Args:
        list_of_references: The references of each sentence.
        hypotheses: List of lists of words.
        weights: As there.
        smoothing_function: As there.
        auto_reweigh: As there.
    """
    return _many(
        list_of_references,
        hypotheses,
        weights,
        smoothing_function or _found,
        auto_reweigh,
    )


def _found(parts, *args, **options):
    """Parts of the rows that are in a reference, up to the first of none."""
    return list(itertools.takewhile(lambda part: part.numerator, parts))


class SmoothingFunction(bleu_score.SmoothingFunction):
    """Ways to smooth the parts of a score, as today's with all arguments."""

    def method2(self, p_n, *args, **options):
        """One more of each part is found, of single words, too.

        Args:
            p_n: List of fractions, of single words first.
            *args: Ignored.
            **options: Ignored.
        """
        return [
            fractions.Fraction(part.numerator + 1, part.denominator + 1)
            for part in p_n
        ]

    def method4(
        self,
        p_n,
        references,
        hypothesis,
        hyp_len=None,
        *args,
        **options,
    ):
        """Longer texts find more where nothing is found.

        Args:
            p_n: As above; changed in place.
            references: Ignored.
            hypothesis: List of words.
            hyp_len: How many words there are.
            *args: Ignored.
            **options: Ignored.
        """
        hyp_len = hyp_len or len(hypothesis)
        for place, part in enumerate(p_n):
            if part.numerator == 0 and hyp_len > 1:
                p_n[place] = 1 / (place + self.k / math.log(hyp_len))
        return p_n
