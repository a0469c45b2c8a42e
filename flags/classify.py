"""Flags of the command `classify`."""

from . import definitions
from .definer import Definer


def define(flag_values):
    """Defines the flags on `flag_values` and returns their names."""
    definer = Definer(flag_values, dataset='digits')
    definitions.define_data(definer)
    definitions.define_network(definer)
    definitions.define_optimization(definer)
    definitions.define_files(definer, 'classify')
    definitions.define_mode_checks(flag_values)
    return definer.names
