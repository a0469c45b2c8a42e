"""Work that is spread over forks."""

import os
import signal

import pytest

from legacy_rnn.compat.sources.programs import processes

ITEMS = list(range(processes.FEWEST))


@pytest.fixture
def two_cores(monkeypatch):
    monkeypatch.setattr(processes, '_cores', lambda: 2)


def has_ended(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.usefixtures('two_cores')
def test_answers_come_in_order_from_other_processes():
    found = list(processes.spread(lambda n: (n, os.getpid()), ITEMS))
    assert [n for n, _ in found] == ITEMS
    assert len({pid for _, pid in found} - {os.getpid()}) == 2


def test_few_items_need_no_process():
    found = set(processes.spread(lambda _: os.getpid(), ITEMS[1:]))
    assert found == {os.getpid()}


@pytest.mark.usefixtures('two_cores')
def test_what_a_killed_process_owes_is_computed_here():
    here = os.getpid()

    def answer(n):
        if n == 3 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    assert list(processes.spread(answer, ITEMS)) == ITEMS


@pytest.mark.usefixtures('two_cores')
def test_errors_are_raised_here():
    answers = processes.spread(lambda n: (n, 1 // (n - 7), os.getpid()), ITEMS)
    found = [next(answers) for _ in range(7)]
    with pytest.raises(ZeroDivisionError):
        next(answers)
    assert has_ended(found[0][-1])


@pytest.mark.usefixtures('two_cores')
def test_what_cannot_be_sent_is_computed_here():
    found = list(processes.spread(lambda n: lambda: n, ITEMS))
    assert [function() for function in found] == ITEMS


@pytest.mark.usefixtures('two_cores')
def test_processes_end_where_nobody_asks_on():
    answers = processes.spread(lambda n: (os.getpid(), 'x' * 2**20), ITEMS)
    process, _ = next(answers)
    answers.close()
    assert has_ended(process)
