"""Hyper-parameters with names and types.

*Source:* behaviour of TensorFlow 1.1 to 1.15, `contrib.training.HParams`.
"""

import json
import re

_ASSIGNMENT = re.compile(
    r'\s*(\w+)\s*(?:\[(\d+)\])?\s*=\s*(?:\[([^\]]*)\]|([^,\[]*))\s*(?:,|$)'
)


class HParams:
    """Named values; each keeps the type of its first value.

    Args:
        hparam_def: Not supported.
        model_structure: Kept for its place.
        **kwargs: Names and values; a list holds values of one type.
    """

    def __init__(self, hparam_def=None, model_structure=None, **kwargs):
        if hparam_def is not None:
            raise ValueError(
                'hparam_def is not supported; pass values by name'
            )
        self._hparam_types = {}
        self._model_structure = model_structure
        for name, value in kwargs.items():
            self.add_hparam(name, value)

    def add_hparam(self, name, value):
        """Adds a parameter; ValueError if the name is taken."""
        if getattr(self, name, None) is not None:
            raise ValueError(f'Hyperparameter name is reserved: {name}')
        many = isinstance(value, (list, tuple))
        if many and not value:
            raise ValueError(
                f'Multi-valued hyperparameters cannot be empty: {name}'
            )
        kind = type(value[0] if many else value)
        self._hparam_types[name] = kind, many
        setattr(self, name, value)

    def set_hparam(self, name, value):
        """Sets a parameter, cast to its type."""
        kind, many = self._hparam_types[name]
        if many != isinstance(value, (list, tuple)):
            wanted = 'a list' if many else 'one value'
            raise ValueError(f'{name} takes {wanted}, got {value}')
        if many:
            value = [_cast(name, kind, item) for item in value]
        else:
            value = _cast(name, kind, value)
        setattr(self, name, value)

    def del_hparam(self, name):
        """Removes a parameter."""
        if name in self._hparam_types:
            del self._hparam_types[name]
            delattr(self, name)

    def parse(self, values):
        """Sets parameters from text such as `a=1,b=[2,3]`."""
        kinds = {name: kind for name, (kind, _) in self._hparam_types.items()}
        return self.override_from_dict(parse_values(values, kinds))

    def override_from_dict(self, values_dict):
        """Sets parameters from a dict."""
        for name, value in values_dict.items():
            self.set_hparam(name, value)
        return self

    def parse_json(self, values_json):
        """Sets parameters from JSON."""
        return self.override_from_dict(json.loads(values_json))

    def to_json(self, indent=None, separators=None, sort_keys=False):
        """All parameters as JSON."""
        return json.dumps(
            self.values(),
            indent=indent,
            separators=separators,
            sort_keys=sort_keys,
        )

    def values(self):
        """All parameters as a dict."""
        return {name: getattr(self, name) for name in self._hparam_types}

    def get(self, key, default=None):
        """A parameter, or a default."""
        return getattr(self, key) if key in self._hparam_types else default

    def get_model_structure(self):
        """What was given as model structure."""
        return self._model_structure

    def set_model_structure(self, model_structure):
        """Keeps a model structure."""
        self._model_structure = model_structure

    def __contains__(self, key):
        return key in self._hparam_types

    def __str__(self):
        return str(sorted(self.values().items()))

    def __repr__(self):
        return f'{type(self).__name__}({self})'


def parse_values(values, type_map, ignore_unknown=False):
    """Reads text such as `a=1,b=[2,3],c[1]=4`.

    Args:
        values: The text.
        type_map: Dict of name to type.
        ignore_unknown: Skip names without a type.

    Returns:
        Dict of values; an index gives a dict of place to value.

    Raises:
        ValueError: The text cannot be read, or a name is unknown.
    """
    found: dict = {}
    position = 0
    while position < len(values):
        match = _ASSIGNMENT.match(values, position)
        if not match:
            raise ValueError(
                f'Malformed hyperparameter value: {values[position:]}'
            )
        position = match.end()
        name, index, many, one = match.groups()
        if name not in type_map:
            if ignore_unknown:
                continue
            raise ValueError(f'Unknown hyperparameter type for {name}')
        kind = type_map[name]
        if index is not None:
            found.setdefault(name, {})[int(index)] = _cast(name, kind, one)
        elif many is not None:
            items = [item.strip() for item in many.split(',') if item.strip()]
            found[name] = [_cast(name, kind, item) for item in items]
        elif name in found:
            raise ValueError(f'Multiple assignments to {name} in {values}')
        else:
            found[name] = _cast(name, kind, one.strip())
    return found


def _cast(name, kind, value):
    if value is None or kind is type(None):
        return value
    try:
        if kind is bool and isinstance(value, str):
            return {'true': True, '1': True, 'false': False, '0': False}[
                value.lower()
            ]
        if kind is int and isinstance(value, float) and value != int(value):
            raise ValueError(value)
        if kind in (int, float) and isinstance(value, bool):
            raise ValueError(value)
        return kind(value)
    except (KeyError, TypeError, ValueError):
        raise ValueError(
            f'Could not cast hyperparameter {name} of type {kind.__name__} '
            f'from value {value!r}'
        ) from None
