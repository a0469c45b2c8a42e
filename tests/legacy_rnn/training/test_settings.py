"""A flag, its setting and the model's argument have one default."""

import dataclasses
import inspect

from absl import flags

from legacy_rnn.article.model import SequenceModel
from legacy_rnn.flags import definitions
from legacy_rnn.flags.definer import Definer
from legacy_rnn.training.settings import Settings


def test_defaults_are_the_same_wherever_they_stand():
    values = flags.FlagValues()
    definer = Definer(values)  # Without what a command sets for its data.
    definitions.define_network(definer)
    definitions.define_optimization(definer)
    own = {f.name: f.default for f in dataclasses.fields(Settings)}
    model = inspect.signature(SequenceModel.__init__).parameters
    for name in set(definer.names) & set(own):
        assert values[name].default == own[name], name
    for name in set(model) & set(own):
        # Without a norm nothing is clipped, as by a norm of 0.
        assert (model[name].default or 0) == (own[name] or 0), name
