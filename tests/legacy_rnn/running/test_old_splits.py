"""Splits and components of scikit-learn as programs of then made them."""

from tests.legacy_rnn.running.programs import needs, runs

FOLDS = """
from sklearn import cross_validation, model_selection
y = [0, 0, 1, 1, 1, 0, 2, 2, 0, 1, 2, 0]
splits = cross_validation.StratifiedKFold(y, 3, True, 7)
print([test.tolist() for _, test in splits])
assert str(list(splits)) == str(list(splits))
splits = model_selection.StratifiedKFold()
print([test.tolist() for _, test in splits.split(y, y)])
"""

COMPONENTS = """
from sklearn import decomposition
rows = [[5, 8, 5], [0, 0, 1], [7, 6, 2], [4, 5, 2], [4, 2, 4]]
print(decomposition.PCA(1).fit_transform(rows).round(3).ravel().tolist())
print(decomposition.FastICA(1).whiten)
"""


@needs('sklearn')
def test_components_have_the_signs_of_then(capfd):
    # Recorded under scikit-learn 0.19.2.
    assert runs(capfd, COMPONENTS)[:2] == [
        '[-4.066, 6.023, -2.949, -0.429, 1.421]',
        'arbitrary-variance',
    ]


@needs('sklearn')
def test_classes_are_split_into_the_folds_of_then(capfd):
    # Recorded under scikit-learn 0.19.2.
    assert runs(capfd, FOLDS)[:2] == [
        '[[0, 3, 4, 6, 8], [1, 2, 5, 7], [9, 10, 11]]',
        '[[0, 1, 2, 3, 6], [4, 5, 7, 8], [9, 10, 11]]',
    ]
