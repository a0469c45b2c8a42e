"""Makes `places.txt`: arguments that other packages place nowhere today.

    python3.6 make_places.py record OLD.json PACKAGE...
    python make_places.py record NEW.json PACKAGE...
    python make_places.py join NEW.json OLD.json...

`record` notes the arguments of what each package has, in the environment of
its Python; this file runs on Python 3.6. `join` writes one line for each
function, class or method (of frames, series, axes and figures) whose call by
place means something else today, or nothing:

    sklearn.metrics.auc x y | -reorder

Those before the bar take the places of then; a minus marks what is gone.

Made with scikit-learn 0.20.4, pandas 0.24.2, SciPy 1.2.3, matplotlib 3.0.3,
networkx 2.2 and nltk 3.4.5 on Python 3.6, and scikit-learn 1.9.1, pandas
3.1.1, SciPy 1.17.1, matplotlib 3.11.2, networkx 3.6.1 and nltk 3.10.4.
"""

import importlib
import inspect
import json
import os
import pkgutil
import sys
import warnings

TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'places.txt')
CLASSES = {
    'matplotlib': ['axes.Axes', 'figure.Figure'],
    'pandas': ['DataFrame', 'Series'],
}
# Modules below a package that programs import functions from.
BELOW = {
    'matplotlib': ['pyplot'],
    'networkx': [],
    'nltk': ['util'],
    'pandas': [],
    'scipy': (
        'cluster.hierarchy cluster.vq fftpack integrate interpolate io linalg '
        'ndimage optimize signal sparse spatial spatial.distance special stats'
    ).split(),
    'sklearn': None,  # All that are public.
}
# Their second argument is another since matplotlib 3.5, for newer programs.
RENEWED = ('Axes.set_xticks', 'Axes.set_yticks')
# Modules that packages have for themselves.
OWN = ('conftest', 'externals', 'setup', 'test', 'testing', 'tests')
_PLACED = (0, 1)  # Kinds of `inspect.Parameter`: by place, or by both.


def record(target, packages):
    """Writes the arguments of the public callables of packages."""
    target, found = os.path.abspath(target), {}
    for package in packages:
        for module in _modules(package):
            for leaf in dir(module):
                _note(found, module, leaf)
        for path in CLASSES.get(package, ()):
            owner = importlib.import_module(package)
            for part in path.split('.'):
                owner = getattr(owner, part)
            for leaf in dir(owner):
                arguments = _arguments(getattr(owner, leaf, None))
                if arguments and not leaf.startswith('_'):
                    found[owner.__name__ + '.' + leaf] = arguments[1:]
    with open(target, 'w') as file:
        json.dump(found, file)
    print(len(found), 'of', ', '.join(packages))


def _modules(package):
    top = importlib.import_module(package)
    yield top
    names = BELOW[package]
    if names is None:
        names = _public(top.__path__, '')
    for name in names:
        try:
            yield importlib.import_module(package + '.' + name)
        except ImportError:
            continue


def _public(folders, start):
    """The modules below folders that programs may import, at any depth."""
    for _, name, is_package in pkgutil.iter_modules(folders):
        if not name.startswith('_') and name not in OWN:
            yield start + name
            if is_package:
                deeper = [os.path.join(f, name) for f in folders]
                yield from _public(deeper, start + name + '.')


def _note(found, module, leaf):
    value = getattr(module, leaf, None)
    home = getattr(value, '__module__', None) or ''
    # What a module has of another is that one's.
    if leaf.startswith('_') or not home.startswith(module.__name__):
        return
    if inspect.isclass(value):
        arguments = (_arguments(value.__init__) or [])[1:]
    else:
        arguments = _arguments(value)
    if arguments:
        found[module.__name__ + '.' + leaf] = arguments


def _arguments(function):
    """Pairs of a name and a kind; None of what tells no arguments."""
    if type(function).__name__ not in ('function', 'method'):
        return None  # Some compiled ones end the process.
    try:
        known = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    return [[p.name, int(p.kind)] for p in known]


def join(new, olds):
    """Writes the list beside this script."""
    today, then = _read(new), {}
    for path in olds:
        then.update(_read(path))
    lines = [
        line
        for name in sorted(then)
        for line in [_line(name, then[name], today.get(name))]
        if line
    ]
    with open(TARGET, 'w') as file:
        file.write(''.join(line + '\n' for line in lines))
    print('wrote', TARGET)


def _read(path):
    with open(path) as file:
        return json.load(file)


def _line(name, then, today):
    """The line of a function; None where its places are as they were."""
    if today is None or any(kind == 2 for _, kind in then + today):
        return None
    if name in RENEWED:
        return None
    placed = [n for n, kind in today if kind in _PLACED]
    order = [n for n, kind in then if kind in _PLACED]
    known = {n for n, _ in today}
    count = 0
    for old, new in zip(order, placed, strict=False):
        if old != new and (old in known or new in order):
            break
        count += 1
    rest = order[count:]
    if not rest:
        return None
    if not any(kind == 4 for _, kind in today):  # It takes any keyword.
        rest = [n if n in known else '-' + n for n in rest]
    if all(n.startswith('-') for n in rest):
        return None  # Its own error says so.
    return ' '.join([name] + order[:count] + ['|'] + rest)


if __name__ == '__main__':
    warnings.simplefilter('ignore')
    if sys.argv[1:2] == ['record'] and len(sys.argv) > 3:
        record(sys.argv[2], sys.argv[3:])
    elif sys.argv[1:2] == ['join'] and len(sys.argv) > 3:
        join(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(__doc__)
