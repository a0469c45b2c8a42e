"""Styles of matplotlib that took seaborn's look, by their old names.

Source: matplotlib 3.6, API changes, which renamed them; gone in 3.8.
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
