"""The named tuples of attention and beam search, by release."""

from __future__ import annotations

import collections

import tensorflow as tf

from ..releases import Since

DynamicAttentionWrapperState = collections.namedtuple(
    'DynamicAttentionWrapperState', ('cell_state', 'attention')
)
BeamSearchDecoderOutput = collections.namedtuple(
    'BeamSearchDecoderOutput', ('scores', 'predicted_ids', 'parent_ids')
)
FinalBeamSearchDecoderOutput = collections.namedtuple(
    'FinalBeamSearchDecoderOutput',
    ('predicted_ids', 'beam_search_decoder_output'),
)


class _State(
    collections.namedtuple(
        'AttentionWrapperState',
        ('cell_state', 'attention', 'time', 'alignments', 'alignment_history'),
    )
):
    """State of an AttentionWrapper, 1.2 to 1.5."""

    def clone(self, **kwargs):
        """The state with some parts replaced."""
        return self._replace(**kwargs)


class _StateWithAttention(
    collections.namedtuple(
        'AttentionWrapperState',
        (
            'cell_state',
            'attention',
            'time',
            'alignments',
            'alignment_history',
            'attention_state',
        ),
    )
):
    """State of an AttentionWrapper from 1.6."""

    def clone(self, **kwargs):
        """The state with some parts replaced, their shapes kept."""
        replaced = self._replace(**kwargs)
        return tf.nest.map_structure(_keep_shape, self, replaced)


_State.__name__ = _StateWithAttention.__name__ = 'AttentionWrapperState'

AttentionWrapperState = Since({'1.2': _State, '1.6': _StateWithAttention})

_BEAM = ('cell_state', 'log_probs', 'finished', 'lengths')
BeamSearchDecoderState = Since(
    {
        '1.2': collections.namedtuple('BeamSearchDecoderState', _BEAM),
        '1.12': collections.namedtuple(
            'BeamSearchDecoderState', (*_BEAM, 'accumulated_attention_probs')
        ),
    }
)


def _keep_shape(old, new):
    if isinstance(old, tf.Tensor) and isinstance(new, tf.Tensor):
        new.set_shape(old.shape)
    return new
