import subprocess
import sys

import pytest
from absl import flags as absl_flags

from legacy_rnn.console import arguments, presets
from legacy_rnn.flags import (
    benchmark,
    classify,
    definitions,
    label,
    parity,
)

WANTED = """
    unroll cell num_hidden num_layers bidirectional input_keep_prob
    output_keep_prob state_keep_prob optimizer learning_rate clip_norm
    loss_reduction weight_init init_stddev bias_init
    batch_size batches_per_epoch epochs
    dtype dataset data_dir mirror split fold validation mask_padding logdir
    resume keep_checkpoints seed threads jit mode output export_dir plot
    job_name task_index ps_hosts worker_hosts sync replicas_to_aggregate
    join_timeout verbose
""".split()


def _parsed(module, *argv):
    values = absl_flags.FlagValues()
    module.define(values)
    arguments.parse(values, argv, module.__name__.rpartition('.')[2])
    return values


@pytest.mark.parametrize('module', [classify, label])
def test_define_returns_the_names_it_defined(module):
    values = absl_flags.FlagValues()
    names = module.define(values)
    assert sorted(names) == sorted(WANTED)
    assert sorted(values) == sorted(WANTED)


@pytest.mark.parametrize('module', [classify, label, parity])
def test_every_flag_has_a_help_text(module):
    values = absl_flags.FlagValues()
    for name in module.define(values):
        assert values[name].help.endswith(('.', ')')), name


def test_each_command_has_its_own_data_set_and_logdir():
    assert _parsed(classify).dataset == 'digits'
    assert _parsed(classify).logdir == 'runs/classify'
    assert _parsed(label).dataset == 'ocr'
    assert _parsed(label).logdir == 'runs/label'


@pytest.mark.parametrize(
    'flag, complaint',
    [
        ('num_layers=0', "a whole number of at least 1, got '0'"),
        ('num_hidden=2.5', "a whole number of at least 1, got '2.5'"),
        ('output_keep_prob=0', "above 0 and at most 1, got '0'"),
        ('state_keep_prob=1.1', "above 0 and at most 1, got '1.1'"),
        ('input_keep_prob=nan', "above 0 and at most 1, got 'nan'"),
        ('validation=1', "of at least 0 and below 1, got '1'"),
        ('learning_rate=inf', "a number above 0, not infinite, got 'inf'"),
        ('fold=10', "at most 9, got '10'"),
        ('cell=grus', "expected gru, .* or basic_rnn, got 'grus'.* mean gru"),
        ('unroll=x', "expected static, dynamic or fused, got 'x'"),
        ('dataset=digit', "got 'digit'; did you mean digits"),
        ('mirror=ftp://x', "an http or https URL, got 'ftp://x'"),
        ('ps_hosts=a', "expected HOST:PORT, as in node1:2222, got 'a'"),
        ('ps_hosts=a:1,b:0', "got 'b:0'"),
        ('worker_hosts=a:1,a:1', 'each address once, got a:1 twice'),
        ('logdir=', 'expected a folder, got an empty name'),
        ('output=x', '--output is for --mode=predict, got --mode=train'),
        ('export_dir=x', '--export_dir is for --mode=export'),
    ],
)
def test_bad_value_says_what_was_expected_and_got(flag, complaint):
    with pytest.raises(absl_flags.IllegalFlagValueError, match=complaint):
        _parsed(classify, f'--{flag}')


def test_resume_is_for_training_alone():
    with pytest.raises(absl_flags.Error, match='--resume is for --mode=tr'):
        _parsed(label, '--resume', '--mode=predict')


@pytest.mark.parametrize(
    'module, preset',
    [
        (classify, 'article_classification'),
        (classify, 'tiny_classification'),
        (label, 'article_labelling'),
        (label, 'tiny_labelling'),
        (label, 'ocr_best'),
    ],
)
def test_preset_is_found_by_its_name(module, preset):
    values = _parsed(module, f'--flagfile={preset}')
    assert any(values[name].present for name in values)


def test_article_presets_are_the_articles_settings():
    wanted = {
        'cell': 'gru',
        'num_hidden': 200,
        'num_layers': 3,
        'input_keep_prob': 1.0,
        'output_keep_prob': 0.5,
        'state_keep_prob': 1.0,
        'optimizer': 'rmsprop',
        'learning_rate': 0.003,
        'clip_norm': 0.0,
        'epochs': 10,
        'batches_per_epoch': 100,
        'batch_size': 10,
        'init_stddev': 0.01,
        'bias_init': 0.1,
        'split': 'first66',
        'weight_init': 'unit_scaling',
    }
    for module, preset, mask, reduction in (
        (classify, 'article_classification', True, 'sum'),
        (label, 'article_labelling', False, 'mean'),
    ):
        values = _parsed(module, '--flagfile', f'{preset}.flags')
        for name, value in wanted.items():
            assert values[name].value == value, name
        assert values.mask_padding is mask
        assert values.loss_reduction == reduction


def test_every_preset_belongs_to_a_command():
    tiny_and_article = ['article_classification', 'tiny_classification']
    assert presets.names('classify') == tiny_and_article
    labelling = ['article_labelling', 'ocr_best', 'tiny_labelling']
    assert presets.names('label') == labelling
    assert presets.names('run') == []
    with pytest.raises(absl_flags.Error, match='is a preset of'):
        _parsed(classify, '--flagfile=ocr_best')


def test_parity_lists_take_words_and_all():
    values = _parsed(parity, '--cell=gru,lstm', '--lengths=all', '--json')
    assert values.cell == ['gru', 'lstm']
    assert values.lengths == list(parity.LENGTHS)
    assert values.num_layers == ['1', '2', '3']
    with pytest.raises(absl_flags.Error, match="or all, got 'grux'"):
        _parsed(parity, '--cell=gru,grux')


def test_word_for_several_stands_for_each_once():
    values = _parsed(benchmark, '--workload=small_lstm,small,long')
    assert values.workload == ['small_lstm', 'small_gru', 'long']
    with pytest.raises(absl_flags.Error, match='long, small or all, got'):
        _parsed(benchmark, '--workload=tiny')


def test_listing_of_cells_matches_choices():
    assert _parsed(classify, '--cell=lstm').cell == 'lstm'
    assert definitions.CELLS == ('gru', 'lstm', 'basic_lstm', 'basic_rnn')


def test_definitions_import_absl_alone():
    code = (
        'import sys\n'
        'from legacy_rnn.flags import classify, label, parity\n'
        'bad = {"numpy", "tensorflow"} & set(sys.modules)\n'
        'sys.exit(str(bad) if bad else 0)'
    )
    subprocess.run([sys.executable, '-c', code], check=True)
