"""json is told to write NumPy's whole numbers."""

from legacy_rnn.compat.porting import port_text, project
from tests.compat.porting.tools import (
    HEAD,
)


def test_json_is_told_to_write_whole_numbers_of_numpy():
    source = (
        HEAD + 'import json\njson.dump(x, f, indent=2)\nprint json.dumps(x)\n'
    )
    text = port_text(source, '0.8', project=project.Project(python2=True)).text
    assert 'json.dump(x, f, indent=2, default=int)\n' in text
    assert 'print(json.dumps(x, default=int))\n' in text
    kept = HEAD + 'import json\njson.dump(x, f)\n'
    assert 'default' not in port_text(kept, '1.15').text
