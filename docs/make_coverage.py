"""Makes `docs/coverage.md`: how much of the old API works.

    python docs/make_coverage.py             # a minute or two; writes the page
    python docs/make_coverage.py RELEASE...  # counts some releases only

Every name of the areas is called, in each release that had it, by the call
that `tests/compat/calls` has for it. A name works if its call does, is passed
on if it is nothing but today's kernel and nothing calls it, or has advice if
it raises `RemovedSymbolError`; anything else is neither.
"""

import collections
import functools
import os
import pathlib
import sys
import tempfile
import textwrap

os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')
ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PRIVATE = (
    'array_ops math_ops nn nn_ops rnn rnn_cell rnn_cell_impl seq2seq '
    'embedding_ops variable_scope variables init_ops clip_ops '
    'control_flow_ops tensor_array_ops'
)
TOP = 'top level'
# Names at the top level belong to the area of the module that defined them.
DEFINED_IN = {
    'arrays': 'array_ops sparse_ops tensor_array_ops',
    'math': 'math_ops linalg_ops check_ops clip_ops special_math_ops '
    'spectral_ops',
    'variables': 'variables variable_scope init_ops state_ops template '
    'partitioned_variables',
}
MODULES = {
    TOP: ('',),
    'arrays': (),
    'math': (),
    'variables': ('initializers',),
    'recurrent': (
        'nn.rnn_cell',
        'models.rnn.rnn',
        'models.rnn.rnn_cell',
        'contrib.rnn',
        'contrib.grid_rnn',
        'contrib.cudnn_rnn',
    ),
    'sequence to sequence': (
        'nn.seq2seq',
        'models.rnn.seq2seq',
        'contrib.legacy_seq2seq',
        'contrib.seq2seq',
    ),
    'nn': ('nn', 'contrib.ctc', 'contrib.nn'),
    'losses': ('losses',),
    'training': ('train', 'contrib.training', 'python_io', 'gfile'),
    'summaries': ('summary',),
    'flags': ('app', 'flags'),
    'layers': ('layers',),
    'contrib.layers': ('contrib.layers',),
    'contrib.framework': ('contrib.framework',),
    'contrib.crf': ('contrib.crf',),
    'contrib.losses': ('contrib.losses',),
    'contrib.metrics': ('contrib.metrics',),
    'private paths': (
        *(f'python.ops.{name}' for name in PRIVATE.split()),
        'contrib.rnn.python.ops.core_rnn',
        'contrib.rnn.python.ops.core_rnn_cell',
        'contrib.rnn.python.ops.core_rnn_cell_impl',
        'contrib.rnn.python.ops.rnn_cell',
        'contrib.legacy_seq2seq.python.ops.seq2seq',
    ),
}
BY_RELEASE = ('cells', 'loops', 'seq2seq', 'decoding', 'crf', 'ctc')
_SEEN: dict = {}
WORKS, PASSED_ON = 'works', 'passed on'
ADVICE, NEITHER = 'advice', 'neither'


def main(argv):
    """Counts and writes the page."""
    from legacy_rnn.compat.releases import RELEASES, Release

    chosen = [Release(text) for text in argv[1:]] or list(RELEASES)
    counts = {}
    for release in chosen:
        counts[release] = count(release)
        print(release, dict(totals(counts[release])), file=sys.stderr)
        for items in counts[release].values():
            for name, result, reason in items:
                if result == NEITHER:
                    print(f'  {name}: {reason[:200]}', file=sys.stderr)
    if len(chosen) == len(RELEASES):
        page = ROOT / 'docs' / 'coverage.md'
        page.write_text(render(counts), 'utf-8')
        print(f'wrote {page.relative_to(ROOT)}')


def count(release):
    """Outcomes of all names of a release.

    Returns:
        Dict of area to a list of `(name, outcome, reason)`.
    """
    import tensorflow

    from legacy_rnn import compat
    from tests.compat import calls
    from tests.compat.calls import inputs

    tf = compat.api(release)
    tensorflow.compat.v1.logging.set_verbosity('FATAL')
    known = calls.calls()
    found: dict = {area: [] for area in MODULES}
    with tempfile.TemporaryDirectory() as folder:
        inputs.make_checkpoint(folder)
        outer = os.getcwd()
        os.chdir(folder)
        try:
            for area, name in names(release):
                result = remembered(release, tf, name, known, folder)
                found[area].append((name, *result))
        finally:
            os.chdir(outer)
    return found


def names(release):
    """Pairs of area and name that the release had."""
    from legacy_rnn.compat import history

    for area, modules in MODULES.items():
        for module in modules:
            for leaf in history.members(module):
                name = f'{module}.{leaf}'.lstrip('.')
                symbol = history.find(name)
                if not symbol or symbol.kind == 'module':
                    continue
                if symbol.exists(release):
                    yield area if module else _area(leaf), name


