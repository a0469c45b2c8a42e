"""Code cells of a Jupyter notebook as one Python source."""

from __future__ import annotations

import json

from legacy_rnn.compat.dating import source


def to_source(data, name):
    """Joins the code cells in order; magics and shell lines are left out.

    Args:
        data: Bytes of an `.ipynb` file, format 3 or 4.
        name: Its name, for messages.

    Returns:
        UTF-8 bytes of the source; its last line names Python 2 where the
        notebook was run by it.

    Raises:
        ValueError: The file is no notebook.
    """
    try:
        notebook = json.loads(data.decode('utf-8'))
        cells = [c for c in _cells(notebook) if c['cell_type'] == 'code']
        texts = [_plain(_text(cell)) for cell in cells]
        kernel = source.kernel_line(notebook)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f'{name} is not a notebook: {error!r}') from None
    return ('\n'.join(texts) + f'\n{kernel}').encode('utf-8')


def _cells(notebook):
    if 'cells' in notebook:
        return notebook['cells']
    return [c for sheet in notebook['worksheets'] for c in sheet['cells']]


def _text(cell):
    text = cell['source'] if 'source' in cell else cell['input']
    return text if isinstance(text, str) else ''.join(text)


def _plain(text):
    """Comments out what only IPython understands, line for line."""
    lines = text.split('\n')
    if lines and lines[0].lstrip().startswith('%%'):
        keep = lines[0].split()[0] in ('%%time', '%%timeit', '%%capture')
        return '\n'.join(['#' + lines[0], *_rest(lines[1:], keep)])
    return '\n'.join(_line(line) for line in lines)


def _rest(lines, keep):
    return [_line(line) if keep else '#' + line for line in lines]


def _line(line):
    bare = line.lstrip()
    shell = bare[:1] in ('!', '?') and bare[:2] != '!='
    if shell or bare[:1] == '%' and bare[1:2].isalpha():
        indent = line[: len(line) - len(bare)]
        return f'{indent}pass  # {bare}'
    if bare.endswith('?') and not bare.startswith('#'):
        return '#' + line
    return line
