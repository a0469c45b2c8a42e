"""`IPython.display` without a page: text alone is shown."""

from __future__ import annotations

import importlib
import importlib.util
import pdb
import sys
from typing import Any

from ..imports.overlays import Overlay

# Classes of what a page shows.
SHOWN = (
    'Audio Code DisplayHandle DisplayObject FileLink FileLinks GeoJSON HTML '
    'IFrame Image JSON Javascript Latex Markdown Math Pretty ProgressBar SVG '
    'TextDisplayObject Video VimeoVideo YouTubeVideo'
).split()


class Shown:
    """Something that only a page can show.

    Args:
        data: What it shows.
    """

    def __init__(self, data=None, *args, **options):
        self.data = data

    def __repr__(self):
        return f'<{type(self).__name__} of IPython.display>'


class Captured:
    """What `%%capture out` gives: nothing, as the cell shows all of it."""

    stdout = stderr = ''
    outputs: tuple = ()

    def show(self):
        """Shows what is shown already."""

    __call__ = show


def display(*objs, **options):
    """Prints objects."""
    for thing in objs:
        print(repr(thing) if isinstance(thing, (Shown, str)) else thing)


def clear_output(wait=False):
    """Leaves what is printed."""


def _get_ipython():
    """The notebook's own shell; None in a script."""
    main: Any = sys.modules.get('__main__')
    get = getattr(main, 'get_ipython', None)
    return get() if get is not None else None


def _installed(name):
    """The module of IPython, where that is installed."""
    if importlib.util.find_spec('IPython') is None:
        return None
    return importlib.import_module(name)


def _display():
    kinds = {name: type(name, (Shown,), {}) for name in SHOWN}
    functions = {'display': display, 'clear_output': clear_output}
    names = {f'display_{kind}': display for kind in ('html', 'png', 'svg')}
    every = {**kinds, **functions, **names}
    return Overlay(
        _installed('IPython.display'), every, name='IPython.display'
    )


def _debugger():
    debugger = _installed('IPython.core.debugger') or pdb

    def tracer(colors=None):
        """What breaks where it is called, of up to IPython 7."""
        return debugger.set_trace

    return Overlay(
        _installed('IPython.core.debugger'),
        {'Tracer': tracer},
        name='IPython.core.debugger',
    )


def _ipython():
    names = {'display': _display(), 'get_ipython': _get_ipython}
    return Overlay(_installed('IPython'), names, name='IPython')


TABLE = {
    'IPython': _ipython,
    'IPython.core.debugger': _debugger,
    'IPython.core.display': _display,
    'IPython.display': _display,
}
