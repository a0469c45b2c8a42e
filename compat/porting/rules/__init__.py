"""The rules of the porter, in the order in which they run.

A rule is a function of a `Port`. It edits where it is sure and reports
everywhere else; nodes that it edits or settles go into `port.handled`.
"""

from __future__ import annotations

from . import (
    either_python,
    empty_matches,
    flags,
    generators,
    hidden_names,
    imports,
    initializers,
    layers,
    lists,
    magics,
    mixed_calls,
    moved_arguments,
    moved_library,
    moved_names,
    moved_world,
    one_number,
    optimizers,
    other_modules,
    private_shapes,
    ragged,
    relative_imports,
    star_imports,
    summaries,
    swapped_losses,
    symbols,
    text_files,
    truth,
    undefined,
    whole_sizes,
)

RULES = {
    'safe': (other_modules.report_others, imports.safe),
    'full': (
        hidden_names.report_hidden,
        undefined.report_undefined,
        magics.report_magics,
        other_modules.report_others,
        flags.port_flags,
        initializers.port_initializers,
        optimizers.port_optimizers,
        summaries.port_summaries,
        swapped_losses.port_losses,
        layers.separate_layers,
        truth.port_truth,
        private_shapes.port_shapes,
        mixed_calls.port_mixed,
        symbols.port_symbols,
        moved_world.port_numpy,
        moved_arguments.port_arguments,
        ragged.port_pairs,
        one_number.port_readers,
        one_number.port_draws,
        whole_sizes.port_sizes,
        moved_library.port_library,
        either_python.port_either,
        text_files.port_decoding,
        empty_matches.port_splits,
        relative_imports.port_siblings,
        moved_names.port_moved,
        lists.port_lists,
        generators.port_generators,
        imports.full,
    ),
}

# The rules for a source that imports no TensorFlow.
WITHOUT_TENSORFLOW = {
    'safe': (other_modules.report_others, star_imports.unfollowed),
    'full': (
        undefined.report_undefined,
        moved_world.port_numpy,
        moved_arguments.port_arguments,
        ragged.port_pairs,
        one_number.port_readers,
        one_number.port_draws,
        whole_sizes.port_sizes,
        moved_library.port_library,
        either_python.port_either,
        text_files.port_decoding,
        empty_matches.port_splits,
        relative_imports.port_siblings,
        moved_names.port_moved,
        lists.port_lists,
        generators.port_generators,
        other_modules.report_others,
        star_imports.unfollowed,
    ),
}
