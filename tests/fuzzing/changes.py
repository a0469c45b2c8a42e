"""Random changes to sources.

`LAYOUT` keeps what a Python source says, `TOKENS` does not; both take and
return text. `ENDS` keeps the text and changes how bytes spell it, `BYTES`
damages it.
"""

from __future__ import annotations

import io
import json
import re
import tokenize

_WORDS = (
    'tf tensorflow T np print exec lambda async match type _ True None self '
    'import from as global nonlocal yield await del in is not return with '
    'concat pack split nn.rnn contrib.rnn compat.v1 Session'
).split()
_MARKS = (
    '( ) [ ] { } , : ; = == ** * . ... -> := @ % / // < <> ` ! ? $'.split()
)
_OPENS = re.compile(r'[(\[{](?=[^\n\'"#]*\n)|, (?=[^\n\'"#]*\n)')
_COMMENTS = (
    '# tf.pack',
    '# é ü 漢字',
    '#',
    '# type: ignore',
    '#: tf.mul(a, b)',
)


def tabs(text, draw):
    """Indents by tabs."""
    return re.sub(
        r'^(?: {4})+', lambda m: '\t' * (len(m[0]) // 4), text, flags=re.M
    )


def comments(text, draw):
    """Comments at the ends of lines, and above them."""
    lines = text.split('\n')
    for _ in range(draw.randint(1, 6)):
        place = draw.randrange(len(lines))
        line = lines[place]
        if line and line[-1] not in '\\\'"' and not line.isspace():
            lines[place] = f'{line}  {draw.choice(_COMMENTS)}'
        elif not line:
            lines[place] = draw.choice(_COMMENTS)
    return '\n'.join(lines)


def trailing_blanks(text, draw):
    """Blanks at the ends of lines."""
    blanks = draw.choice((' ', '\t', ' \t ', '\f'))
    return re.sub(
        r'(?<![\\\n])$',
        lambda m: blanks if draw.random() < 0.2 else '',
        text,
        flags=re.M,
    )


def broken_lines(text, draw):
    """New lines and comments within brackets."""
    comment = draw.choice(('', '', '  # why'))
    return _OPENS.sub(
        lambda m: (
            f'{m[0].rstrip()}{comment}\n    ' if draw.random() < 0.15 else m[0]
        ),
        text,
    )


def form_feeds(text, draw):
    """Form feeds between statements."""
    return re.sub(
        r'\n\n(?=\w)',
        lambda m: '\n\f\n' if draw.random() < 0.5 else m[0],
        text,
    )


def wide_letters(text, draw):
    """Letters of several bytes within strings."""
    letters = draw.choice(('é', '漢', '😀', 'a\u0301', '\u2028', '\xa0'))
    return re.sub(
        r"""(?<=['"])\w(?=\w*['"])""",
        lambda m: letters + m[0] if draw.random() < 0.3 else m[0],
        text,
    )


def joined_lines(text, draw):
    """Two simple statements on one line."""
    return re.sub(
        r'^(\w+ = [^\n#\'"\\]*[\w)\]])\n(?=\w+ = [^\n]*[\w)\]]\n)',
        lambda m: f'{m[1]}; ' if draw.random() < 0.5 else m[0],
        text,
        flags=re.M,
    )


def backslashes(text, draw):
    """Lines that go on behind a backslash."""
    return re.sub(
        r'^([^\n#\'"]*) = (?=[^\n#\'"]*\n)',
        lambda m: f'{m[1]} = \\\n    ' if draw.random() < 0.2 else m[0],
        text,
        flags=re.M,
    )


def blank_ends(text, draw):
    """Blank lines at both ends, or no new line at the end."""
    return draw.choice(
        ('\n' + text, text + '\n\n\n', text.rstrip('\n'), f'{text}\t')
    )


def renamed(text, draw):
    """Another name for TensorFlow, everywhere."""
    name = draw.choice(('T', 'tflow', 'np', 'f', 'tensorflow'))
    return re.sub(r'\btf\b', name, text)


def swapped_tokens(text, draw):
    """Two tokens in each other's place."""
    spans = _spans(text)
    if len(spans) < 3:
        return text
    one, two = sorted(draw.sample(spans, 2))
    a, b, c, d = *one, *two
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def lost_tokens(text, draw):
    """A token or a few are gone."""
    spans = _spans(text)
    if len(spans) < 3:
        return text
    place = draw.randrange(len(spans))
    last = min(place + draw.choice((0, 0, 1, 3)), len(spans) - 1)
    return text[: spans[place][0]] + text[spans[last][1] :]


def other_tokens(text, draw):
    """Another word or mark in the place of a token, or beside it."""
    spans = _spans(text)
    if not spans:
        return text
    start, end = draw.choice(spans)
    new = draw.choice(draw.choice((_WORDS, _MARKS)))
    end = draw.choice((start, end))
    return f'{text[:start]} {new} {text[end:]}'


def doubled_lines(text, draw):
    """A line twice, or somewhere else."""
    lines = text.split('\n')
    place, other = (draw.randrange(len(lines)) for _ in range(2))
    return '\n'.join([*lines[:place], lines[other], *lines[place:]])


def lost_lines(text, draw):
    """Some lines are gone."""
    lines = text.split('\n')
    place = draw.randrange(len(lines))
    return '\n'.join(lines[:place] + lines[place + draw.randint(1, 4) :])


def other_indents(text, draw):
    """A line further in or out."""
    lines = text.split('\n')
    place = draw.randrange(len(lines))
    new = draw.choice((' ', '\t', '    ', '        '))
    line = lines[place]
    lines[place] = draw.choice((new + line, line.lstrip(), line[1:]))
    return '\n'.join(lines)


def cut_short(text, draw):
    """The end is missing."""
    return text[: draw.randrange(len(text) + 1)]


def nested(text, draw):
    """An expression that nests deeply."""
    depth = draw.choice((10, 60, 200, 2000))
    form = draw.choice(('({})', '[{}]', '-{}', 'f({})', '{} + 1', '{}.a'))
    value = '1'
    for _ in range(depth):
        if len(value) > 20_000:
            break
        value = form.format(value)
    return f'{text}\nvery_deep = {value}\n'


def crlf(data, draw):
    """Line ends of DOS."""
    return data.replace(b'\n', b'\r\n')


def cr(data, draw):
    """Line ends of the old Macintosh."""
    return data.replace(b'\n', b'\r')


def mixed_ends(data, draw):
    """Line ends of several systems."""
    return re.sub(rb'\n', lambda m: draw.choice((b'\n', b'\r\n', b'\r')), data)


def byte_order_mark(data, draw):
    """A byte order mark in front."""
    return b'\xef\xbb\xbf' + data


def latin1(data, draw):
    """Latin 1, declared or not."""
    text = data.decode('utf-8', 'replace')
    new = text.encode('latin-1', 'replace')
    if draw.random() < 0.6:
        return b'# -*- coding: latin-1 -*-\n' + new
    return new


def other_encodings(data, draw):
    """Another encoding, declared."""
    name = draw.choice(
        'cp1252 gbk euc-jp utf-7 utf-16 koi8-r ascii none rot13 idna'.split()
    )
    text = data.decode('utf-8', 'replace')
    try:
        new = text.encode(name, 'replace')
    except (LookupError, UnicodeError):
        new = data
    return b'# vim: set fileencoding=' + name.encode() + b' :\n' + new


def flipped_bits(data, draw):
    """Some bits are wrong."""
    new = bytearray(data)
    for _ in range(draw.choice((1, 2, 8)) if new else 0):
        new[draw.randrange(len(new))] ^= 1 << draw.randrange(8)
    return bytes(new)


def cut_bytes(data, draw):
    """The file ends too early."""
    return data[: draw.randrange(len(data) + 1)]


def strange_bytes(data, draw):
    """Control characters, NULs and bytes that are no UTF-8."""
    new = draw.choice(
        (b'\0', b'\x1b[31m', b'\xff\xfe', b'\x80', b'\x0c', b'\x1a', b'\r')
    )
    place = draw.randrange(len(data) + 1)
    return data[:place] + new * draw.choice((1, 1, 50)) + data[place:]


LAYOUT = (
    tabs,
    comments,
    trailing_blanks,
    broken_lines,
    form_feeds,
    wide_letters,
    joined_lines,
    backslashes,
    blank_ends,
    renamed,
)
TOKENS = (
    swapped_tokens,
    lost_tokens,
    other_tokens,
    doubled_lines,
    lost_lines,
    other_indents,
    cut_short,
    nested,
)
ENDS = (crlf, cr, mixed_ends, byte_order_mark, latin1, other_encodings)
BYTES = (flipped_bits, cut_bytes, strange_bytes)


def as_notebook(text, draw):
    """Bytes of a notebook with a source as its cells."""
    parts = re.split(r'\n(?=[A-Za-z])', text)
    cells = []
    while parts:
        count = draw.randint(1, 6)
        source, parts = '\n'.join(parts[:count]), parts[count:]
        if draw.random() < 0.2:
            source = (
                draw.choice(
                    ('%matplotlib inline\n', '!ls *.py\n', '%%time\n', 'x?\n')
                )
                + source
            )
        cell = {'cell_type': 'code', 'metadata': {}, 'outputs': []}
        lines = re.findall(r'[^\n]*\n|[^\n]+', source)
        cell['source'] = draw.choice((source, lines))
        cells.append(cell)
        if draw.random() < 0.3:
            cells.append({'cell_type': 'markdown', 'source': ['# tf.pack']})
    book = {
        'cells': cells,
        'metadata': draw.choice(
            (
                {},
                {'kernelspec': {'name': 'python2', 'language': 'python'}},
                {'language_info': {'name': 'python', 'version': '2.7.6'}},
            )
        ),
        'nbformat': 4,
        'nbformat_minor': 2,
    }
    indent = draw.choice((None, 1, 2))
    ascii_ = draw.random() < 0.5
    made = json.dumps(book, indent=indent, ensure_ascii=ascii_)
    return made.encode('utf-8', 'surrogatepass')


def _spans(text):
    """Spans of the tokens of a source, as far as it has any."""
    lines = [0]
    for line in text.split('\n'):
        lines.append(lines[-1] + len(line) + 1)
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            start = lines[token.start[0] - 1] + token.start[1]
            end = lines[token.end[0] - 1] + token.end[1]
            if end > start and token.string.strip():
                found.append((start, end))
    except (tokenize.TokenError, SyntaxError, IndexError):
        pass
    return found
