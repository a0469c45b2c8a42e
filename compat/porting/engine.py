"""Ports one source: rows for names and calls, rules for the rest."""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import functools

from .. import table
from ..dating import generation
from ..dating.evidence import V1
from ..releases import Release
from ..sources import trees
from . import comments, guards, halves, python2, remains, starred
from .bindings import Bindings
from .exports import listed
from .findings import CHANGED, CHECK, STOP, Finding, shorten
from .project import Project
from .rules import RULES, WITHOUT_TENSORFLOW, missing, old_keras
from .spans import Source

PORTED, WITH_FINDINGS, FAILED = 'ported', 'findings', 'failed'
ALREADY = generation.NEW


@dataclasses.dataclass(frozen=True)
class Ported:
    """The result of a port.

    Attributes:
        text: The new source; the old one where it could not be ported.
        findings: Tuple of Finding, in the order of lines.
        release: Release that the source was read as.
        generation: What it was written for, a constant of
            `dating.generation`; None without TensorFlow.
        signs: What tells so, a tuple of `generation.Sign`.
        remains: Tuple of `remains.Remaining`, what the port imports of
            legacy_rnn.
    """

    text: str
    findings: tuple
    release: str
    generation: str | None = None
    signs: tuple = ()
    remains: tuple = ()

    @property
    def status(self):
        """ported, findings (to check by hand), failed or tensorflow 2."""
        if self.generation == ALREADY:
            return ALREADY
        severities = {f.severity for f in self.findings}
        if STOP in severities:
            return FAILED
        return WITH_FINDINGS if CHECK in severities else PORTED


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
        needs: Set of modules that edits use, such as `'copy'`.
        needs_tf_keras: Whether it uses what tf_keras alone has.
        imported: Local names that imports of TensorFlow bind, to the names
            below `tensorflow`; `''` is TensorFlow itself.
        assigned: Local names that plain assignments bind.
        modules: Modules of TensorFlow to whether they hold names of ours.
        wanted: Names that other files take, and those of `__all__`.
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
        self.wanted = self.project.wanted | listed(self.source.tree)
        self.names = Bindings(self.source.tree, self.project.exports)
        self.release = Release(release)
        self.style = style
        self.findings = []
        self.compat = self.release.module
        self.needs_compat = False
        self.needs = set()
        self.other_releases = set()
        self.missing = []
        self.imported = {
            alias.asname or alias.name.split('.')[0]: name
            for _, alias, name in self.names.imports
        }
        self.assigned = {
            node.targets[0].id
            for node in trees.walk(self.source.tree)
            if isinstance(node, ast.Assign)
            and len(node.targets) == 1
            and isinstance(node.targets[0], ast.Name)
        }
        self.needs_tf = False
        self.modules = {}
        self.frozen = set()
        self.handled = set()
        self.calls = {
            id(node.func): node
            for node in trees.walk(self.source.tree)
            if isinstance(node, ast.Call)
        }
        self.parents = {
            id(child): node
            for node in trees.walk(self.source.tree)
            for child in ast.iter_child_nodes(node)
        }
        self.read_as = read_as or halves.Reading()
        self.halves = halves.Halves(self)
        self.tf = self._tensorflow_name()
        self.needs_tf_keras = False

    def _tensorflow_name(self):
        """Local name of TensorFlow 1 itself, `tf` where it has none yet."""
        plain = self.halves.plain
        found = [
            alias.asname or alias.name
            for _, alias, name in self.names.imports
            if not (name if halves.inner(name) is None else halves.inner(name))
            and (alias.asname or '.' not in alias.name)
        ]
        found += [n for n, name in self.names.brought.items() if not name]
        found.sort(key=lambda name: name in plain)
        return found[0] if found else 'tf'

    @functools.cached_property
    def put_there(self):
        """Names that the source itself puts into TensorFlow, a set."""
        return missing.put_there(self.names)

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
                line, column, severity, rule, old, shorten(new), why, release
            )
        )

    def changed(self, node, rule, why, new, release=''):
        """Adds a finding about an edit that was made."""
        self.note(node, CHANGED, rule, why, new, release)

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


def port_text(text, release, style='full', project=None):
    """Ports the text of a source.

    Args:
        text: Python 2 or 3 source with `\\n` line ends.
        release: Release that it was written for, such as `'0.8'`.
        style: `'full'` writes for today's TensorFlow; `'safe'` changes the
            imports alone, to the release's namespace.
        project: `project.Project`, what the other files of the program tell;
            None for a program of one file.

    Returns:
        A `Ported`.

    Raises:
        SyntaxError: It is neither Python 2 nor Python 3.
        ValueError: No such release or style.
    """
    if style not in RULES:
        raise ValueError(
            f'style must be one of {", ".join(RULES)}, got {style!r}'
        )
    release = Release(release)
    project = project or Project()
    is_python2 = python2.is_python2(text, project.python2)
    project = dataclasses.replace(project, python2=is_python2)
    converted, findings = python2.convert(
        text, style, project.python2, project.numbers
    )
    read_as = halves.read(converted, project)
    if read_as.generation in (generation.NEW, generation.EAGER):
        return _left_alone(text, release, read_as)
    # To TensorFlow 2's `tf` no release's namespace could be an answer.
    style = 'full' if read_as.is_half else style
    if style == 'full':
        converted, more = starred.expand(converted, release, project.wanted)
        findings += more
    port = Port(converted, release, style, project, read_as)
    port.findings.extend(findings)
    # A program's other modules also run on today's NumPy.
    known = port.names.imports or port.names.carriers
    known = known or starred.of_tensorflow(port.source.tree)
    rules = RULES[style] if known else WITHOUT_TENSORFLOW[style]
    for rule in rules:
        rule(port)
    guards.settle_fallbacks(port)
    found = comments.keep(port.source, port.findings)
    rendered = port.source.render()
    if port.needs_tf_keras:
        rendered = old_keras.asking(rendered)
    new = _parsed(rendered)
    left = remains.find(new.tree)
    found = tuple(sorted(set(found)))
    return Ported(
        new.text,
        found,
        str(release),
        read_as.generation,
        read_as.signs,
        left,
    )


def _parsed(text):
    """A port, which must be Python."""
    try:
        return Source(text)
    except SyntaxError as error:
        raise RuntimeError(f'the port is no Python: {error}') from error


def _left_alone(text, release, read_as):
    """The port of TensorFlow 2, or of what no port can be made of."""
    found = ()
    if read_as.generation == generation.EAGER:
        sign = read_as.signs[0]
        why = (
            'eager execution of TensorFlow 1 is not supported: only graphs '
            'are ported, see tf.compat.v2 and the guides of TensorFlow 2'
        )
        found = (Finding(sign.line, 1, STOP, 'eager', sign.what, '', why),)
    return Ported(text, found, str(release), read_as.generation, read_as.signs)
