"""What the other files of a program tell about one of its files.

A port reads one file at a time. What stands elsewhere are facts: whether the
program is Python 2, which packages and modules it has, what these define, and
what its functions give and are given.
"""

from __future__ import annotations

import ast
import dataclasses
import re

from ..dating import flag_values, half_keras
from ..sources import trees
from ..sources.programs import core_package
from ..sources.python2 import dialect, ordered_sets, python2_files
from . import flag_reading, handed_flags, python2
from .kinds.arrays import handed_fetches
from .kinds.frames import frame_attributes
from .kinds.numbers import defined_numbers, handed_counts, seeds
from .kinds.tensors import fetches, optimized
from .names import exports, global_names, handed_models
from .names.local_names import stored_names

# Flags that absl, which TensorFlow imports, has taken and reads itself.
TAKEN = frozenset(
    'alsologtostderr flagfile help helpfull helpshort helpxml '
    'logger_levels logtostderr only_check_args pdb pdb_post_mortem '
    'profile_file run_with_pdb run_with_profiling showprefixforinfo '
    'stderrthreshold undefok use_cprofile_for_profiling v verbosity'.split()
)
_GPU = re.compile('/?(device:)?gpu:', re.I)
_SCOPES = ('variable_scope', 'variable_op_scope')


@dataclasses.dataclass(frozen=True)
class Project:
    """Facts from the other files of a program.

    Attributes:
        python2: Whether the program is Python 2; None lets the file itself
            tell.
        only_2: Whether it is so for sure: the user says so, Python 3 ends at
            another of its files, or Python 2 compiled what is beside it.
        exports: Dict from modules, as the file names them, to
            `exports.Exports`.
        modules: Dict from the modules of the program that the file imports to
            the names that each defines, None where only running it would
            tell; None where the program is not known.
        beside: Names of further modules that the program may find.
        elsewhere: Names of modules that it finds where nothing is ported.
        sets_initializers: Whether another file gives a scope an initializer.
        flags: Flags that other files define.
        given_false: Flags that a README or shell script gives a false value
            behind a space, see `command_lines.given_false`.
        runs_app: Whether another file calls `app.run`, which reads flags.
        starts_without_app: Whether a program that imports this file calls no
            `app.run`.
        optimized: As `optimized.find` of all other files.
        numbers: Kinds of flags and arguments, `'whole'` or `'real'`.
        wanted: Names of this module that other files take from it.
        siblings: Modules beside it that Python 2 found without a dot; none
            where its folder is no package.
        also_beside: Whether a script in the same folder, or this file itself,
            may have been started by its path, so that it is of no package.
        fetches: As `fetches.returned` of all other files.
        returned: Dict from functions of other files to whether they return
            nothing but text.
        counts: As `handed_counts.find` of all other files.
        handed: As `handed_fetches.find` of all other files.
        models: As `handed_models.find` of all other files.
        seeds_draws: Whether another file seeds Python's `random`.
        shown: Words by which other files may show the order of sets.
        asks_gpu: Whether another file names a GPU.
        keras_uses: `half_keras.uses` of the other files.
        packages: Packages that other files take names from.
        handed_flags: `handed_flags.Uses` of the other files.
        frames: What the other files tell, a `frame_attributes.Found`.
        generation: What the program is written for, a constant of
            `dating.generation`; None where it is not known.
        keeps_older: Whether the program is half-ported and yet holds names of
            a release before 1.13.
        turns_off_2: Whether another file turns the behaviour of TensorFlow 2
            off.
        runs_eagerly: Whether its program runs eagerly, and has no graph.
        behaviour: What the program keeps of TensorFlow 2's behaviour, see
            `dating.Dating.behaviour`; None where the file itself tells.
        hides: Packages of a port in whose place Python finds a file of
            the program.
        fits_none: Whether no release fits all of the program, so that names
            of several stand side by side.
        listed: Dict from packages that the program's lists name, see
            `listed_packages.listed_for`, to their names there.
        half_modules: Modules that the file imports and that are of a
            half-ported program, too.
        trees: The ast.Modules of the other files, in Python 3.
        started: Dict from the paths of files that it may run by their names,
            and that are ported with it, to the names that they do not bind.
    """

    python2: bool | None = None
    only_2: bool = False
    exports: dict = dataclasses.field(default_factory=dict)
    modules: dict | None = None
    beside: frozenset = frozenset()
    elsewhere: frozenset = frozenset()
    sets_initializers: bool = False
    flags: frozenset = frozenset()
    given_false: frozenset = frozenset()
    runs_app: bool = False
    starts_without_app: bool = False
    optimized: frozenset = frozenset()
    numbers: dict = dataclasses.field(default_factory=dict)
    wanted: frozenset = frozenset()
    siblings: frozenset = frozenset()
    also_beside: bool = False
    fetches: dict = dataclasses.field(default_factory=dict)
    returned: dict = dataclasses.field(default_factory=dict)
    counts: dict = dataclasses.field(default_factory=dict)
    handed: dict = dataclasses.field(default_factory=dict)
    models: handed_models.Found = handed_models.Found()
    seeds_draws: bool = False
    shown: frozenset = frozenset()
    asks_gpu: bool = False
    keras_uses: frozenset = frozenset()
    packages: frozenset = frozenset()
    handed_flags: tuple = ()
    frames: frame_attributes.Found = frame_attributes.Found()
    generation: str | None = None
    keeps_older: bool = False
    turns_off_2: bool = False
    runs_eagerly: bool = False
    behaviour: tuple | None = None
    hides: frozenset = frozenset()
    fits_none: bool = False
    listed: dict = dataclasses.field(default_factory=dict)
    half_modules: frozenset = frozenset()
    trees: tuple = ()
    started: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Facts:
    """What one file tells about the others of its program.

    Attributes:
        tree: Its ast.Module, an empty one where it cannot be parsed.
        only_2: Whether Python 3 ends at it, see `dialect.only_2`.
        taken: As `exports.taken` finds it.
        sets_initializers: Whether it sets the initializer of a scope.
        flags: Flags that it defines.
        runs_app: Whether it calls `app.run`.
        runs_app_imported: Whether it may do so where it is no main program.
        optimized: As `optimized.find` finds it.
        numbers: Kinds of the numbers of its flags and arguments.
        fetches: As `fetches.returned` finds it.
        returned: As `python2_files.returned` finds it.
        counts: As `handed_counts.find` finds it.
        handed: As `handed_fetches.find` finds it.
        models: As `handed_models.find` finds it.
        seeds_draws: Whether it seeds Python's `random`.
        shown: As `ordered_sets.shown` finds them.
        asks_gpu: Whether it names a GPU.
        keras_uses: As `half_keras.uses` finds it.
        handed_flags: As `handed_flags.uses` finds it.
        frames: As `frame_attributes.find` finds it.
        unbound: Names that it reads and does not bind.
        defined: As `global_names.defined` finds it.
    """

    tree: ast.Module
    only_2: bool
    taken: dict
    sets_initializers: bool
    flags: frozenset
    runs_app: bool
    runs_app_imported: bool
    optimized: frozenset
    numbers: dict
    fetches: dict
    returned: dict
    counts: dict
    handed: dict
    models: handed_models.Found
    seeds_draws: bool
    shown: frozenset
    asks_gpu: bool
    keras_uses: frozenset
    handed_flags: handed_flags.Uses
    frames: frame_attributes.Found
    unbound: frozenset
    defined: frozenset | None

    def exports(self, others):
        """The modules of TensorFlow that it binds, an `exports.Exports`.

        Args:
            others: As `Project.exports`, for the modules that it imports.
        """
        return exports.of_module(self.tree, others)


