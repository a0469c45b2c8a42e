"""Settings that determine a run, as plain values that JSON can hold."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Settings:
    """Network, optimization and data of a run; the flags of their names."""

    dataset: str
    split: str | None = None
    fold: int = 0
    validation: float = 0.0
    mask_padding: bool = True
    unroll: str = 'dynamic'
    cell: str = 'gru'
    num_hidden: int = 200
    num_layers: int = 3
    bidirectional: bool = False
    input_keep_prob: float = 1.0
    output_keep_prob: float = 1.0
    state_keep_prob: float = 1.0
    weight_init: str = 'glorot'
    init_stddev: float = 0.01
    bias_init: float = 0.1
    dtype: str = 'float32'
    optimizer: str = 'rmsprop'
    learning_rate: float = 0.003
    clip_norm: float = 0.0
    loss_reduction: str = 'mean'
    batch_size: int = 10
    batches_per_epoch: int = 0
    epochs: int = 10
    seed: int = 0

    def replace(self, **changes):
        """Returns a copy with some values changed."""
        return dataclasses.replace(self, **changes)

    def to_dict(self):
        """Returns the values by name."""
        return dataclasses.asdict(self)


NAMES = tuple(field.name for field in dataclasses.fields(Settings))


def contradictions(given, run, free=()):
    """Compares the flags that were given with the settings of a run.

    Args:
      given: Values by name, those that were given.
      run: Settings of the run.
      free: Names that may differ.

    Returns:
      List of texts, such as `--cell=lstm, but the run has gru`.
    """
    return [
        f'--{name}={value}, but the run has {getattr(run, name)}'
        for name, value in given.items()
        if name in NAMES and name not in free and value != getattr(run, name)
    ]
