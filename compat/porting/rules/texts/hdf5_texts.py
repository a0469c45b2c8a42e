"""Attributes of HDF5 files that a program decodes, which are text today.

    file.attrs['a'].decode('utf8')
    ->  (file.attrs['a'].decode('utf8') if isinstance(file.attrs['a'], bytes)
         else file.attrs['a'])

Source: h5py 3.0, "What's new", "Strings in HDF5".
"""

from __future__ import annotations

from ....sources.libraries import hdf5_texts
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='hdf5-texts',
    does='Decodes attributes of HDF5 files where they are bytes',
    why='h5py gives text for them since 3.0',
    before=(
        'import h5py\n'
        "x = [n.decode('utf8') for n in h5py.File(path).attrs['names']]\n"
    ),
    after=(
        'import h5py\n'
        "x = [(n.decode('utf8') if isinstance(n, bytes) else n) "
        "for n in h5py.File(path).attrs['names']]\n"
    ),
    sources=ANY_SOURCE,
)


def apply(port):
    """Decodes what is bytes alone."""
    for call in hdf5_texts.find(port.source.tree):
        old = port.source.get(call.func.value)
        kept = port.source.get(call)
        new = f'({kept} if isinstance({old}, bytes) else {old})'
        port.source.replace(call, new)
        port.changed(call, RULE, RULE.why, new)
