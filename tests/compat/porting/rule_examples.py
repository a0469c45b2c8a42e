"""The examples of all rules, ported."""

import json

from legacy_rnn.compat.dating import generation
from legacy_rnn.compat.porting import port_notebook, port_text, rules
from legacy_rnn.compat.porting.project import Project
from legacy_rnn.compat.releases import Release

# What other files of the program tell, where a rule needs that.
PROGRAMS = {
    'missing-modules': Project(modules={}),
    'relative-imports': Project(python2=True, siblings=frozenset({'model'})),
    'swapped-losses': Project(keeps_older=True),
    'undefined': Project(generation=generation.OLD),
}


def declared():
    """All rules, by their names."""
    return {name: module.RULE for name, module in rules.modules().items()}


def ported(rule, release=None, source=None):
    """The port of a rule's example, or of another source like it."""
    release = release or max(Release('0.8'), Release(rule.releases[0]))
    source = rule.before if source is None else source
    project = PROGRAMS.get(rule.name)
    if rule.name != 'magics':
        return port_text(source, release, project=project)
    cell = {'cell_type': 'code', 'source': source}
    return port_notebook(json.dumps({'cells': [cell]}), release)
