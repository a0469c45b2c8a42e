"""Makes `api_history.txt.gz` from a walk of the old releases.

    python compat/data/make_history.py API_HISTORY.json.gz

The input is a JSON object whose `symbols` map a dotted name to its kind, the
spans of releases with their argument lists, and whether today's
`tf.compat.v1` has it. The output holds the same, sorted, one symbol a line:

    NAME KIND TODAY FIRST-LAST[:ARGS] …

FIRST and LAST count releases from 0 (0.5) to 23 (1.15). ARGS is the line of
the argument list, counted from 0 after the first empty line. TODAY is `y`,
`n`, or `k` for a name that only comes back with the old Keras.
"""

import gzip
import json
import pathlib
import sys

TARGET = pathlib.Path(__file__).with_name('api_history.txt.gz')
# Private names that a module passed on; the walk listed their makers alone.
_SEQ2SEQ = 'contrib.seq2seq.python.ops'
PASSED_ON = {
    f'{_SEQ2SEQ}.attention_wrapper._zero_state_tensors': (
        '1.2',
        ['state_size', 'batch_size', 'dtype'],
    ),
    f'{_SEQ2SEQ}.decoder._transpose_batch_time': ('1.2', ['x']),
    f'{_SEQ2SEQ}.helper._transpose_batch_time': ('1.1', ['x']),
}
# What takes any arguments; the walk listed those of the class below it.
_ANY = ['*args', '**kwargs']
OPEN = {name: '1.7' for name in ('keras.Model', 'keras.models.Model')}


def main(argv):
    """Writes the compact history beside this script."""
    if len(argv) != 2:
        sys.exit('usage: make_history.py API_HISTORY.json.gz')
    with gzip.open(argv[1], 'rt', encoding='utf-8') as file:
        history = json.load(file)
    symbols = history['symbols']
    for name, (first, arguments) in PASSED_ON.items():
        span = {'from': first, 'to': '1.15', 'args': arguments}
        new = {'kind': 'function', 'in_2_21_compat_v1': False, 'spans': []}
        symbols.setdefault(name, new)['spans'].append(span)
    versions = history['versions']
    for name, first in OPEN.items():
        for span in symbols[name]['spans']:
            if versions.index(span['from']) >= versions.index(first):
                span['args'] = _ANY
    text = render(symbols, versions)
    # No time within, so that the same input gives the same bytes.
    TARGET.write_bytes(gzip.compress(text.encode('utf-8'), 9, mtime=0))
    print(f'wrote {TARGET}')


def render(symbols, versions):
    """The text of the history.

    Args:
        symbols: Maps names to `{kind, in_2_21_compat_v1, spans}`.
        versions: Names of the releases, oldest first.
    """
    order = {version: i for i, version in enumerate(versions)}
    arguments = {}
    lines = []
    for name in sorted(symbols):
        symbol = symbols[name]
        spans = [_span(span, order, arguments) for span in symbol['spans']]
        today = 'y' if symbol['in_2_21_compat_v1'] else 'n'
        if symbol.get('legacy_keras'):
            today = 'k'
        lines.append(' '.join([name, symbol['kind'], today, *spans]))
    return '\n'.join([*lines, '', *arguments]) + '\n'


def _span(span, order, arguments):
    first, last = order[span['from']], order[span['to']]
    if 'args' not in span:
        return f'{first}-{last}'
    line = '\t'.join(' '.join(arg.split()) for arg in span['args'])
    # An empty argument list must not look like the end of the symbols.
    index = arguments.setdefault(line or '-', len(arguments))
    return f'{first}-{last}:{index}'


if __name__ == '__main__':
    main(sys.argv)
