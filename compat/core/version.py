"""The version that a release called itself."""

_PATCH = {'0.7': 1, '0.12': 1, '1.0': 1, '1.2': 1, '1.4': 1, '1.15': 5}


def make_version(release):
    """`'0.12.1'` for 0.12: the last patch of a release, or its first."""
    return f'{release}.{_PATCH.get(str(release), 0)}'
