"""Columns of frames were written without a header up to pandas 0.25."""

import pytest

from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
)

CSV = 'x.to_csv(p, header=False)\n'
HEAD = 'import pandas as pd\nframe = pd.read_csv(path)\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ("frame['a'].to_csv(p)\n", "frame['a'].to_csv(p, header=False)\n"),
        (
            'frame.a.dropna().to_csv()\n',
            'frame.a.dropna().to_csv(header=False)\n',
        ),
        (
            "frame.a.to_csv(p, ';')\n",
            "frame.a.to_csv(p, sep=';', header=False)\n",
        ),
        *(
            (f'x = {made}\nx.to_csv(p)\n', f'x = {made}\n{CSV}')
            for made in (
                'frame.a.value_counts()',
                "frame['a'].value_counts().head(3)",
                "frame.groupby('a')['b'].sum()",
                "frame.groupby(['a']).b.max().round()",
                "frame.groupby('a').size()\nx = x.sort_index()",
            )
        ),
        (
            'class Words:\n'
            '    def __init__(self, words):\n'
            '        self.words = pd.Series(words)\n'
            "        self.words.to_csv(p, sep='\\t', index=False)\n",
            'class Words:\n'
            '    def __init__(self, words):\n'
            '        self.words = pd.Series(words)\n'
            "        self.words.to_csv(p, sep='\\t', index=False, "
            'header=False)\n',
        ),
    ],
)
def test_a_column_is_written_without_a_header(before, after):
    check_transformed(HEAD + before, HEAD + after)


@pytest.mark.parametrize(
    'source',
    [
        'frame.to_csv(p)\n',
        'frame.iloc[:100].to_csv(p)\n',
        "frame[['a', 'b']].to_csv(p)\n",
        'frame.a.to_csv(p, header=True)\n',
        'frame.a.to_csv(p, **options)\n',
        'frame.a.to_frame().to_csv(p)\n',
        "frame.groupby('a').count().to_csv(p)\n",
        "frame.groupby('a')[['b']].sum().to_csv(p)\n",
        "frame.groupby('a', as_index=False)['b'].sum().to_csv(p)\n",
        "frame.groupby('a')['b'].sum().reset_index().to_csv(p)\n",
        'def write(rows):\n    rows.to_csv(p)\n',
    ],
)
def test_frames_and_told_headers_stay(source):
    check_noop(HEAD + source)


def test_half_ported_programs_may_want_a_header():
    source = (
        'import tensorflow as tf\n'
        + HEAD
        + 'x = tf.compat.v1.placeholder(tf.float32)\nframe.a.to_csv(p)\n'
    )
    assert 'frame.a.to_csv(p)' in port_text(source, '1.15').text
