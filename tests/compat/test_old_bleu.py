"""Translations have the scores of NLTK 3.2."""

import pytest

pytest.importorskip('nltk')

from nltk.translate import bleu_score  # noqa: E402

from legacy_rnn.compat import old_bleu  # noqa: E402
from legacy_rnn.compat.porting import port_text  # noqa: E402
from tests.legacy_rnn.running.programs import runs  # noqa: E402

REFERENCES = [
    'the cat is on the mat'.split(),
    'there is a cat on the mat'.split(),
]
WORDS = 'the cat sat on the mat'.split()
# Recorded under NLTK 3.2.5.
SCORE, SHORT, BOTH = 0.594604, 0.135335, 0.44126
PROGRAM = f"""
import tensorflow as tf
from nltk.translate.bleu_score import sentence_bleu
print(round(sentence_bleu({REFERENCES}, {WORDS}), 6))
"""


def test_scores_are_those_of_then():
    assert round(old_bleu.sentence_bleu(REFERENCES, WORDS), 6) == SCORE
    assert round(old_bleu.sentence_bleu(REFERENCES, WORDS[:2]), 6) == SHORT
    assert old_bleu.sentence_bleu(REFERENCES, ['x', 'y']) == 0
    many = [REFERENCES, REFERENCES], [WORDS, 'the cat is on'.split()]
    assert round(old_bleu.corpus_bleu(*many), 5) == BOTH


def test_smoothing_is_the_programs():
    smooth = bleu_score.SmoothingFunction().method1
    given = REFERENCES, WORDS, (0.25,) * 4, smooth
    assert old_bleu.sentence_bleu(*given) == bleu_score.sentence_bleu(*given)


CAT = ['the cat is on the mat'.split()]
PARTY = [
    'it is a guide to action that ensures that the military will forever '
    'heed party commands'.split()
]
COMMANDS = (
    'it is a guide to action which ensures that the military always obeys the '
    'commands of the party'.split()
)


# Recorded under NLTK 3.2.4, 3.2.5 and 3.4.
@pytest.mark.parametrize(
    ('number', 'wanted'),
    [
        (1, (0.09193, 0.02407, 0.42086, 0.3608)),
        (2, (0.30214, 0.08047, 0.45805, 0.3945)),
        (4, (0.27372, 0.02567, 0.42086, 0.3608)),
        (7, (0.36993, 0.04225, 0.50001, 0.45009)),
    ],
)
def test_smoothing_is_that_of_then(number, wanted):
    smooth = old_bleu.SmoothingFunction()
    way = {'smoothing_function': getattr(smooth, f'method{number}')}
    words = 'the the cat on mat is here'.split()
    found = (
        old_bleu.sentence_bleu(CAT, words, **way),
        old_bleu.sentence_bleu(CAT, words[:2], **way),
        old_bleu.sentence_bleu(PARTY, COMMANDS, **way),
        old_bleu.corpus_bleu([CAT, PARTY], [words, COMMANDS], **way),
    )
    assert found == pytest.approx(wanted, abs=1e-5)


@pytest.mark.parametrize(
    ('line', 'wanted'), [('tf.pack([1])\n', f'{SCORE}'), ('', '0.0')]
)
def test_programs_of_then_get_them_under_run(line, wanted, capfd):
    assert runs(capfd, PROGRAM + line)[0] == wanted
    is_ours = (
        'old_bleu.sentence_bleu'
        in port_text(PROGRAM + line, '0.12' if line else '1.15').text
    )
    assert is_ours == bool(line)
