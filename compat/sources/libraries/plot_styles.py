"""Styles and backends of matplotlib by their old names.

Source: API changes of matplotlib 3.6, which renamed the styles that took
seaborn's look (gone in 3.8), and of 3.0 and 3.6, which dropped backends.
"""

from __future__ import annotations

_KINDS = (
    'bright colorblind dark dark-palette darkgrid deep muted notebook paper '
    'pastel poster talk ticks white whitegrid'
)
# Old name -> today's.
RENAMED = {
    old: old.replace('seaborn', 'seaborn-v0_8')
    for old in ('seaborn', *(f'seaborn-{kind}' for kind in _KINDS.split()))
}
# Functions that choose a backend, and old names of it in small letters ->
# today's.
CHOOSING = ('matplotlib.use', 'matplotlib.pyplot.switch_backend')
BACKENDS = {
    'cocoaagg': 'MacOSX',
    'gtk': 'GTK3Agg',
    'gtkagg': 'GTK3Agg',
    'gtkcairo': 'GTK3Cairo',
    'qt4agg': 'QtAgg',
    'qt4cairo': 'QtCairo',
}
