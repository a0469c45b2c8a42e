import os
import signal

import pytest

from legacy_rnn.training import interrupts


@pytest.mark.parametrize('name', ['SIGINT', 'SIGTERM'])
def test_first_signal_is_a_wish_and_the_second_ends(name):
    number = signal.Signals[name]
    before = signal.getsignal(number)
    with interrupts.deferred() as wishes:
        assert not wishes.requested
        os.kill(os.getpid(), number)
        assert wishes.requested
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), number)
    assert signal.getsignal(number) is before
