"""Cells of IPython as Python: magics, shell lines and help in comments.

What only IPython understands is hidden behind a mark, line for line, so that
`show` finds it again:

    %matplotlib inline      #%legacy-rnn-magic%%matplotlib inline
    files = !ls             files = []  #%legacy-rnn-magic%!ls
    %time train(model)      train(model)  #%legacy-rnn-timed%%time #
    y = %time f(x)          y = f(x)  #%legacy-rnn-timed%y = %time #
    cd data                 #%legacy-rnn-bare%#%legacy-rnn-magic%%cd data

Source: IPython 8, "Built-in magic commands", `inputtransformer2`, and
`prefilter`, which takes a cell of one line for a magic without its sign.
"""

from __future__ import annotations

import ast
import re

# The mark of a cell in a script that Jupyter wrote from a notebook.
EXPORTED = re.compile(r'^# In\s?\[[\d ]*\]:', re.MULTILINE)

_HIDDEN = '#%legacy-rnn-magic%'
_TIMED = '#%legacy-rnn-timed%'
_LEFT = '#%legacy-rnn-left%'
_BARE = '#%legacy-rnn-bare%'
# Magics that serve without their sign, if the notebook has no such name.
_AUTOMATIC = frozenset(
    'cat cd clear conda cp dhist env history less ll load ls lsmagic man '
    'matplotlib mkdir more mv pip popd pushd pwd pylab rm rmdir run set_env '
    'system who whos'.split()
)
_WORD = re.compile(
    r'([a-z]\w*)(?:[ \t]+(?![=,]|[-+*/%<>!|&^.]+=?[ \t])[^\n]*)?[ \t]*\n?'
)
# Cell magics that run their cell in the notebook's own namespace.
_OF_PYTHON = frozenset(
    'capture debug heat lprun memit mprun prun scalene snakeviz time '
    'timeit'.split()
)
_CELL_MAGIC = re.compile(r'%%(\S*)')
# No line of Python begins or ends so.
_ESCAPED = re.compile(r'[%!?,;/].*')
_HELP = re.compile(r'[\w.*\[\]]+\?{1,2}\s*')
_TARGET = r'[A-Za-z_][\w.]*(?:\[[^\]=]*\])?'
_ASSIGNED = re.compile(
    rf'({_TARGET}(?:[ \t]*,[ \t]*{_TARGET})*[ \t]*=[ \t]*)([!%].*)'
)
_TIME = re.compile(r'(%(?:time|prun)[ \t]+)([^\s-].*)')
_TOKEN = re.compile(
    r'#.*|\'\'\'|"""|\'(?:\\.|[^\\\'])*\'?|"(?:\\.|[^\\"])*"?|[([{]|[)\]}]|'
    r'\\$'
)
_ENDS = {
    quote: re.compile(rf'(?:\\.|(?!{quote})[^\\])*{quote}')
    for quote in ("'''", '"""')
}


def hide(cell):
    """Python source of a cell, with as many lines.

    A cell of another language is hidden whole.

    Args:
        cell: Text of a code cell.

    Returns:
        The source; `show` makes the cell of it again.
    """
    lines = cell.split('\n')
    for number, line in enumerate(lines):
        word = _CELL_MAGIC.match(line)
        if word and word[1] in _OF_PYTHON:
            lines[number] = _HIDDEN + line
        elif word:
            return '\n'.join(_HIDDEN + line for line in cell.split('\n'))
        elif line.strip():
            break
    scan = _Scan()
    return '\n'.join(map(scan.hidden, lines))


def automatic(cell):
    """The magic that a cell of one line names without its sign, or `''`."""
    found = _WORD.fullmatch(cell)
    return found[1] if found and found[1] in _AUTOMATIC else ''


def binds(source, name):
    """Whether a source may bind a name, which then is no magic."""
    names = r'(?:\w+[ \t]*,[ \t]*)*'
    return bool(
        re.search(rf'\b(?:def|class|import|as|for|,) *\(?{name}\b', source)
        or re.search(rf'^[ \t]*{names}{name}\b[ \t\w,]*=[^=]', source, re.M)
    )


def hide_bare(cell):
    """A cell of one line that is a magic without its sign, as `hide`."""
    return f'{_BARE}{_HIDDEN}%{cell}'


def show(text):
    """The cell that `hide` hid."""
    return '\n'.join(map(_shown, text.split('\n')))


def leave(cell):
    """A cell of no Python as comments, which `show` takes away."""
    return '\n'.join(_LEFT + line for line in cell.split('\n'))


def hidden(text):
    """Yields `(line number, magic or shell line)` of hidden lines."""
    for number, line in enumerate(text.split('\n'), 1):
        if _HIDDEN in line:
            yield number, line.partition(_HIDDEN)[2]


