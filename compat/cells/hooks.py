"""What is particular to cells when a release's constructor makes one."""

from __future__ import annotations

import functools
import inspect

from ..signatures.parts import Hooks


class CellHooks(Hooks):
    """See `Hooks`."""

    synonyms = {  # Private names of 1.0 and 1.1, 1.5 and 1.6, and tuples.
        '_RNNCell': 'RNNCell',
        '_LayerRNNCell': 'LayerRNNCell',
        '_LSTMStateTuple': 'LSTMStateTuple',
    }
    of_all_releases = ('RNNCell', 'LayerRNNCell')

    def adapt(self, part, canonical, values):
        """The implementation's arguments for those of a release.

        What a release did before it had an argument is filled in, and
        `input_size`, which it took up to 0.12, is kept for later.
        """
        known = inspect.signature(canonical.__init__).parameters
        if 'state_is_tuple' in known:
            values.setdefault('state_is_tuple', False)
        size = values.pop('input_size', None)
        if 'input_size' in known:
            values['input_size'] = size
        elif size is not None:
            part.__dict__['_input_size'] = size
        adapt = getattr(canonical, '_adapt_arguments', None)
        if adapt is not None:
            values = adapt(part.release, values)
        part.__dict__.setdefault('_given', dict(values))
        return values

    def attributes(self, canonical, release):
        """A `build` that a script may call before the first step."""
        from .base import LayerRNNCell

        if not issubclass(canonical, LayerRNNCell) or release < '1.2':
            return {}

        @functools.wraps(canonical.build)
        def build(self, inputs_shape):
            canonical.build(self, inputs_shape)
            self.built = self.built or type(self).build is build

        return {'build': build}
