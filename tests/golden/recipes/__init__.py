"""The cases, part by part.

Each module fills a `CASES`; adding a case is adding a line there and running
`make.py` under the releases that it fits.
"""

from __future__ import absolute_import, division, print_function

from . import (
    around_cells,
    attention,
    basic_cells,
    beam_search,
    contrib_cells,
    decoder_functions,
    decoders,
    dropout,
    frequency_cells,
    fused_cells,
    graph_seed,
    grid_cells,
    initial,
    keras_cells,
    labelling,
    legacy_seq2seq,
    loops,
    own_parts,
    seq2seq_layers,
    sequence_losses,
    sharing,
    two_ways,
    wrappers,
)

MODULES = (
    basic_cells,
    around_cells,
    wrappers,
    contrib_cells,
    frequency_cells,
    fused_cells,
    grid_cells,
    loops,
    two_ways,
    legacy_seq2seq,
    sequence_losses,
    decoder_functions,
    decoders,
    attention,
    beam_search,
    seq2seq_layers,
    keras_cells,
    labelling,
    own_parts,
    initial,
    graph_seed,
    dropout,
    sharing,
)


def by_part(release):
    """The cases of a release.

    Args:
        release: Such as `'0.12'`.

    Returns:
        Dict of part to its list of cases, parts without cases left out.

    Raises:
        ValueError: Two cases of one part have one name.
    """
    parts = {}
    for module in MODULES:
        for case in module.CASES.cases:
            if case.fits(release):
                parts.setdefault(case.part, []).append(case)
    for part, cases in parts.items():
        names = [case.name for case in cases]
        if len(set(names)) < len(names):
            raise ValueError('{} names a case twice: {}'.format(part, names))
    return parts
