"""Makes `docs/coverage.md`: how much of the old API works.

    python docs/make_coverage.py [RELEASE ...]

Every name of the areas is called, in each release that had it, by the call
that `tests/compat/calls` has for it. A name works if its call does, or has
advice if it raises `RemovedSymbolError`; anything else is neither.
"""

import collections
import os
import pathlib
import sys
import tempfile

os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')
ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

MODULES = {
    'top level': ('',),
    'recurrent': (
        'nn.rnn_cell',
        'models.rnn.rnn',
        'models.rnn.rnn_cell',
        'contrib.rnn',
    ),
    'sequence to sequence': (
        'nn.seq2seq',
        'models.rnn.seq2seq',
        'contrib.legacy_seq2seq',
        'contrib.seq2seq',
    ),
    'nn': ('nn',),
    'losses': ('losses',),
    'training': ('train',),
    'summaries': ('summary',),
    'flags': ('app', 'flags'),
    'layers': ('layers',),
    'contrib.layers': ('contrib.layers',),
    'contrib.framework': ('contrib.framework',),
    'contrib.crf': ('contrib.crf',),
    'contrib.losses': ('contrib.losses',),
    'contrib.metrics': ('contrib.metrics',),
}
BY_RELEASE = ('cells', 'loops', 'seq2seq', 'decoding', 'crf', 'ctc')
_SEEN: dict = {}
WORKS, ADVICE, NEITHER = 'works', 'advice', 'neither'


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
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        inputs.make_checkpoint(folder)
        outer = os.getcwd()
        os.chdir(folder)
        try:
            for area, modules in MODULES.items():
                found[area] = [
                    (name, *remembered(release, tf, name, known, folder))
                    for name in names(modules, release)
                ]
        finally:
            os.chdir(outer)
    return found


def names(modules, release):
    """Names directly below modules that the release had."""
    from legacy_rnn.compat import history

    for module in modules:
        for leaf in history.members(module):
            name = f'{module}.{leaf}'.lstrip('.')
            symbol = history.find(name)
            if symbol and symbol.exists(release) and symbol.kind != 'module':
                yield name


def remembered(release, tf, name, known, folder):
    """The outcome of a name; of equal rows and arguments, once.

    Parts that keep a namespace for each release are called in each.
    """
    from legacy_rnn.compat import history, table

    row = table.row(name, release)
    by_release = row.factory or row.target.partition(':')[0] in BY_RELEASE
    key = name, repr(row), history.find(name).arguments(release)
    if by_release or key not in _SEEN:
        sources = known.get(name, ())
        _SEEN[key] = outcome(tf, name, sources, folder)
    return _SEEN[key]


def outcome(tf, name, sources, folder):
    """Calls a name.

    Returns:
        `(works, '')`, `(advice, message)` or `(neither, reason)`.
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
    reason = 'no call'
    for source in sources:
        reason = _try(tf, source, folder)
        if not reason:
            return WORKS, ''
    return NEITHER, reason


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
    lines = [
        '# Coverage of the old API',
        '',
        'Made by `python docs/make_coverage.py`: every historical name of',
        'these areas, called in the namespace of each release that had it.',
        '*Works* means that a call worked, *advice* that the name raises',
        '`RemovedSymbolError` and says what to do, *neither* is a fault.',
        'A cell reads works / advice / neither.',
        '',
        '| release | all | ' + ' | '.join(MODULES) + ' |',
        '|---' * (len(MODULES) + 2) + '|',
    ]
    for release, found in counts.items():
        cells = [_cell(totals(found))]
        cells += [_cell(totals({area: found[area]})) for area in MODULES]
        lines.append(f'| {release} | ' + ' | '.join(cells) + ' |')
    return '\n'.join(lines) + '\n'


def _cell(counter):
    if not counter:
        return ''
    return ' / '.join(str(counter[k]) for k in (WORKS, ADVICE, NEITHER))


if __name__ == '__main__':
    main(sys.argv)
