"""Parsers of settings that read what Python 2's read.

    config = ConfigParser.ConfigParser()
    config.read('train.cfg')

Python 2 took the last of an option that stands there twice, and left out what
follows a semicolon behind a value. Python 3 does where it is told to.

Source: Python 2.7 and 3.2, `ConfigParser.py` and `configparser.py`.
"""

from __future__ import annotations

from ...kinds.texts.setting_files import is_parser
from ...rule import ANY_SOURCE, Rule

RULE = Rule(
    name='config-parsers',
    does='Tells a ConfigParser to read options that stand there twice',
    why="today's ConfigParser refuses them, and keeps comments behind values",
    before=(
        'import ConfigParser\n'
        'config = ConfigParser.ConfigParser()\n'
        "config.read('train.cfg')\n"
        'print config.sections()\n'
    ),
    after=(
        'import configparser\n'
        'config = configparser.ConfigParser(strict=False, '
        "inline_comment_prefixes=(';',))\n"
        "config.read('train.cfg')\n"
        'print(config.sections())\n'
    ),
    sources=ANY_SOURCE,
)
_NEW = "strict=False, inline_comment_prefixes=(';',)"


def apply(port):
    """Writes what Python 2's parsers did by themselves."""
    if not port.project.python2:
        return
    for call in port.calls.values():
        given = call.args or call.keywords
        if not given and is_parser(call, port.source.tree):
            port.source.insert(port.source.whole(call)[1] - 1, _NEW)
            port.changed(call, RULE, RULE.why, _NEW)
