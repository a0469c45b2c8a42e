"""Programs that are not run under an old release: TensorFlow 2, and eager 1.x.

TensorFlow 2 needs no runner: Python itself runs it, in a process of its own.
"""

from __future__ import annotations

import os
import sys

from legacy_rnn.compat.dating import generation
from legacy_rnn.compat.porting import lost_of_2
from legacy_rnn.compat.porting.keras_variable import NAME
from legacy_rnn.compat.porting.project import Project
from legacy_rnn.compat.sources.programs import own_modules, packages
from legacy_rnn.compat.sources.python2 import python2_syntax


class NotARun(Exception):
    """The program cannot be run as it was asked for; says why."""


def is_one(choice):
    """Whether a program is run under no release.

    Args:
        choice: `releases.Choice`.
    """
    return choice.written_for in (generation.NEW, generation.EAGER)


def describe(choice, name):
    """What a program is, with the line that tells it.

    Args:
        choice: `releases.Choice` of TensorFlow 2, or of eager 1.x.
        name: The program's name.
    """
    sign = choice.signs[0]
    file = name if sign.path is None else os.path.basename(sign.path)
    place = f'{file}:{sign.place}'
    if choice.written_for == generation.NEW:
        return f'{place}: TensorFlow 2 already ({sign.what})'
    return (
        f'{place}: {sign.what}: eager execution of TensorFlow 1 is not '
        'supported, only graphs and sessions are'
    )


def command_of(program, module=None, code=None):
    """The command line by which Python runs a program.

    Args:
        program: `programs.Program`.
        module: Name of the module that it is, or None.
        code: Source that was given on the command line, or None.

    Returns:
        List of arguments.

    Raises:
        NotARun: Python alone does not run it.
    """
    if program.filename.endswith('.ipynb'):
        raise NotARun('open this notebook in Jupyter, it needs no runner')
    script, *rest = program.argv
    if code is not None:
        return [sys.executable, '-c', code, *rest]
    if module is not None:
        return [sys.executable, '-m', module, *rest]
    return [sys.executable, script, *rest]


def sets_keras_2(program):
    """Whether a program of TensorFlow 2 was given tf_keras for its Keras.

    It is one of Keras 2, of which it takes names that Keras 3 lacks, and asks
    for neither by itself.

    Args:
        program: `programs.Program`.
    """
    if NAME in os.environ or not packages.has_tf_keras():
        return False
    text = python2_syntax.decode(program.source)
    texts = [text, *own_modules.texts(program.filename, text).values()]
    is_wanted = any(map(_takes_keras_2, texts))
    if is_wanted and not any(NAME in text for text in texts):
        os.environ[NAME] = '1'
        return True
    return False


def _takes_keras_2(text):
    try:
        return lost_of_2.takes_keras_2(text, Project())
    except (SyntaxError, ValueError):
        return False


def become(arguments):
    """Replaces this process by another program."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(arguments[0], arguments)
