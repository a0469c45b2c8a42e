"""Damaged files; benchmarks/fuzz.py has more."""

import pytest

from tests.fuzzing import (
    campaign,
    checkpoint_cases,
    data_cases,
    setting_cases,
)


@pytest.mark.parametrize(
    ('part', 'count'),
    [(data_cases, 150), (checkpoint_cases, 40), (setting_cases, 150)],
)
def test_damage_is_refused_in_one_line(part, count):
    ends = dict(part.run({'seed': 20261126}, range(count)))
    assert not {n: end for n, end in ends.items() if ':' in end}
    assert len(set(ends.values())) == 2


def test_campaign_goes_on_where_it_stopped(tmp_path):
    journal = tmp_path / 'journal'
    first = campaign.Campaign('data', 3, journal)
    first.run(data_cases.run, 30, 1, {'seed': 3})
    with journal.open('a') as file:
        file.write('{"part": "da')  # It was stopped as it wrote.
    again = campaign.Campaign('data', 3, journal)
    assert again.ends == first.ends and sum(again.ends.values()) == 30
    assert campaign.Campaign('data', 4, journal).ends == {}
    assert again.summary().startswith('data, seed 3: 30 cases (')
