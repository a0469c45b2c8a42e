"""Modules that have another name today, beside variables of that name."""

import pytest

from legacy_rnn.compat.porting import port_text


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        (
            'import Queue\nqueue = Queue.Queue()\nprint queue\n',
            'import queue as Queue\nqueue = Queue.Queue()\nprint(queue)\n',
        ),
        (
            'import os, cPickle, Queue\n'
            'def load(pickle):\n'
            "    pickle = cPickle.load(open('a'))\n"
            '    return pickle, Queue.Queue()\n'
            'print 1\n',
            'import os, pickle as cPickle, queue\n'
            'def load(pickle):\n'
            "    pickle = cPickle.load(open('a', 'rb'), encoding='latin1')\n"
            '    return pickle, queue.Queue()\n'
            'print(1)\n',
        ),
        (
            'import Queue\nprint Queue.Queue(), a.queue, f(queue=1)\n',
            'import queue\nprint(queue.Queue(), a.queue, f(queue=1))\n',
        ),
    ],
)
def test_module_keeps_its_old_name_where_the_new_one_is_taken(old, new):
    assert port_text(old, '0.12').text == new
