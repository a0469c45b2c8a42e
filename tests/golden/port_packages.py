"""What ports of the lines of `packages.txt` give, run by plain Python.

usage: python tests/golden/port_packages.py PART

PART is numpy, pandas or sklearn. Each line is ported as a program of its own;
those that ask for the frames of then run last, as they ask for the whole
process. Prints one JSON object: what each line gives, or the error.
"""

import contextlib
import io
import json
import re
import sys
import warnings

from legacy_rnn.compat.porting import port_text
from tests.golden import make_packages

_FUTURE = 'from __future__ import print_function\n'
_ASKS = 'old_pandas.restore()'
_PUT = re.compile(r'^def put\(.*\n(?:(?: .*)?\n)*?(?=def show)', re.M)


def ported(part):
    """Yields pairs of a line and the port of a program of it."""
    head = make_packages.head(part)
    head = head.replace(_FUTURE, f'{_FUTURE}import tensorflow as tf\n')
    for line in make_packages.expressions(part):
        own, code = head, line
        if part == 'pandas':  # A program writes what the short names hide.
            code = re.sub(r'\bd\(', 'pd.DataFrame(', code)
            code = re.sub(r'\bs\(', 'pd.Series(', code)
            if 'put(' not in line:
                own = _PUT.sub('', head)
        yield line, port_text(own + make_packages.case(code, line), '1.4').text


def given(text):
    """What a port shows, or the name of the error that ends it."""
    shown = io.StringIO()
    try:
        with contextlib.redirect_stdout(shown):
            exec(compile(text, '<port>', 'exec'), {'__name__': 'port'})
    except Exception as error:
        return type(error).__name__
    return list(make_packages.printed(shown.getvalue()).values())[-1]


def main(part):
    """Prints what the ports of a part give."""
    warnings.simplefilter('ignore')
    ports = sorted(ported(part), key=lambda pair: _ASKS in pair[1])
    print(json.dumps({line: given(text) for line, text in ports}))


if __name__ == '__main__':
    main(*sys.argv[1:])
