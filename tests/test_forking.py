"""Programs in forks: their ends are seen, however fast they come."""

import time

from tests import forking


def test_program_that_ends_before_its_start_is_read_is_seen(monkeypatch):
    pipe = forking._server().process.stdout

    class Late:
        fileno = pipe.fileno

        def readline(self):
            time.sleep(1)
            return pipe.readline()

    monkeypatch.setattr(forking._server().process, 'stdout', Late())
    assert forking.code('raise SystemExit(3)', timeout=20).returncode == 3
