"""Flags of the command `classify`."""

from . import definitions
from .definer import Definer


def define(flag_values):
    """Defines the flags on `flag_values` and returns their names."""
    # Chosen by measuring on digits; the table in the README has the result.
    definer = Definer(
        flag_values,
        dataset='digits',
        num_hidden=100,
        num_layers=1,
        optimizer='adam',
        learning_rate=0.005,
        batch_size=20,
        epochs=30,
    )
    definitions.define_data(definer)
    definitions.define_network(definer)
    definitions.define_optimization(definer)
    definitions.define_files(definer, 'classify')
    definitions.define_cluster(definer)
    definitions.define_mode_checks(flag_values)
    return definer.names