def captured(line):
    """Yields the name that `%%capture --no-stderr out` binds."""
    word, *rest = line.split()
    if word == '%%capture':
        yield from (name for name in rest if name.isidentifier())


def commented(line):
    """A hidden line with its magic as a comment."""
    return line.replace(_HIDDEN, '# ', 1)


def lone(text):
    """Yields the numbers of hidden lines that stand among Python.

    A comment may stand above them; none may above a cell magic, nor in a cell
    of another language.
    """
    within = False
    for number, line in enumerate(text.split('\n'), 1):
        if not line.startswith(_HIDDEN):
            within = False
            continue
        cell = _CELL_MAGIC.match(line.removeprefix(_HIDDEN))
        within = within or bool(cell and cell[1] not in _OF_PYTHON)
        if not within and not cell:
            yield number


def called(text, name):
    """The source with a call in the place of each hidden line.

    Args:
        text: Source with hidden lines.
        name: Function that is to be called with a line, or with a whole cell
            of another language, and True where its value is assigned.

    Returns:
        Source with as many lines.
    """
    lines = text.split('\n')
    number = 0
    while number < len(lines):
        before, mark, statement = lines[number].partition(_HIDDEN)
        number += 1
        if not mark:
            continue
        taken = [statement]
        cell = _CELL_MAGIC.match(statement)
        whole = cell and cell[1] not in _OF_PYTHON
        while number < len(lines) and lines[number].startswith(_HIDDEN):
            if not (whole or taken[-1].endswith('\\')):
                break
            taken.append(lines[number].removeprefix(_HIDDEN))
            lines[number] = ''
            number += 1
        place = number - len(taken)
        target = re.sub(rf'(?:pass|\[\]|None)  $|^{_BARE}', '', before)
        statement = _statement(taken, whole)
        if statement.strip():
            value = ', True' if target.rstrip().endswith('=') else ''
            lines[place] = f'{target}{name}({statement!r}{value})'
        else:
            lines[place] = ''
    return '\n'.join(lines)


def _statement(taken, whole):
    if whole:
        return '\n'.join(taken)
    return ' '.join(line.removesuffix('\\') for line in taken)


class _Scan:
    """What is open where a line begins: brackets, a string, a magic."""

    def __init__(self):
        self._depth = 0
        self._quote = ''
        self._joined = False
        self._magic = False

    def hidden(self, line):
        """The line, its magic hidden if it is one."""
        if self._magic:
            self._magic = line.endswith('\\')
            return _HIDDEN + line
        if not (self._depth or self._quote or self._joined):
            found = _hidden(line)
            if found is not None:
                self._magic = line.endswith('\\')
                return found
        self._read(line)
        return line

    def _read(self, line):
        self._joined = False
        place = 0
        while place < len(line):
            if self._quote:
                found = _ENDS[self._quote].match(line, place)
            else:
                found = _TOKEN.search(line, place)
            if found is None:
                return
            place = found.end()
            self._take(found[0])

    def _take(self, token):
        if self._quote:
            self._quote = ''
        elif token in _ENDS:
            self._quote = token
        elif token in '([{':
            self._depth += 1
        elif token in ')]}':
            self._depth = max(0, self._depth - 1)
        else:
            self._joined = token == '\\'


def _hidden(line):
    """The first line of a statement as Python; None where it is Python."""
    bare = line.lstrip()
    indent = line[: len(line) - len(bare)]
    timed = _TIME.fullmatch(bare)
    if timed and _is_statement(timed[2]):
        return f'{indent}{timed[2]}  {_TIMED}{timed[1]}#'
    if _ESCAPED.fullmatch(bare) or _HELP.fullmatch(bare):
        # A block of nothing else wants a statement.
        return f'{indent}pass  {_HIDDEN}{bare}' if indent else _HIDDEN + bare
    assigned = _ASSIGNED.fullmatch(bare)
    if not assigned:
        return None
    target, value = assigned.groups()
    timed = _TIME.fullmatch(value)
    if timed and value.startswith('%time') and _is_statement(timed[2]):
        return f'{indent}{target}{timed[2]}  {_TIMED}{target}{timed[1]}#'
    empty = '[]' if value.startswith('!') else 'None'
    return f'{indent}{target}{empty}  {_HIDDEN}{value}'


def _is_statement(text):
    if re.match(r'print\b', text):
        return True  # Of Python 2, maybe.
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


def _shown(line):
    line = line.removeprefix(_LEFT).removeprefix(f'{_BARE}{_HIDDEN}%')
    timed = re.fullmatch(rf'(\s*)(.*)  {_TIMED}(.*)#', line)
    if timed:
        target = timed[3].partition('%')[0]
        return f'{timed[1]}{timed[3]}{timed[2].removeprefix(target)}'
    return re.sub(rf'(?:(?:pass|\[\]|None)  )?{_HIDDEN}', '', line, count=1)
