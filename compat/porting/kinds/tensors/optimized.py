"""What a source does that optimizers of then met otherwise than today's."""

from __future__ import annotations

import ast

from ....sources import trees

# Rows of a variable are looked up, perhaps one of them twice.
ROWS = 'rows'
# A scope reuses variables, perhaps where an optimizer makes its own.
REUSE = 'reuse'
# A variable may take part whole: it is decayed, or multiplied by.
WHOLE = 'whole'
_DECAYING = frozenset(
    'apply_regularization get_regularization_loss get_regularization_losses '
    'l1_l2_regularizer l1_regularizer l2_loss l2_regularizer '
    'sum_regularizer'.split()
)
_TAKERS = frozenset(
    'EmbeddingWrapper embed_sequence embedding_attention_decoder '
    'embedding_attention_seq2seq embedding_lookup embedding_lookup_sparse '
    'embedding_rnn_decoder embedding_rnn_seq2seq '
    'embedding_tied_rnn_seq2seq gather nce_loss '
    'one2many_rnn_seq2seq sampled_softmax_loss'.split()
)


def find(tree):
    """Which of these a source does.

    Args:
        tree: A node.

    Returns:
        Frozen set of `ROWS`, `REUSE` and `WHOLE`.
    """
    calls = trees.of_kind(tree, ast.Call)
    tests = {ROWS: _takes_rows, REUSE: _reuses, WHOLE: _takes_whole}
    return frozenset(k for k, test in tests.items() if any(map(test, calls)))


def _takes_rows(call):
    return trees.last_name(call.func) in _TAKERS


def _takes_whole(call):
    """Whether it decays variables, or may multiply by one turned over."""
    name = trees.last_name(call.func)
    return (
        name in _DECAYING
        or (name == 'transpose' and len(call.args) == 1 and not call.keywords)
        or any(k.arg == 'transpose_b' for k in call.keywords)
    )


def _reuses(call):
    """Whether it is `scope.reuse_variables()` or has `reuse=again`."""
    return trees.last_name(call.func) == 'reuse_variables' or any(
        k.arg == 'reuse'
        and getattr(k.value, 'value', True) not in (None, False)
        for k in call.keywords
    )
