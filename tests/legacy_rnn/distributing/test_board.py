"""The board that all tasks of a cluster read, on a server of this process."""

import socket

import pytest
import tensorflow as tf

from legacy_rnn.compat.namespace import graph_mode
from legacy_rnn.distributing import board, losses, plans, servers
from legacy_rnn.distributing.places import Place

HOSTS = plans.free_addresses(2)


def _place(kind, job, replica):
    hosts = {'ps': tuple(HOSTS[:1]), 'worker': tuple(HOSTS[1:])}
    return Place(kind, job, 0, hosts, replica)


@pytest.fixture(scope='module')
def server():
    graph_mode.enter()
    return servers.start(_place('ps', 'ps', None), 1)


@pytest.fixture
def boards(server):
    found = [board.Board(_place('worker', 'worker', 0)) for _ in range(2)]
    yield found
    for one in found:
        one.close()


def test_chief_writes_what_the_others_read(boards):
    chief, worker = boards
    assert worker.status() is None
    owner = chief.begin({'sync': True})
    assert worker.status().state == board.WAITING
    chief.count_from(5)
    chief.make_ready()
    status = worker.status()
    assert (status.state, status.turn) == (board.READY, 1)
    assert status.card == b'{"sync": true}'
    assert [worker.claim(), chief.claim(), worker.claim()] == [5, 6, 7]
    chief.set_state(board.DONE)
    assert worker.status().state == board.DONE
    with chief.beating(owner) as check_alone:
        check_alone()


def test_chief_notices_another(boards, monkeypatch):
    monkeypatch.setattr(board, 'SECONDS_BETWEEN_BEATS', 0.01)
    first, second = boards
    with first.beating(first.begin({})) as check_alone:
        second.begin({})
        patience = losses.Patience(10, 'no other chief was noticed')
        with pytest.raises(ValueError, match='another chief has taken over'):
            while True:
                check_alone()
                patience.wait()


def test_process_of_a_worker_is_known_by_its_mark(boards):
    first, second = boards
    assert first.signed() is None
    first.sign(7)
    second.sign(8)
    assert first.signed() == 8


def test_port_in_use_is_refused(server):
    with pytest.raises(ValueError, match='of chief is in use'):
        with socket.socket() as taken:
            taken.bind(('', int(HOSTS[1].rpartition(':')[2])))
            taken.listen()
            servers.start(_place('chief', 'worker', 0), 1)


def test_host_that_does_not_come_is_named():
    with pytest.raises(
        losses.GoneError, match='ps 0 .* did not answer within'
    ):
        losses.wait_for(['127.0.0.1:1'], 'ps', 0.1)


def test_what_is_lost_is_known_by_the_error():
    assert issubclass(tf.errors.UnavailableError, losses.LOST)
    assert not issubclass(tf.errors.InvalidArgumentError, losses.LOST)
