"""json is told to write NumPy's numbers."""

import json

import numpy as np

from legacy_rnn.compat.porting import port_text, project
from tests.compat.porting.tools import HEAD, NEW_HEAD

DEFAULT = 'default=lambda x: x.item()'


def test_json_is_told_to_write_numbers_of_numpy_in_python_2():
    source = (
        HEAD + 'import json\njson.dump(x, f, indent=2)\nprint json.dumps(x)\n'
    )
    text = port_text(source, '0.8', project=project.Project(python2=True)).text
    assert f'json.dump(x, f, indent=2, {DEFAULT})\n' in text
    assert f'print(json.dumps(x, {DEFAULT}))\n' in text
    assert port_text(text, '0.8').text == text


def test_json_is_told_to_write_what_was_fetched():
    fetched = HEAD + 'import json\nimport numpy as np\nx = s.run(y) / 2.0\n'
    text = port_text(fetched + 'json.dump(x, f)\n', '1.15').text
    assert text.endswith(f'json.dump(x, f, {DEFAULT})\n')
    for lines in ('json.dump(x, f, default=g)\n', 'json.dump(x, f, **g)\n'):
        assert port_text(fetched + lines, '1.15').text.endswith(lines)
    kept = HEAD + 'import json\njson.dump(s.run(x), f)\n'
    assert port_text(kept, '1.15').text == kept.replace(HEAD, NEW_HEAD)


def test_json_is_told_to_write_what_another_file_fetched():
    model = HEAD + 'def step(x):\n  return sess.run(loss, {a: x})\n'
    told = project.Project(fetches=project.facts(model).fetches)
    writes = 'import json\njson.dump(sum(losses) / 2, f)\n'
    for source, end in (
        (f'losses.append(model.step(x))\n{writes}', f', {DEFAULT})\n'),
        (writes, ' / 2, f)\n'),
    ):
        assert port_text(source, '1.15', project=told).text.endswith(end)


def test_json_is_told_to_write_what_a_function_may_be_handed():
    model = HEAD + 'def step(x):\n  return sess.run(loss, {a: x})\n'
    told = project.Project(fetches=project.facts(model).fetches)
    writes = 'import json\ndef write(x):\n    json.dump(x, f)\n'
    ported = port_text(writes, '1.15', project=told).text
    assert ported.endswith(f'json.dump(x, f, {DEFAULT})\n')
    assert port_text(writes, '1.15').text == writes


def test_numbers_are_written_as_they_are():
    numbers = [np.float32(0.5), np.int64(3), np.float64(0.1)]
    space: dict = {'json': json, 'x': numbers}
    exec(f'text = json.dumps(x, {DEFAULT})', space)
    assert space['text'] == '[0.5, 3, 0.1]'
