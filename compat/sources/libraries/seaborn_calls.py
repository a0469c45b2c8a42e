"""Arguments of seaborn's functions, most of which are given by name today.

Source: seaborn 0.9 to 0.11, and the release notes of 0.12.
"""

from __future__ import annotations

_CATEGORIES = '| x y hue data order hue_order'
# Function -> its arguments in order; those after the bar take no place today.
PLACED = {
    **{
        f'seaborn.{name}plot': _CATEGORIES
        for name in 'bar box boxen count point strip swarm violin'.split()
    },
    'seaborn.FacetGrid': 'data | row col hue',
    'seaborn.catplot': '| x y hue data row col',
    'seaborn.heatmap': 'data | vmin vmax cmap center robust annot',
    'seaborn.jointplot': '| x y data kind',
    'seaborn.lineplot': '| x y hue size style data',
    'seaborn.lmplot': '| x y data hue col row',
    'seaborn.pairplot': 'data | hue hue_order palette vars',
    'seaborn.regplot': '| x y data',
    'seaborn.relplot': '| x y hue size style data row col',
    'seaborn.residplot': '| x y data',
    'seaborn.scatterplot': '| x y hue style size data',
}
