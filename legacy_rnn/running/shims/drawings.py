"""matplotlib's classes and settings, as 1.5 to 3.7 had them.

Source: matplotlib 2.0 to 3.9, "API changes".
"""

from __future__ import annotations

import functools

import numpy as np

from legacy_rnn.compat.sources.libraries.moved_names import COLORS
from legacy_rnn.compat.sources.libraries.old_calls import (
    RENAMED,
    SHOWN_BY_BARS,
)
from legacy_rnn.compat.sources.libraries.taking import old_call, old_said

# Settings that are gone: what they are today, or None where they say nothing.
_SETTINGS = {
    'axes.color_cycle': 'axes.prop_cycle',
    'axes.hold': None,
    'datapath': None,
    'examples.directory': None,
    'image.composite': 'image.composite_image',
    'savefig.frameon': None,
    'savefig.jpeg_quality': None,
    'svg.embed_char_paths': None,
    'text.dvipnghack': None,
    'text.latex.preview': None,
    'text.latex.unicode': None,
    'verbose.fileo': None,
    'verbose.level': None,
}


def _setting(owner):
    """`rcParams[name] = value` of a setting that is gone."""
    known = owner.__setitem__

    @functools.wraps(known)
    def call(settings, key, value):
        if key in owner.validate or key not in _SETTINGS:
            return known(settings, key, value)
        today = _SETTINGS[key]
        if key == 'axes.color_cycle':
            import cycler

            value = cycler.cycler(color=value)
        return known(settings, today, value) if today else None

    return call


def _current_axes(owner):
    """`figure.gca(projection='3d')`, which makes axes of that kind."""
    known = owner.gca

    @functools.wraps(known)
    def call(figure, **options):
        return figure.add_subplot(**options) if options else known(figure)

    return call


def _saving(owner):
    return old_said(owner.savefig, 'matplotlib.pyplot.savefig')


def _saying(name, owner):
    """A method of axes, which say what the function of pyplot does."""
    full = f'matplotlib.pyplot.{name}'
    known = old_said(getattr(owner, name), full)
    return old_call(known, RENAMED.get(full, {}), None)


def _aspect(name, owner):
    """`set_aspect('equal', 'box-forced')`."""
    known = getattr(owner, name)

    @functools.wraps(known)
    def call(axes, *args, **options):
        args = ['box' if _is_forced(a) else a for a in args]
        options = {
            k: 'box' if _is_forced(v) else v for k, v in options.items()
        }
        return known(axes, *args, **options)

    return call


def _is_forced(value):
    return isinstance(value, str) and value == 'box-forced'


def _title(canvas, title):
    manager = getattr(canvas, 'manager', None)
    if manager is not None:
        manager.set_window_title(title)


def _bytes(canvas):
    """The pixels of a canvas, three bytes each."""
    return np.asarray(canvas.buffer_rgba())[..., :3].tobytes()


def _same(name):
    return property(lambda owner: getattr(owner, name))


def _calls(name):
    return lambda owner, *args, **options: getattr(owner, name)(
        *args, **options
    )


def _shown(name):
    """A method of what a color bar shows."""
    return lambda bar, *args, **options: getattr(bar.mappable, name)(
        *args, **options
    )


def _current(pyplot):
    """`plt.gca(projection='3d')`."""
    known = pyplot.gca

    @functools.wraps(known)
    def call(**options):
        return pyplot.gcf().gca(**options) if options else known()

    return call


def _maps(registry):
    """The colour maps, which also have the names that they had up to 2.1."""
    old = {
        f'{name}{end}': registry[f'{today}{end}']
        for name, today in COLORS.items()
        for end in ('', '_r')
    }
    return {**old, **registry._cmaps}


def _dated(axes, x, y, fmt='o', tz=None, xdate=True, ydate=False, **options):
    """`axes.plot_date(dates, y)`."""
    if xdate:
        axes.xaxis_date(tz)
    if ydate:
        axes.yaxis_date(tz)
    return axes.plot(x, y, fmt, **options)


def _coloured(name, owner):
    """`figure.add_subplot(111, axisbg='w')`."""
    renamed = RENAMED['matplotlib.pyplot.axes']
    return old_call(getattr(owner, name), renamed, None)


def _placed(name, owner, known=None):
    """`plt.subplot('211')`, `figure.add_subplot('211')`."""
    known = known or getattr(owner, name)

    @functools.wraps(known)
    def call(*args, **options):
        if args and isinstance(args[-1], str) and args[-1].isdecimal():
            args = (*args[:-1], int(args[-1]))
        return known(*args, **options)

    return call


# Module -> its classes and what they are given, made of the class.
CHANGED = {
    'matplotlib': {
        'RcParams': {'__setitem__': _setting},
        'colormaps': {'_cmaps': _maps},
    },
    'matplotlib.axes': {
        'Axes': {
            'set_adjustable': functools.partial(_aspect, 'set_adjustable'),
            'set_aspect': functools.partial(_aspect, 'set_aspect'),
            **{
                name: functools.partial(_saying, name)
                for name in ('grid', 'plot', 'stem', 'text')
            },
        }
    },
    'matplotlib.figure': {
        'Figure': {
            'add_axes': functools.partial(_coloured, 'add_axes'),
            'add_subplot': lambda kind: _placed(
                'add_subplot', kind, _coloured('add_subplot', kind)
            ),
            'gca': _current_axes,
            'savefig': _saving,
        }
    },
    'matplotlib.pyplot': {
        '': {
            'gca': _current,
            'subplot': functools.partial(_placed, 'subplot'),
        }
    },
}


def _popped(held, place=-1):
    """What axes hold at a place, `axes.lines.pop(0)`, which removes itself."""
    artist = held[place]
    artist.remove()
    return artist


# Module -> its classes and the methods that they lost.
LOST = {
    'matplotlib.axes': {
        'Axes': {
            'get_axis_bgcolor': _calls('get_facecolor'),
            'hold': lambda axes, on=None: None,
            'plot_date': _dated,
            'set_color_cycle': lambda axes, colors: axes.set_prop_cycle(
                color=colors
            ),
            'set_axis_bgcolor': _calls('set_facecolor'),
        },
        'matplotlib.axes._base:_AxesBase.ArtistList': {
            'pop': _popped,
            'remove': lambda held, artist: artist.remove(),
        },
    },
    'matplotlib.pyplot': {
        'matplotlib.contour:ContourSet': {
            'collections': property(lambda lines: [lines]),
        },
        'matplotlib.colorbar:Colorbar': {
            'draw_all': lambda bar: bar.update_normal(bar.mappable),
            **{name: _shown(name) for name in SHOWN_BY_BARS},
        },
        'matplotlib.axis:Tick': {'label': _same('label1')},
        'matplotlib.legend:Legend': {'legendHandles': _same('legend_handles')},
        'matplotlib.backend_bases:FigureCanvasBase': {
            'set_window_title': _title
        },
        'matplotlib.backends.backend_agg:FigureCanvasAgg': {
            'tostring_rgb': _bytes
        },
        'mpl_toolkits.mplot3d:Axes3D': {
            f'w_{n}axis': _same(f'{n}axis') for n in 'xyz'
        },
    },
}
