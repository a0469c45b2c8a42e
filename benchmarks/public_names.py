"""What an old unit test asks of TensorFlow's modules; for `public_tests.py`.

Runs under the Python of a real old TensorFlow.
"""

import ast
import importlib
import sys
import types

SKIP = {'python', 'tools', 'core', 'examples', 'compiler', 'include'}
PLAIN = (str, int, float, bool, tuple, type(None))
MESSAGES = '.core.'  # Modules of protocol buffers: still there today.


def public_objects():
    """Ids of the public modules and of what they hold, and constants."""
    ids, constants, seen = set(), set(), set()
    names = 'tensorflow', 'tensorflow.contrib'  # Of which 0.12 has a proxy.
    waiting = [importlib.import_module(name) for name in names]
    while waiting:
        module = waiting.pop()
        if id(module) in seen:
            continue
        seen.add(id(module))
        for name in dir(module):
            value = getattr(module, name, None)
            if name.startswith('_') or name in SKIP:
                continue
            if isinstance(value, types.ModuleType):
                if _leads_on(module.__name__, value.__name__):
                    waiting.append(value)
            elif isinstance(value, PLAIN):
                constants.add((name, repr(value)))
            else:
                ids.add(id(value))
    return ids | seen, constants


def _leads_on(module, inner):
    """Whether a module shows another one, and not only imports it."""
    leaks = module.startswith('tensorflow.contrib')
    return inner.startswith('tensorflow.contrib' if leaks else 'tensorflow')


