"""Ports one source: rows for names and calls, rules for the rest."""

from __future__ import annotations

import dataclasses
import symtable

from ..dating import generation
from ..releases import Release
from ..sources import late_globals, trees
from ..sources.programs import core_package
from . import (
    absent,
    guards,
    halves,
    keras_variable,
    lost_of_2,
    python2,
    remains,
    rules,
)
from .findings import CHECK, STOP, Finding
from .kinds.numbers import division
from .names import starred
from .port import Port
from .project import Project
from .text import comments, lost_comments, needed_imports
from .text.spans import Source

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
        absent: Tuple of what pip calls the packages that the port imports
            and that are not installed.
    """

    text: str
    findings: tuple
    release: str
    generation: str | None = None
    signs: tuple = ()
    remains: tuple = ()
    absent: tuple = ()

    @property
    def status(self):
        """ported, findings (to check by hand), failed or tensorflow 2."""
        severities = {f.severity for f in self.findings}
        if STOP in severities:
            return FAILED
        if self.generation == ALREADY:
            return ALREADY
        return WITH_FINDINGS if CHECK in severities else PORTED


def port_text(text, release, style='full', project=None, without=()):
    """Ports the text of a source.

    Args:
        text: Python 2 or 3 source with `\\n` line ends.
        release: Release that it was written for, such as `'0.8'`.
        style: `'full'` writes for today's TensorFlow; `'safe'` changes the
            imports alone, to the release's namespace.
        project: `project.Project`, what the other files of the program tell;
            None for a program of one file.
        without: Names of rules that are left out; a check says what they
            would have changed or reported.

    Returns:
        A `Ported`.

    Raises:
        SyntaxError: It is neither Python 2 nor Python 3.
        ValueError: No such release, style or rule.
    """
    _check(style, without)
    release = Release(release)
    project = project or Project()
    source, findings = core_package.plain(text), []
    if style == 'full':
        source, findings = python2.rename_keywords(source)
    is_python2 = python2.is_python2(source, project.python2)
    project = dataclasses.replace(project, python2=is_python2)
    converted, more = python2.convert(
        source, style, project.python2, project.numbers, project.only_2
    )
    findings += more
    _check_names(converted)
    read_as = halves.read(converted, project)
    if read_as.generation in (generation.NEW, generation.EAGER):
        return _left_alone(text, release, read_as, converted, project)
    # To TensorFlow 2's `tf` no release's namespace could be an answer.
    style = 'full' if read_as.is_half else style
    ported = _run(converted, release, style, project, read_as, findings)
    left_out = [f for f in ported.findings if f.rule in without]
    if left_out:
        findings += [f for f in left_out if f.severity == STOP]
        findings.append(comments.left_out(left_out, release))
        ported = _run(
            converted, release, style, project, read_as, findings, without
        )
    return ported


def _check(style, without):
    if style not in rules.STYLES:
        raise ValueError(
            f'style must be one of {", ".join(rules.STYLES)}, got {style!r}'
        )
    unknown = sorted(set(without) - set(rules.modules()))
    if unknown:
        raise ValueError(f'there is no rule {unknown[0]}')


def _check_names(text):
    """Raises SyntaxError for a global argument, which ast lets be."""
    if not late_globals.find(trees.parse(text)):
        symtable.symtable(text, '<source>', 'exec')


def _run(text, release, style, project, read_as, findings, without=()):
    """Ports Python 3 source."""
    new, found = _ruled(
        text, release, style, project, read_as, findings, without
    )
    trees.forget(text)
    new = _parsed(new)
    return Ported(
        new.text,
        tuple(sorted(set(found))),
        str(release),
        read_as.generation,
        read_as.signs,
        remains.find(new.tree, comments.stopped(new)),
        absent.find(new.tree, project),
    )


def _ruled(text, release, style, project, read_as, findings, without):
    """The text that the rules make of a source, and the findings."""
    findings = list(findings)
    if style == 'full' and 'imports' not in without:
        text, more = starred.expand(text, release, project.wanted)
        findings += more
    port = Port(text, release, style, project, read_as)
    port.names.forget(comments.stopped(port.source))
    port.findings.extend(findings)
    if project.python2:
        port.needs |= division.needs(port.source.tree)
    # A program's other modules also run on today's NumPy.
    known = port.names.imports or port.names.carriers
    known = known or starred.of_tensorflow(port.source.tree)
    for module in rules.running(style, bool(known), without):
        _apply(module, port)
    if 'imports' in without or not known:
        needed_imports.add(port)
    guards.settle_fallbacks(port)
    guards.settle_versions(port)
    lost_comments.keep(port.source)
    found = comments.keep(port.source, port.findings)
    rendered = port.source.render()
    if port.needs_tf_keras:
        rendered = keras_variable.asking(rendered)
    bare = text.rstrip('\n')
    if len(rendered) - len(rendered.rstrip('\n')) > len(text) - len(bare):
        # Its last line was taken out.
        rendered = rendered.rstrip('\n') + text[len(bare) :]
    return rendered, found


def _apply(module, port):
    """Applies a rule, whose own errors are not the source's."""
    try:
        module.apply(port)
    except SyntaxError as error:
        name = module.RULE.name
        raise RuntimeError(f'the rule {name} failed: {error}') from error


def _parsed(text):
    """A port, which must be Python."""
    try:
        return Source(text)
    except SyntaxError as error:
        raise RuntimeError(f'the port is not valid Python: {error}') from error


def _left_alone(text, release, read_as, converted, project):
    """The port of TensorFlow 2, or of what no port can be made of."""
    if read_as.generation == ALREADY:
        found = lost_of_2.find(converted, project)
    else:
        sign = read_as.signs[0]
        why = (
            'eager execution of TensorFlow 1 is not supported: only graphs '
            'are ported, see tf.compat.v2 and the guides of TensorFlow 2'
        )
        found = (Finding(sign.line, 1, STOP, 'eager', sign.what, '', why),)
    return Ported(text, found, str(release), read_as.generation, read_as.signs)
