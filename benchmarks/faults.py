"""Kills, faults and signals: what they lose of anybody's work.

usage: python benchmarks/faults.py kills [--each=27] [--only=KIND,...]
       python benchmarks/faults.py faults [--only=NAME,...]
       python benchmarks/faults.py signals

`kills` runs each kind of command, sends it `kill -9` at random moments of its
life (several times to one run; four in ten of them while it holds temporary
files), starts it again and again, and at last leaves it alone. After each kill
no file may be half written. At the end all weights and files must be those of
an undisturbed run, byte for byte, and nothing else may be left.

`faults` runs commands on a full disk, without rights, with the clock set back,
and so on; `signals` interrupts, ends, suspends and continues them. Each must
end with the right status, one line that says why, and nothing lost.

Moments are drawn from --seed. Results are kept in --state as they come, and
a second call goes on where the first was ended. Linux alone.
"""

import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')

from tests.faulting import command  # noqa: E402

if __name__ == '__main__':
    sys.exit(command.main())