class Source:
    """A test file, and what its parts ask of TensorFlow's modules."""

    def __init__(self, path, public):
        with open(path) as file:
            self.lines = file.read().split('\n')
        self.tree = ast.parse('\n'.join(self.lines))
        self.ids, self.constants = public
        self.aliases, self.parts, self.needed = {}, {}, {}
        for node in ast.walk(self.tree):
            self._bind(node)
        for node in self.tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                self.parts[node.name] = node
            elif isinstance(node, ast.Assign):
                names = [t for t in node.targets if isinstance(t, ast.Name)]
                self.parts.update((name.id, node) for name in names)

    def tests(self):
        """Dict of `Class.test` to its sorted private names."""
        found = {}
        for node in self.tree.body:
            if isinstance(node, ast.ClassDef):
                methods = self._methods(node)
                for name in methods:
                    if name.startswith('test') and name != 'test_session':
                        test = node.name + '.' + name
                        found[test] = self._private(node, name, methods)
        return found

    def without(self, tests):
        """The text with all other tests and what they need left blank."""
        kept = {node for test in tests for node in self.needed[test]}
        kept |= self._at_import()
        lines = list(self.lines)
        for node, end in _spans(self.tree.body, len(lines)):
            if not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                continue
            if node not in kept:
                lines[_start(node) : end] = [''] * (end - _start(node))
            elif isinstance(node, ast.ClassDef):
                for item, last in _spans(node.body, end):
                    is_test = getattr(item, 'name', '').startswith('test')
                    if is_test and item not in kept:
                        lines[_start(item) : last] = [''] * (
                            last - _start(item)
                        )
        return '\n'.join(lines)

    def _at_import(self):
        """Parts that statements outside classes and functions name."""
        kinds = ast.FunctionDef, ast.ClassDef, ast.Assign
        loose = [n for n in self.tree.body if not isinstance(n, kinds)]
        names = {
            inner.id
            for node in loose
            for inner in ast.walk(node)
            if isinstance(inner, ast.Name)
        }
        return {self.parts[name] for name in names if name in self.parts}

    def _bind(self, node):
        if isinstance(node, ast.Import):
            for name in node.names:
                if name.asname or '.' not in name.name:
                    self.aliases[name.asname or name.name] = name.name
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                path = node.module + '.' + name.name
                self.aliases[name.asname or name.name] = path

    def _methods(self, node):
        methods = {}
        for base in node.bases:
            part = self.parts.get(getattr(base, 'id', None))
            if isinstance(part, ast.ClassDef):
                methods.update(self._methods(part))
        for item in node.body:
            if isinstance(item, ast.FunctionDef):
                methods[item.name] = item
        return methods

    def _private(self, owner, test, methods):
        names = [test] + [m for m in ('setUp', 'tearDown') if m in methods]
        waiting = [methods[name] for name in names]
        waiting += owner.bases + owner.decorator_list
        private, done = set(), {owner}
        while waiting:
            node = waiting.pop()
            if node in done:
                continue
            done.add(node)
            for inner in ast.walk(node):
                more, asked = self._uses(inner, methods)
                waiting += more
                private |= asked
        self.needed[owner.name + '.' + test] = done
        return sorted(private)

    def _uses(self, node, methods):
        """Parts of the file that a node names, and private names."""
        if isinstance(node, ast.Call):
            return [], _patched(node) | self._replaced(node)
        chain = _chain(node)
        if not chain:
            return [], set()
        if chain[0] == 'self' and chain[1:] and chain[1] in methods:
            return [methods[chain[1]]], set()
        if chain[0] in self.aliases:
            return [], self._judge(chain)
        return [self.parts[c] for c in chain[:1] if c in self.parts], set()

    def _replaced(self, call):
        """The name that a call of mock.patch.object gives a private module."""
        if (_chain(call.func) or [])[-2:] != ['patch', 'object']:
            return set()
        if len(call.args) < 2 or not isinstance(call.args[1], ast.Str):
            return set()
        chain = _chain(call.args[0]) or ['']
        path = '.'.join([self.aliases.get(chain[0], '')] + chain[1:])
        module = sys.modules.get(path)
        if not path.startswith('tensorflow.') or module is None:
            return set()
        public = id(module) in self.ids
        return set() if public else {path + '.' + call.args[1].s}

    def _judge(self, chain):
        path = self.aliases[chain[0]]
        if not path.startswith('tensorflow') or MESSAGES in path:
            return set()
        names = path.split('.')[1:] + chain[1:]
        value, path = importlib.import_module('tensorflow'), 'tensorflow'
        for number, name in enumerate(names):
            path += '.' + name
            try:
                value = getattr(value, name)
            except AttributeError:
                try:
                    value = importlib.import_module(path)
                except ImportError:
                    return {path}
            if not isinstance(value, types.ModuleType):
                if not _of_tensorflow(value):
                    return set()  # Such as tf.test.mock.patch.
                hidden = [n for n in names[number + 1 :] if n[:1] == '_']
                public = self._is_public(name, value) and not hidden
                return set() if public else {'.'.join([path] + hidden)}
        return set()  # A module alone: what is asked of it is a chain too.

    def _is_public(self, name, value):
        if isinstance(value, PLAIN):
            return (name, repr(value)) in self.constants
        named = '_tf_api_names' in getattr(value, '__dict__', {})
        return named or id(value) in self.ids


def _start(node):
    """The line of a node's first decorator, counted from 0."""
    lines = [d.lineno for d in getattr(node, 'decorator_list', [])]
    return min([node.lineno] + lines) - 1


def _spans(nodes, end):
    """Each node with the line at which the next one starts."""
    ends = [_start(node) for node in nodes[1:]] + [end]
    return [(node, ends[place]) for place, node in enumerate(nodes)]


def _of_tensorflow(value):
    module = getattr(value, '__module__', None) or 'tensorflow'
    return isinstance(value, PLAIN) or str(module).startswith('tensorflow')


def _patched(call):
    """Private names and paths that a call of mock.patch has as text."""
    if 'patch' not in (_chain(call.func) or []):
        return set()
    texts = [arg.s for arg in call.args if isinstance(arg, ast.Str)]
    return {t for t in texts if t.startswith(('_', 'tensorflow.'))}


def _chain(node):
    names = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return [node.id] + names if isinstance(node, ast.Name) else None
