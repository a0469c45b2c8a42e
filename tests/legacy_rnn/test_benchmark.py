"""`legacy-rnn benchmark`, as a user would call it."""

import json
import sys

import pytest

from legacy_rnn import benchmark
from legacy_rnn.benchmarking import contest, picture, report, workloads
from legacy_rnn.flags import benchmark as flags

TINY = ['--workload=small_gru', '--rounds=2', '--seconds=0.01', '--peer=none']


def test_it_measures_prints_and_writes(tmp_path, capfd):
    output, page = tmp_path / 'out.json', tmp_path / 'page.md'
    status = benchmark.main(
        [*TINY, '--unroll=fused', f'--output={output}']
        + [f'--page={page}', '--threads=1']
    )
    printed = capfd.readouterr()
    assert status == 0, printed.err
    result = json.loads(output.read_text())
    rows = {row['contestant']: row for row in result['rows']}
    assert list(rows) == ['products', 'fused']
    for row in rows.values():
        assert row['train_ms'] > 0 and row['infer_ms'] > 0
        assert len(row['train_rounds_ms']) == 2
        assert row['peak_mb'] > 50
    assert rows['fused']['train_ratio'] == 1
    assert rows['fused']['nodes'] > 0 and rows['fused']['build_s'] > 0
    assert str(tmp_path) not in result['command']
    assert 'contestant' in printed.out and f'wrote {page}' in printed.out
    assert '## small_gru' in page.read_text()


@pytest.mark.parametrize('peer', ['torch', 'jax=python', 'torch=/no/python'])
def test_wrong_peer_is_one_line_and_status_2(peer, capfd):
    assert benchmark.main(['--workload=small_gru', f'--peer={peer}']) == 2
    last = capfd.readouterr().err.strip().splitlines()[-1]
    assert last.startswith('legacy-rnn: --peer: expected')


@pytest.mark.deep
def test_peer_that_fails_is_named_and_the_others_go_on():
    tiny = {**workloads.WORKLOADS['small_gru'], 'steps': 2, 'units': 4}
    entries = [('products', None), ('torch', sys.executable)]
    said = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contest, 'PEERS', contest.PEERS / 'nowhere')
        contestants, failures = contest.compete(
            tiny, entries, 1, 1, 0.01, said.append
        )
    assert [c.name for c in contestants] == ['products']
    assert 'status 2' in failures['torch']
    assert 'round 1 of 1' in said


def test_turns_alternate(monkeypatch):
    order = []

    class Fake:
        def __init__(self, name, *_):
            self.name = name

        def take_turn(self, mode, _):
            order.append((self.name, mode))

        def close(self):
            order.append((self.name, 'closed'))

    monkeypatch.setattr(contest, 'Contestant', Fake)
    contest.compete({}, [('a', None), ('b', None)], 1, 2, 1, lambda _: None)
    once = [('a', 'train'), ('a', 'infer'), ('b', 'train'), ('b', 'infer')]
    assert order == [*once, *once, ('a', 'closed'), ('b', 'closed')]


def test_products_are_those_of_a_gru_by_hand():
    """Forward of one step: x of 2 by 3 gates, h by 2 gates, r h by one."""
    tiny = {
        **workloads.WORKLOADS['small_gru'],
        'batch': 5,
        'steps': 7,
        'depth': 2,
        'units': 3,
        'classes': 4,
    }
    assert workloads.products(tiny, 'infer') == [
        (35, 2, 9, 1),
        (5, 3, 6, 7),
        (5, 3, 3, 7),
        (35, 3, 4, 1),
    ]
    forward = 35 * 2 * 9 + 35 * 3 * 9 + 35 * 3 * 4
    assert workloads.flops(tiny, 'infer') == 2 * forward
    # All of it twice more, but for the gradient of the data.
    assert workloads.flops(tiny, 'train') == 2 * (3 * forward - 35 * 2 * 9)


def test_ratio_is_the_median_of_the_ratios_of_rounds():
    def row(name, times, peer=False):
        return {
            'workload': 'small_gru',
            'contestant': name,
            'peer': peer,
            **{f'{m}_ms': sorted(times)[1] for m in contest.MODES},
            **{f'{m}_rounds_ms': times for m in contest.MODES},
        }

    rows = [
        row('products', [1.0, 1.0, 1.0]),
        row('fused', [2.0, 4.0, 2.0]),
        row('torch', [6.0, 8.0, 7.0], peer=True),
    ]
    train = report.summarize(rows)[0]
    assert (train['ours'], train['peer']) == ('fused', 'torch')
    assert train['speedup'] == 3.0
    assert train['over_products'] == 2.0
    assert report.geometric_mean([1, 4]) == 2
    assert report.geometric_mean([]) is None


def test_long_static_graphs_do_not_take_part():
    names = [
        name
        for name, _ in contest.entrants(
            workloads.WORKLOADS['long'],
            ['static', 'fused'],
            {'tf1': 'python'},
        )
    ]
    assert names == ['products', 'fused', 'tf1_dynamic', 'tf1_block']


def test_picture_shows_every_axis(tmp_path):
    points = [
        {'axis': axis, 'value': value, 'contestant': name, 'train_ms': value}
        for axis, values in picture.AXES.items()
        for value in values
        for name in ('static', 'fused')
    ]
    path = tmp_path / 'cost.png'
    picture.write(points, path)
    assert path.read_bytes().startswith(b'\x89PNG')


def test_flags_know_every_workload():
    assert flags.WORKLOADS == tuple(workloads.WORKLOADS)
