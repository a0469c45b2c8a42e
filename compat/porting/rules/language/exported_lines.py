"""Lines of IPython in a script that Jupyter wrote from a notebook.

    get_ipython().magic('matplotlib inline')    taken out
    get_ipython().system('mkdir data')          -> os.system('mkdir data')

Python knows no `get_ipython`, so that such a script ends at its first line.

Source: nbconvert's Python exporter, which marks cells by `# In[3]:`.
"""

from __future__ import annotations

import ast

from ....sources import trees
from ....sources.notebook import ipython
from ...findings import CHECK
from ...rule import ANY_SOURCE, Rule
from ...text import statement_edits

RULE = Rule(
    name='exported-lines',
    does="Takes out IPython's lines of a script that was a notebook",
    why='they set up the notebook, and Python knows no get_ipython',
    before=(
        "# In[1]:\nget_ipython().magic('matplotlib inline')\nprint('here')\n"
    ),
    after="# In[1]:\nprint('here')\n",
    sources=ANY_SOURCE,
)
# Magics that set up how a notebook shows or loads what it uses.
_SET_UP = frozenset('autoreload config load_ext matplotlib'.split())
_LEFT = 'only IPython has get_ipython: write what the line does in Python'


def apply(port):
    """Takes out lines that set up a notebook, and reports the others."""
    if not ipython.EXPORTED.search(port.source.text):
        return
    for node in trees.of_kind(port.source.tree, ast.Call):
        if not _is_line(node):
            continue
        statement = port.parents.get(id(node))
        alone = isinstance(statement, ast.Expr)
        is_first = statement is port.source.tree.body[0]  # os comes above.
        if alone and _magic(node) in _SET_UP:
            statement_edits.write(port, statement, [], RULE, RULE.why)
        elif alone and not is_first and _is_plain_command(node):
            port.needs.add('os')
            port.source.replace(node.func, 'os.system')
            port.changed(node, RULE, RULE.why, 'os.system')
        else:
            port.note(node, CHECK, RULE, _LEFT)


def _is_line(call):
    """Whether a call is one of a method of `get_ipython()`."""
    made = getattr(call.func, 'value', None)
    function = getattr(made, 'func', None)
    return getattr(function, 'id', '') == 'get_ipython'


def _is_plain_command(call):
    """Whether it is a shell line without names of Python's."""
    command = getattr(call.args[0], 'value', None) if call.args else None
    is_text = isinstance(command, str) and not set('{$') & set(command)
    return is_text and call.func.attr in ('system', 'system_raw')


def _magic(call):
    """Name of the magic that a call runs, or ''."""
    name = getattr(call.args[0], 'value', '') if call.args else ''
    is_magic = call.func.attr in ('magic', 'run_line_magic')
    return str(name).lstrip('%').partition(' ')[0] if is_magic else ''