@functools.cache
def _area(leaf):
    """The area of a name at the top level."""
    from legacy_rnn.compat import history

    for area, modules in DEFINED_IN.items():
        for module in modules.split():
            if history.find(f'python.ops.{module}.{leaf}'):
                return area
    return TOP


def calls_of(name, release, known):
    """The calls of a name; a private path is called as the public one."""
    from legacy_rnn.compat import table

    public = table.resolve(name, release).public
    found = list(known.get(name, ()))
    if public != name:
        found += [
            source.replace(f'tf.{public}(', f'tf.{name}(')
            for source in known.get(public, ())
        ]
    return found


def remembered(release, tf, name, known, folder):
    """The outcome of a name; of equal rows and arguments, once.

    Parts that keep a namespace for each release are called in each.
    """
    from legacy_rnn.compat import history, table

    row = table.resolve(name, release).row
    by_release = row.factory or row.target.partition(':')[0] in BY_RELEASE
    key = name, repr(row), history.find(name).arguments(release)
    if by_release or key not in _SEEN:
        sources = calls_of(name, release, known)
        _SEEN[key] = outcome(tf, name, sources, folder)
    return _SEEN[key]


def outcome(tf, name, sources, folder):
    """Calls a name.

    Returns:
        `(works, '')`, `(passed on, '')`, `(advice, message)` or `(neither,
        reason)`.
    """
    from legacy_rnn.compat import RemovedSymbolError, history

    value = tf
    try:
        for part in name.split('.'):
            value = getattr(value, part)
    except RemovedSymbolError as error:
        return ADVICE, str(error)
    except Exception as error:
        return NEITHER, repr(error)
    if history.find(name).kind == 'constant' or not callable(value):
        return WORKS, ''
    if not sources and (hasattr(value, 'is_kernel') or _is_private(value)):
        return PASSED_ON, ''
    reason = 'no call'
    for source in sources:
        reason = _try(tf, source, folder)
        if not reason:
            return WORKS, ''
    return NEITHER, reason


def _is_private(value):
    """Whether it is TensorFlow's own, which has it at the same place."""
    return getattr(value, '__module__', '').startswith('tensorflow.python.')


def _try(tf, source, folder):
    import tensorflow

    from legacy_rnn.compat import RemovedSymbolError
    from tests.compat.calls import inputs

    with tensorflow.Graph().as_default():
        try:
            eval(source, inputs.Inputs(tf, folder))
        except RemovedSymbolError as error:
            return f'{source}: {error!r}'
        except SystemExit as error:
            return '' if not error.code else f'{source}: exit {error.code}'
        except Exception as error:
            return f'{source}: {error!r}'
    return ''


def totals(found):
    """Number of names by outcome."""
    return collections.Counter(
        item[1] for items in found.values() for item in items
    )


def render(counts):
    """The page, from the outcomes of each release."""
    import tensorflow

    version = '.'.join(tensorflow.__version__.split('.')[:2])
    lines = [
        *_INTRODUCTION.format(version=version).splitlines(),
        '',
        '| release | all | ' + ' | '.join(MODULES) + ' |',
        '|---' * (len(MODULES) + 2) + '|',
        *(line(release, found) for release, found in counts.items()),
        '',
        '## What only gives advice',
        '',
        'By area, with the last release that had the name.',
        '',
    ]
    for area in MODULES:
        last = {}
        for release, found in counts.items():
            for name, result, _ in found[area]:
                last[name] = release, result
        gone = [
            f'`{name}` {release}'
            for name, (release, result) in sorted(last.items())
            if result not in (WORKS, PASSED_ON)
        ]
        text = ', '.join(gone) or 'nothing'
        lines += textwrap.wrap(
            f'- {area}: {text}',
            79,
            subsequent_indent='  ',
            break_long_words=False,
            break_on_hyphens=False,
        )
    return '\n'.join(lines) + '\n'


def line(release, found):
    """The line of the table about a release."""
    cells = [_cell(totals(found))]
    cells += [_cell(totals({area: found[area]})) for area in MODULES]
    return f'| {release} | ' + ' | '.join(cells) + ' |'


def _cell(counter):
    if not counter:
        return ''
    kinds = (WORKS, PASSED_ON, ADVICE, NEITHER)
    return ' / '.join(str(counter[kind]) for kind in kinds)


_INTRODUCTION = """# Coverage of the old API

Made by `python docs/make_coverage.py` on TensorFlow {version}: every
historical name of these areas, called in the namespace of each release that
had it. *Works* means that a call worked (`tests/compat/calls` has it), *passed
on* that the name is nothing but today's kernel of that name and takes the
release's arguments, and that no test calls it, *advice* that the name raises
`RemovedSymbolError` and says what to do, *neither* is a fault. A cell reads
works / passed on / advice / neither. Names at the top level are counted in the
area of the module that defined them; private paths are those of
`tensorflow.python.ops` and `contrib` that scripts imported.
`tests/compat/test_coverage.py` counts five of these releases again."""

if __name__ == '__main__':
    main(sys.argv)
