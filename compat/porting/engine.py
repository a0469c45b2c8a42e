"""Ports one source: rows for names and calls, rules for the rest."""

from __future__ import annotations

import dataclasses

from ..dating import generation
from ..releases import Release
from . import (
    comments,
    guards,
    halves,
    keras_variable,
    python2,
    remains,
    rules,
    starred,
)
from .findings import CHECK, STOP, Finding
from .port import Port
from .project import Project
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
    if style not in rules.STYLES:
        raise ValueError(
            f'style must be one of {", ".join(rules.STYLES)}, got {style!r}'
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
    port.names.forget(comments.stopped(port.source))
    port.findings.extend(findings)
    # A program's other modules also run on today's NumPy.
    known = port.names.imports or port.names.carriers
    known = known or starred.of_tensorflow(port.source.tree)
    for module in rules.running(style, bool(known)):
        module.apply(port)
    guards.settle_fallbacks(port)
    found = comments.keep(port.source, port.findings)
    rendered = port.source.render()
    if port.needs_tf_keras:
        rendered = keras_variable.asking(rendered)
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
