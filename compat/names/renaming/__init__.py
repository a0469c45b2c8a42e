"""What a release calls each variable of a checkpoint, as pure Python.

Names are read by the grammar of one release (`grammar`) into places that hold
for all releases, and written again by another (`writing`). `plan` does so for
a whole checkpoint and accounts for every variable; `fitting` finds the
releases whose names a checkpoint has. What the releases differ in is the data
of `conventions`. No TensorFlow is imported.
"""

from .fitting import Reading, read
from .plan import Move, Plan, make_plan
from .sources import others

__all__ = ['Move', 'Plan', 'Reading', 'make_plan', 'others', 'read']