def facts(text):
    """Reads the facts of one source.

    Args:
        text: Python 2 or 3 source.

    Returns:
        Facts.
    """
    only_2 = False
    try:
        only_2 = dialect.only_2(text)
        text = python2.convert(core_package.plain(text))[0]
        tree = trees.parse(text)
        defined = global_names.defined(tree, text)
    except (SyntaxError, ValueError, RecursionError):
        tree, defined = ast.Module([], []), None
    calls = _calls(tree)
    imported = [s for s in tree.body if not _is_of_main(s)]
    return Facts(
        tree,
        only_2,
        exports.taken(tree),
        any(map(sets_initializer, calls)),
        frozenset(filter(None, map(flag_of, calls))),
        flag_reading.runs_app(tree, calls),
        any(flag_reading.runs_app(tree, _calls(s)) for s in imported),
        optimized.find(tree),
        defined_numbers.find(tree),
        fetches.returned(tree),
        python2_files.returned(tree),
        handed_counts.find(tree),
        handed_fetches.find(tree),
        handed_models.find(tree),
        seeds.find(tree),
        ordered_sets.shown(tree),
        asks_gpu(tree),
        frozenset(half_keras.uses(text)),
        handed_flags.uses(tree),
        frame_attributes.find(tree),
        _unbound(tree),
        defined,
    )


def _unbound(tree):
    bound, read = set(stored_names(tree)), set()
    for node in trees.of_kind(tree, ast.Name, ast.Import, ast.ImportFrom):
        if isinstance(node, ast.Name):
            read.add(node.id)
        else:
            names = (alias.asname or alias.name for alias in node.names)
            bound |= {name.partition('.')[0] for name in names}
    return frozenset(read - bound)


def asks_gpu(tree):
    """Whether a source names a GPU, `'/gpu:0'`."""
    return any(
        isinstance(node.value, str) and _GPU.match(node.value)
        for node in trees.of_kind(tree, ast.Constant)
    )


def _calls(tree):
    return trees.of_kind(tree, ast.Call)


def _is_of_main(statement):
    """Whether it is `if __name__ == '__main__':`."""
    is_asked = isinstance(statement, ast.If)
    return is_asked and '__main__' in ast.unparse(statement.test)


def sets_initializer(call):
    """Whether a call gives the variables of a scope an initializer."""
    name = trees.last_name(call.func)
    if name in _SCOPES:
        return any(k.arg in ('initializer', None) for k in call.keywords)
    return name == 'set_initializer'


def flag_of(call):
    """Name of the flag that a call defines, or None."""
    if not trees.last_name(call.func).startswith('DEFINE_'):
        return None
    name = getattr(flag_values.name_of(call), 'value', None)
    return name if isinstance(name, str) else None
