"""Other packages give under `run` what they gave beside TensorFlow 1.

`tests/golden/packages.json` holds what lines of Python gave under NumPy 1.16,
pandas 1.1 and scikit-learn 0.20.
"""

import json

import pytest

from tests.golden import make_packages
from tests.legacy_rnn.running.programs import needs, runs

with open(make_packages.FILE, encoding='utf-8') as _file:
    RECORDED = json.load(_file)
# What is as the installed package has it, by part and by its reason.
OTHERWISE = {
    'numpy': {
        'an empty array is false in conditions alone': [
            'bool(np.array([])), bool(np.array([0]))',
        ],
        'comparisons that do not fit': [
            "if_(np.array([1,2]) == 'a')",
            "np.array([1,2,3]) == 'a'",
            'np.array([1,2,3]) == [1,2]',
        ],
        'small ones': [
            "np.array(['a', 1]), np.array(['a','bcd']).dtype",
            'np.linalg.solve(np.array([np.eye(2)]*3), np.ones((3,2))).shape',
            'np.unique([1,np.nan,np.nan])',
        ],
    },
    'pandas': {
        'means of whole numbers are floats': [
            "d({'a':[1,2,3],'b':['x','y','x']}).groupby('b').agg(np.mean)"
            '.values',
            "d({'a':[1,2],'b':['x','y']}).groupby('b').mean().values",
        ],
        'an array of values is a copy': [
            "put(d({'a':[1,2],'b':[3,4]}), 'values')",
        ],
        'unlike columns, which were sorted until 0.25': [
            "pd.concat([d({'b':[1]}), d({'a':[2]})]).columns.tolist()",
            "pd.concat([d({'b':[1],'a':[2]}), d({'a':[2],'b':[3]})])"
            '.columns.tolist()',
        ],
        'small ones': [
            "d({'a':[1,2,3],'b':['x','y','x']}).groupby('b').nth(0).values",
            "pd.Timestamp('2010-01-02').to_datetime64().astype('int64')",
            "pd.to_datetime(s(['2010-01-02','2010-02-03'])).dt.month.values",
        ],
    },
    'sklearn': {
        'names that went': [
            'naive_bayes.MultinomialNB().fit([[0,1],[1,0]],[0,1]).coef_.shape',
            'preprocessing.PolynomialFeatures(2).fit([[1.,2]])'
            '.get_feature_names()',
        ],
    },
}
# Releases of today beside which the above was read.
TODAY = {'numpy': '2.4', 'pandas': '3.', 'sklearn': '1.'}


def differing(capfd, part):
    """Lines of a part that give something else, and what they give."""
    lines = runs(capfd, make_packages.program(part))
    found = make_packages.printed('\n'.join(lines))
    assert len(found) == len(RECORDED[part])
    return {
        line: (recorded, found[line])
        for line, recorded in RECORDED[part].items()
        if found[line] != recorded
    }


@pytest.mark.parametrize(
    'part',
    [
        'numpy',
        pytest.param('pandas', marks=needs('pandas')),
        pytest.param('sklearn', marks=needs('sklearn')),
    ],
)
def test_lines_give_what_they_gave(capfd, part):
    package = pytest.importorskip(part)
    known = {line for lines in OTHERWISE[part].values() for line in lines}
    found = differing(capfd, part)
    assert found.keys() <= known, found
    if package.__version__.startswith(TODAY[part]):
        assert found.keys() == known
