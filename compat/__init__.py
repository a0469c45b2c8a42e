"""The old TensorFlow API, 0.5 to 1.15, on today's TensorFlow.

`api('0.8')` and the modules `r0_5` to `r1_15` are one release each, `v0` and
`v1` all of 0.x and 1.x. Importing one of them turns on graph mode; importing
this package does not, and imports nothing heavy.
"""

import importlib
import re

_HOMES = {
    'RemovedModuleError': 'errors',
    'RemovedSymbolError': 'errors',
    'api': 'namespace.namespaces',
    'fuse': 'fused.switch',
}
_MODULES = (
    'cells crf ctc dating decoding fused history loops releases seq2seq '
    'table train'
).split()
_NAMESPACE = re.compile(r'(v[01]|r0_([5-9]|1[0-2])|r1_([0-9]|1[0-5]))$')

__all__ = ['RemovedModuleError', 'RemovedSymbolError', 'api', 'fuse']


def __getattr__(name):
    if name in _HOMES:
        module = importlib.import_module(f'{__name__}.{_HOMES[name]}')
        return getattr(module, name)
    if name in _MODULES or _NAMESPACE.match(name):
        return importlib.import_module(f'{__name__}.{name}')
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__():
    return sorted([*globals(), *_HOMES, *_MODULES])
