"""How an old script is told which task of a cluster it is."""

import os
import re
import typing

# What scripts called their flags, the commonest first.
NAMES = {
    'job_name': ('job_name', 'job_type', 'task_type', 'role', 'job'),
    'task_index': ('task_index', 'task_id', 'worker_index', 'task'),
    'ps_hosts': ('ps_hosts', 'ps_host', 'parameter_servers'),
    'worker_hosts': ('worker_hosts', 'worker_host'),
}
# Those of `classify` and `label`.
JOBS = {name: name for name in NAMES}
_DEFINED = re.compile(
    r"""(?:DEFINE_?\w*|(?:add_argument|option)\()\s*\(?\s*
        (?:['"]-\w['"]\s*,\s*)?['"](?:--)?([\w-]+)['"]""",
    re.VERBOSE,
)
_READS = re.compile(
    r'\b(TF_CONFIG|train_and_evaluate|RunConfig|learn_runner|Experiment)\b'
)
_IMPORTED = re.compile(
    r'^\s*(?:from\s+([\w.]+)\s+import|import\s+([\w., ]+))', re.MULTILINE
)


class Reads(typing.NamedTuple):
    """What a script reads.

    Attributes:
      flags: Dict from a key of `NAMES` to the flag that the script has.
      environment: Whether it reads `TF_CONFIG`.
      chief: What it calls the chief there.
    """

    flags: dict
    environment: bool
    chief: str


def find_script(arguments):
    """Returns the path of the script among the arguments of `run`.

    Raises:
      ValueError: There is none.
    """
    for index, argument in enumerate(arguments):
        if argument in ('-m', '--m') and index + 1 < len(arguments):
            path = arguments[index + 1].replace('.', os.sep)
            for name in (f'{path}.py', os.path.join(path, '__main__.py')):
                if os.path.isfile(name):
                    return name
        elif argument.endswith('.py') and os.path.isfile(argument):
            return argument
    raise ValueError(
        f'no script found in {" ".join(arguments)!r}; expected run SCRIPT.py'
    )


def read(script):
    """Returns what a script, and what it imports beside it, Reads.

    Raises:
      OSError: The script cannot be read.
    """
    text = ''.join(_sources(script))
    defined = {name.replace('-', '_'): name for name in _DEFINED.findall(text)}
    flags = {}
    for key, names in NAMES.items():
        for name in names:
            if name in defined:
                flags[key] = defined[name]
                break
    if 'task_index' not in flags:
        flags = {}
    chief = 'chief'
    if re.search(r"""['"]master['"]""", text) or 'contrib.learn' in text:
        chief = 'master'
    return Reads(flags, bool(_READS.search(text)), chief)


def _sources(script):
    """Yields the text of a script and of the modules in its folder."""
    folder = os.path.dirname(script)
    waiting, seen = [script], set()
    while waiting:
        path = waiting.pop()
        if path in seen or not os.path.isfile(path):
            continue
        seen.add(path)
        with open(path, encoding='utf-8', errors='replace') as stream:
            text = stream.read()
        yield text
        for module, several in _IMPORTED.findall(text):
            for name in (module or several).split(','):
                words = name.split()
                if words:
                    parts = words[0].split('.')
                    waiting.append(os.path.join(folder, *parts) + '.py')
