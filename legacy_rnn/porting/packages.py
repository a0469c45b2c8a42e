"""Which folders are packages, and which hold scripts beside an `__init__.py`.

Python 2 took `import model` for the neighbour in a package, and so it does for
a script, whose folder comes first on its path. In Python 3 the one needs a
dot, which the other must not have.
"""

from __future__ import annotations

import functools
import pathlib
import re
import sys

from legacy_rnn.compat.sources.programs import own_modules
from legacy_rnn.compat.sources.programs.packages import on_pypi

INIT = '__init__.py'
LARGEST = 200_000  # Bytes of a text that is searched for command lines.
_RELATIVE = re.compile(r'^[ \t]*from[ \t]+\.', re.M)
_ABOVE = re.compile(r'^[ \t]*from[ \t]+\.\.', re.M)
_TEXTS = re.compile(
    r'(readme|makefile|run|train|test)[^/]*|.*\.(sh|md|rst)', re.I
)


def name(path):
    """Dotted name of a source in its packages, `pkg.sub.train`.

    Args:
        path: The source.
    """
    parts = [] if path.stem == '__init__' else [path.stem]
    *inner, _ = _packages(path.parent)
    return '.'.join(reversed([*parts, *(f.name for f in inner)]))


def elsewhere(found, ported):
    """Frozenset of the modules in no folder of what is ported, nor above.

    Such as those of another checkout, which PYTHONPATH names.

    Args:
        found: Dict from modules to their files.
        ported: Files that are ported.
    """
    folders = {pathlib.Path.cwd(), *(path.parent for path in ported)}
    return frozenset(
        module
        for module, file in found.items()
        if folders.isdisjoint(file.parents)
        and not any(file.parent in folder.parents for folder in folders)
    )


def neighbours(folder):
    """Frozenset of the names of modules and packages in a folder."""
    modules = {p.stem for p in folder.glob('*.py')} - {'__init__'}
    return frozenset(
        modules | {p.parent.name for p in folder.glob(f'*/{INIT}')}
    )


def found_outside(folder):
    """Names that a file in a package imports from outside of it.

    Args:
        folder: pathlib.Path of a folder of the package.

    Returns:
        Set: the packages that it is in, the modules and folders around the
        outermost of them, and the modules of Python's library.
    """
    *inner, outer = _packages(folder)
    names = {*sys.stdlib_module_names, *(f.name for f in inner)}
    names.update(p.stem for p in outer.glob('*.py'))
    return names.union(p.name for p in outer.glob('*') if p.is_dir())


def visible(found, path, starts):
    """Modules that Python 3 finds for a file, without those it passes over.

    A known package, such as torch, is never a folder that lies beside a file
    of a package, or above it, unless a program starts there.

    Args:
        found: Dict from names, as imported, to files of the program.
        path: The file that imports them.
        starts: The files that start its programs.
    """
    hidden = {*_packages(path.parent)} - {start.parent for start in starts}
    return {
        module: file
        for module, file in found.items()
        if not on_pypi(module.partition('.')[0])
        or _root(module, file) not in hidden
    }


def _root(module, file):
    """The folder that the first part of a dotted name lies in."""
    return file.parents[module.count('.') + (file.name == INIT)]


def _packages(folder):
    return map(pathlib.Path, own_modules.packages(folder))


def is_package(folder, imports, texts, bases, is_python2):
    """Whether a folder is a package, and not one of scripts.

    In Python 3 one without an `__init__.py` is, too, where files outside name
    it: a program of Python 2 that lacks it finds its neighbours by a dot.

    Args:
        folder: The folder.
        imports: As for `is_imported`.
        texts: Dict from files to their texts.
        bases: As for `says_so`.
        is_python2: Tells of a file whether it is Python 2.
    """
    found = is_imported(folder, imports, texts)
    if (folder / INIT).exists():
        return found or says_so(folder, texts, bases)
    return found and any(is_python2(p) for p in texts if p.parent == folder)


def is_imported(folder, imports, texts):
    """Whether other files import from a folder, or its `__init__` does.

    One that imports `model` without the folder's name has it on its path.

    Args:
        folder: The folder.
        imports: Dict from files to what they import, names to files.
        texts: Dict from files to their texts.
    """
    for importer, modules in imports.items():
        is_own = importer.parent == folder
        if is_own and importer.name != INIT:
            continue
        is_dotted = is_own or _ABOVE.search(texts[importer])
        for name, file in modules.items():
            if file.parent == folder and file != importer:
                if is_dotted or '.' in name or file.name == INIT:
                    return True
    return False


@functools.lru_cache(4096)
def is_relative(text):
    """Whether a file imports by a dot, which no script can."""
    return bool(_RELATIVE.search(text))


def importers(path, edges):
    """The other files that import a file, by the imports of each."""
    return [p for p, files in edges.items() if path in files and p != path]


def may_be_started(path, texts, imported, folders, asks):
    """Whether its path may start a file in a package.

    Args:
        path: Path of the file.
        texts: Dict from paths to the sources of all files.
        imported: The files that each file imports.
        folders: As for `says_so`.
        asks: Whether a file that asks if it is started may be so, too, where
            others name its package or import it.
    """
    if path.name == INIT:
        return False
    if asks and '__main__' in texts[path]:
        return True
    if any(path in files for files in imported):
        return False
    return not says_so(path.parent, texts, folders)


def says_so(folder, texts, bases):
    """Whether a folder's files name their package, as no script can.

    Args:
        folder: The folder, which has an `__init__.py`.
        texts: Dict from files to their texts.
        bases: Folders whose texts tell how programs are started.
    """
    top = name(folder / INIT).partition('.')[0]
    own = [text for path, text in texts.items() if path.parent == folder]
    if any(map(is_relative, own)):
        return True
    if not (folder / f'{top}.py').exists() and not (folder / top).is_dir():
        whole = re.compile(rf'^[ \t]*(from|import)[ \t]+{top}\b', re.M)
        if any(map(whole.search, own)):
            return True
    dotted = re.escape(name(folder / INIT))
    started = re.compile(rf'-m[ \t]+{dotted}(?=[.\s`]|$)')
    return any(map(started.search, _command_lines(bases)))


def _command_lines(bases):
    """Yields texts that may tell how programs are started."""
    for base in sorted(bases):
        for path in sorted(base.iterdir()):
            if not _TEXTS.fullmatch(path.name) or not path.is_file():
                continue
            if path.suffix != '.py' and path.stat().st_size <= LARGEST:
                yield path.read_text('utf-8', 'replace')
