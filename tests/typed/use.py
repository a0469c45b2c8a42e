"""How a user's project calls the library; type checkers read it.

    mypy --strict tests/typed/use.py

Each `type: ignore` marks a mistake that a checker has to find: one that is
not found is an ignore too many, which is an error.
"""

import numpy as np

import legacy_rnn
from legacy_rnn.compat.cells import GRUCell

DATA = np.zeros([2, 3, 4], 'float32')
TARGET = np.zeros([2, 3, 5], 'float32')


def works() -> None:
    model = legacy_rnn.SequenceClassification(
        DATA, TARGET[:, 0], num_hidden=32, unroll='static', training=False
    )
    print(model.optimize, model.error)
    labelling = legacy_rnn.SequenceLabelling(
        DATA, TARGET, [1, 3], mask_padding=False, cell=lambda n: GRUCell(n)
    )
    print(labelling.cost, labelling.real_error)
    rows = legacy_rnn.compare_unrolls('gru', num_layers=2, lengths=['none'])
    print([row['passed'] for row in rows])
    legacy_rnn.compare_unrolls(GRUCell(3), inputs=DATA, training_steps=2)
    legacy_rnn.assert_unrolls_agree(lambda: GRUCell(3), DATA, seed=1)
    frames = legacy_rnn.unpack_sequence(DATA)
    print(legacy_rnn.last_relevant(legacy_rnn.pack_sequence(frames), [1, 2]))
    print(legacy_rnn.load_dataset('digits').num_classes)


def fails() -> None:
    legacy_rnn.SequenceClassification(DATA, TARGET, num_hiden=3)  # type: ignore[call-arg]
    legacy_rnn.SequenceLabelling(DATA, TARGET, num_hiden=3)  # type: ignore[call-arg]
    legacy_rnn.SequenceLabelling(DATA, TARGET, unroll='statc')  # type: ignore[arg-type]
    legacy_rnn.compare_unrolls('gru', num_layer=1)  # type: ignore[call-overload]
    legacy_rnn.assert_unrolls_agree(GRUCell, DATA, steps=1)  # type: ignore[call-arg]
    legacy_rnn.load_dataset('digits', data_dri='x')  # type: ignore[call-arg]
