"""Flags that name outputs are checked before the work."""

import os

import pytest
from absl import flags as absl_flags

from legacy_rnn.flags import benchmark, label, parity, port, run

OUTPUTS = [
    *((benchmark, name) for name in ('output', 'page', 'plot')),
    (label, 'output'),
    (parity, 'output'),
    (port, 'report'),
    (run, 'trace'),
]


@pytest.mark.parametrize(('module', 'name'), OUTPUTS)
def test_output_that_cannot_be_written_is_refused(module, name, tmp_path):
    values = absl_flags.FlagValues()
    module.define(values)
    (tmp_path / 'file').write_text('')
    for path, told in {
        '': 'empty name',
        str(tmp_path): 'the folder',
        f'{tmp_path}/new/': 'the folder',
        str(tmp_path / 'file' / 'sub' / 'a.json'): 'is none',
    }.items():
        with pytest.raises(absl_flags.Error, match=told):
            values(['', f'--{name}={path}'])
    if os.access('/proc/1/fd', os.W_OK) is False:
        with pytest.raises(absl_flags.Error, match='may not be written'):
            values(['', f'--{name}=/proc/1/fd/a.json'])
    mode = ['--mode=predict'] if module is label else []
    values(['', f'--{name}={tmp_path}/new/sub/a.json', *mode])
    assert os.listdir(tmp_path) == ['file']


@pytest.mark.parametrize(
    ('module', 'name'),
    [*OUTPUTS, (port, 'outdir'), (label, 'logdir'), (label, 'dataset')],
)
def test_tilde_is_the_folder_of_the_user(module, name, monkeypatch, tmp_path):
    monkeypatch.setenv('HOME', str(tmp_path))
    values = absl_flags.FlagValues()
    module.define(values)
    values[name].parse('~/a.npz')
    assert values[name].value == str(tmp_path / 'a.npz')
