"""Every record of an old release, computed again on today's TensorFlow.

One test is one case of one part in one release:

    pytest tests/golden/replay.py -k 'GRUCell and 0.12'
"""

import pytest

from tests.golden import compare, measure, namespaces, recipes, record


def _short(version):
    return version.rpartition('.')[0]


def _cases():
    for row in record.manifest().values():
        version, _, part = row['file'][: -len('.npz')].partition('/')
        for case in recipes.by_part(_short(version)).get(part, []):
            name = f'{version}-{part}-{case.name}'
            yield pytest.param(version, part, case, id=name)


@pytest.mark.parametrize(('version', 'part', 'case'), _cases())
def test_case_measures_what_the_release_measured(version, part, case):
    recorded = record.load(version, part)[case.name]
    release = _short(version)
    places = {
        name: place for place, (name, *_) in enumerate(recorded['variables'])
    }
    measured = measure.measure(
        namespaces.namespace(release), release, case, places
    )
    found = compare.differences(recorded, measured, case.raises)
    sentences = [line for lines in found.values() for line in lines]
    assert not found, (
        f'{case!r} under {version}:\n  '
        + '\n  '.join(sentences)
        + f'\nThe record is made by `python tests/golden/make.py {part}`, '
        f'run by the Python of TensorFlow {version}.'
    )
