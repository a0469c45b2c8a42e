"""Flags of the command `label`."""

from . import definitions
from .definer import Definer


def define(flag_values):
    """Defines the flags on `flag_values` and returns their names."""
    # Chosen by measuring on ocr; the table in the README has the result.
    definer = Definer(
        flag_values,
        dataset='ocr',
        num_hidden=200,
        num_layers=2,
        input_keep_prob=0.8,
        output_keep_prob=0.5,
        optimizer='adam',
        learning_rate=0.003,
        batch_size=50,
        epochs=10,
    )
    definitions.define_data(definer)
    definitions.define_network(definer)
    definitions.define_optimization(definer)
    definitions.define_files(definer, 'label')
    definitions.define_cluster(definer)
    definitions.define_mode_checks(flag_values)
    return definer.names
