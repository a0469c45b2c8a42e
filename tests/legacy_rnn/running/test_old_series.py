"""Series that pandas read from files while a program runs."""

from tests.legacy_rnn.running.programs import needs, runs

SERIES = """
import io
import pandas as pd
a = pd.Series.from_csv(io.StringIO('yes,0\\nno,1\\n'), encoding='utf-8')
print(a['no'], a.index.name, a.name, list(a.index))
b = pd.Series.from_csv(io.StringIO('k,v\\n5,S\\n7,B\\n'), header=0)
print(b[7], list(b.index), b.index.name, b.name)
c = pd.Series.from_csv(io.StringIO('2011-01-02,4\\n2011-01-03,5\\n'))
print(c.index[0])
"""


@needs('pandas')
def test_series_are_read_from_files(capfd):
    """As pandas 0.24.2 reads them."""
    assert runs(capfd, SERIES)[:3] == [
        "1 None None ['yes', 'no']",
        'B [5, 7] k v',
        '2011-01-02 00:00:00',
    ]
