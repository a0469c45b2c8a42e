"""Flags of the command `project`."""

from .definer import Definer


def define(flag_values):
    """Defines the flags on `flag_values` and returns their names."""
    definer = Definer(flag_values)
    definer.file('report', None, 'File for the results as one page of HTML.')
    definer.boolean(
        'json', False, 'Print the results as JSON in place of the table.'
    )
    return definer.names
