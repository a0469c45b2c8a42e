"""The state of one port, which the rules read and edit."""

from __future__ import annotations

import ast
import contextlib
import functools

from .. import table
from ..dating import generation
from ..dating.evidence import V1
from ..releases import Release
from ..sources import trees
from ..sources.libraries import old_defaults
from . import halves
from .findings import CHANGED, Finding, shorten
from .kinds.tensors.tensor_holders import TensorHolders
from .kinds.tensors.tensor_names import TensorNames
from .names import brought, handed_models, missing, scopes
from .names.bindings import Bindings
from .names.exports import kept
from .project import Project
from .text.spans import Source

# Names for TensorFlow itself where a source has none; no source has the last.
_OWN_NAMES = ('tf', 'tf1', 'tensorflow_v1', '_tensorflow_of_the_port')


class Port:
    """The state of one port, for the rules.

    Args:
        text: Python 3 source.
        release: Release that it was written for.
        style: `'full'` or `'safe'`.
        project: Project, what the other files of the program tell.
        read_as: `halves.Reading` of the source, or None.

    Attributes:
        source: `Source`, which takes the edits.
        names: `Bindings` of the source.
        release: The Release.
        style: The style.
        findings: List of Finding.
        compat: Name by which the release's namespace is imported.
        needs_compat: Whether any edit uses that name.
        other_releases: Other releases' modules that edits use, as `r0_12`.
        missing: Nodes of names that are not there.
        removed: Ids of the statements that were taken out.
        needs: Set of modules that edits use, such as `'copy'`.
        restores_frames: Whether it asks pandas to work as then.
        needs_tf_keras: Whether it uses what tf_keras alone has.
        other_imports: Dict from the ids of import statements of TensorFlow,
            that are today's, to lines in their place.
        beside: Dict from the ids of import statements of TensorFlow to lines
            in place of what else they import.
        imported: Local names that imports of TensorFlow bind, to the names
            below `tensorflow`; `''` is TensorFlow itself.
        assigned: Local names that plain assignments bind.
        modules: Modules of TensorFlow to whether they hold names of ours.
        wanted: Names that other files take, and those of `__all__`.
        reads_as: Nodes, by id, that are of another Release.
        frozen: Local names that are bound to the release's own functions.
        read_as: As above.
        halves: `halves.Halves` of the source.
    """

    def __init__(
        self,
        text,
        release,
        style='full',
        project=None,
        read_as=None,
    ):
        self.source = Source(text)
        self.project = project or Project()
        near = brought.find(self.source.tree, self.project.exports)
        brought.tell(self.source.tree, near)
        self.wanted = self.project.wanted | kept(self.source.tree)
        self.names = Bindings(
            self.source.tree, self.project.exports, self.wanted
        )
        self.release = Release(release)
        self.style = style
        self.findings = []
        self.compat = self.release.module
        self.needs_compat = False
        self.needs = set()
        self.other_releases = set()
        self.missing = []
        self.removed = set()
        self.imported = {
            alias.asname or alias.name.split('.')[0]: name
            for _, alias, name in self.names.imports
        }
        self.assigned = {
            node.targets[0].id
            for node in trees.of_kind(self.source.tree, ast.Assign)
            if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
        }
        self.needs_tf = False
        self.modules = {}
        self.reads_as = {}
        self.frozen = set()
        self.handled = set()
        self.calls = {
            id(node.func): node
            for node in trees.of_kind(self.source.tree, ast.Call)
        }
        self.parents = trees.parents(self.source.tree)
        self.read_as = read_as or halves.Reading()
        self.halves = halves.Halves(self)
        self.tf = self._tensorflow_name()
        self.needs_tf_keras = self.restores_frames = False
        self.other_imports = {}
        self.beside = {}

    def _tensorflow_name(self):
        """Local name of TensorFlow 1 itself; a free one if it has none yet."""
        plain = self.halves.plain
        inner, outer = set(), set()
        for statement, alias, _ in self.names.imports:
            names = inner if self._is_in_function(statement) else outer
            names.add(alias.asname or alias.name)
        found = [
            alias.asname or alias.name
            for _, alias, name in self.names.imports
            if not (name if halves.inner(name) is None else halves.inner(name))
            and (alias.asname or '.' not in alias.name)
        ]
        found += [n for n, name in self.names.brought.items() if not name]
        # What a function imports for itself, others do not see.
        found.sort(key=lambda name: (name in inner, name in plain))
        # Nor can they use it: it may be bound there after they need it.
        if found and not (outer and found[0] in inner - outer):
            return found[0]
        # A `tf` that nothing defines must not become TensorFlow by the port.
        taken = {node.id for node in trees.of_kind(self.source.tree, ast.Name)}
        return next(name for name in _OWN_NAMES if name not in taken)

    def _is_in_function(self, node):
        """Whether a node stands in a function or class."""
        while node is not None and not isinstance(node, scopes.KINDS):
            node = self.parents.get(id(node))
        return node is not None

    @property
    def may_be_later(self):
        """Whether it is half-ported, and may be of later years than 2019."""
        kinds = self.project.generation, self.read_as.generation
        return any(kind in generation.HALVES for kind in kinds)

    def has_ours(self, full):
        """Whether one of ours with the arguments of then stands for it."""
        is_ours = full in old_defaults.OURS.keys() - old_defaults.AS_TODAY
        return is_ours and not self.may_be_later

    @functools.cached_property
    def put_there(self):
        """Names that the source itself puts into TensorFlow, a set."""
        return missing.put_there(self.names)

    @functools.cached_property
    def tensors(self):
        """Which expressions of the source are tensors, a `TensorNames`."""
        return TensorNames(self)

    @functools.cached_property
    def holders(self):
        """Which expressions may hold tensors, a `TensorHolders`."""
        return TensorHolders(self)

    @functools.cached_property
    def handed_models(self):
        """Which functions are given gensim's models, a `handed_models.Found`.

        By the calls of the source and of the program's other files.
        """
        return handed_models.find(self.source.tree) | self.project.models

    @contextlib.contextmanager
    def reading(self, release):
        """Reads the source as another release's for a while."""
        kept, self.release = self.release, release
        try:
            yield
        finally:
            self.release = kept

    def public(self, node):
        """The public name of what a resolved node names."""
        name, _ = self.names.resolved[node]
        return table.resolve(name, self.release).public

    def uses(self, *names):
        """Resolved nodes whose TensorFlow name is one of `names`."""
        for node, (name, _) in self.names.resolved.items():
            if name in names:
                yield node

    def note(self, node, severity, rule, why, new='', release=''):
        """Adds a finding about a node."""
        start, _ = self.source.span(node)
        line, column = self.source.place(start)
        old = shorten(self.source.get(node))
        self.findings.append(
            Finding(
                line,
                column,
                severity,
                str(rule),
                old,
                shorten(new),
                why,
                release,
            )
        )

    def changed(self, node, rule, why, new, release=''):
        """Adds a finding about an edit that was made."""
        self.note(node, CHANGED, rule, why, new, release)

    def rename(self, node, rule, new):
        """Writes today's name of what an ast.Attribute ends with."""
        self.source.replace_leaf(node, new)
        self.changed(node, rule, f'{node.attr} is {new} today', new)

    def root(self, name):
        """The local name by which a use reaches TensorFlow itself."""
        whole = self.imported.get(name, self.names.brought.get(name)) == ''
        found = name if whole else self.tf
        return f'{found}.{V1}' if found in self.halves.plain else found

    def own(self, name):
        """Source text of a name of the release's namespace."""
        self.needs_compat = True
        return f'{self.compat}.{name}'

    def today(self, name):
        """Source text of a name of today's `tf.compat.v1`."""
        self.needs_tf = True
        return f'{self.root(self.tf)}.{name}'
