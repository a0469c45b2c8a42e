"""Records what NumPy, pandas and scikit-learn of then gave.

usage: python tests/golden/make_packages.py, by a Python with NumPy 1.16,
pandas 1.1 and scikit-learn 0.20, as they stood beside TensorFlow 1.4 to 1.12

The expressions are the lines of `packages.txt`. As `program(part)` they are a
program that prints what each gives.
"""

from __future__ import print_function

import io
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(HERE, 'packages.json')
LINES = os.path.join(HERE, 'packages.txt')
_HEAD = """from __future__ import print_function
import io, json, random, sys, warnings
warnings.simplefilter('ignore')
import numpy as np
"""
HEADS = {
    'numpy': """
def if_(x):
    return 1 if x else 0
def rs(f):
    np.random.seed(3)
    return f()
def pr(f):
    random.seed(3)
    return f()
def sh(x):
    random.shuffle(x)
    return x
def shuffled(x):
    np.random.shuffle(x)
    return x
def softmax(x):
    e = np.exp(np.array(x, np.float32))
    return e / e.sum()
""",
    'pandas': """
import pandas as pd
s = pd.Series
d = pd.DataFrame
def put(f, how):
    if how == 'loc':
        f.loc[0, 'a'] = 9
    elif how == 'chain':
        f['a'][0] = 9
    elif how == 'mask':
        f['a'][f['b'] > 3] = 9
    elif how == 'col':
        f['a'] = f['a'] / 2
    elif how == 'values':
        f['a'].values[0] = 9
    elif how == 'textnum':
        f.loc[0, 'a'] = 9
    elif how == 'intfloat':
        f.loc[0, 'b'] = 9.5
    elif how == 'inttext':
        f.loc[0, 'b'] = 'z'
    elif how == 'newrow':
        f.loc[2] = ['w', 7]
    elif how == 'series':
        c = f['a']
        c[0] = 9
    elif how == 'inplacecol':
        f['a'].replace(1, 9, inplace=True)
    elif how == 'fillcol':
        f['a'].fillna(0, inplace=True)
    elif how == 'sub':
        g = f[['a']]
        g['a'] = 0
    elif how == 'iterrows':
        for i, r in f.iterrows():
            f.loc[i, 'a'] = r['b'] + 0.5
    elif how == 'attr':
        f.a[0] = 9
    return f.values.tolist()
""",
    'sklearn': """
import sklearn.feature_extraction.text, sklearn.utils.class_weight
import sklearn.utils.linear_assignment_, sklearn.externals.joblib
from sklearn.utils import extmath
""",
}
_PARTS = (
    'base calibration cluster covariance datasets decomposition '
    'discriminant_analysis ensemble externals feature_extraction '
    'feature_selection gaussian_process isotonic linear_model manifold '
    'metrics mixture model_selection multiclass naive_bayes neighbors '
    'neural_network pipeline preprocessing random_projection svm tree utils'
).split()
_SHOW = """
def show(x):
    if type(x).__name__ in ('DataFrame', 'Series'):
        return type(x).__name__ + show(x.values)
    if isinstance(x, np.ndarray):
        if x.dtype.kind == 'f':
            x = x.round(4) + 0.0
        return 'array(%s, %s)' % (x.tolist(), str(x.dtype).replace('<', ''))
    if isinstance(x, (tuple, list)):
        return '(%s)' % ', '.join(map(show, x))
    return '%.5g' % x if isinstance(x, float) else str(x)
"""
_CASE = """
def case():
    return {line}
try:
    shown = show(case())
except Exception as error:
    shown = type(error).__name__
print('=', json.dumps([{text}, shown]))
"""


def expressions(part):
    """The lines of one part of `packages.txt`."""
    with io.open(LINES, encoding='utf-8') as file:
        parts = file.read().split('# ')
    found = {p.partition('\n')[0]: p.partition('\n')[2] for p in parts}
    return found[part].splitlines()


def head(part):
    """What stands above the lines of a part in a program."""
    source = _HEAD + HEADS[part]
    if part == 'sklearn':
        source += ''.join(f'from sklearn import {n}\n' for n in _PARTS)
    return source + _SHOW


def case(code, line):
    """Source that prints a line and what code for it gives."""
    return _CASE.format(line=code, text=repr(str(line)))


def program(part):
    """The source of a program that prints what the lines give."""
    return head(part) + ''.join(case(n, n) for n in expressions(part))


def printed(output):
    """Dict of what a program printed, by expression."""
    lines = [line for line in output.splitlines() if line.startswith('= ')]
    return dict(json.loads(line[2:]) for line in lines)


def main():
    """Runs the programs, and writes what they print."""
    found = {}
    for part in sorted(HEADS):
        output = subprocess.check_output([sys.executable, '-c', program(part)])
        found[part] = printed(output.decode('utf-8'))
    with open(FILE, 'w') as file:
        json.dump(found, file, indent=1, sort_keys=True)
        file.write('\n')


if __name__ == '__main__':
    main()
