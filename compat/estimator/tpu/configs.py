"""`RunConfig` and `TPUConfig` of a TPUEstimator.

Source: TensorFlow 1.4.1, 1.12.3 and 1.15.5, `tpu_config.py`.
"""

from __future__ import annotations

import collections

from ...releases import Release
from .. import run_config

_CORES = (1, 2, 4, 8, 16, 32, 64, 128)


class InputPipelineConfig:
    """How batches come to the cores of a TPU."""

    PER_SHARD_V1 = 1
    PER_HOST_V1 = 2
    PER_HOST_V2 = 3
    BROADCAST = 4
    SLICED = 5


class TPUConfig(
    collections.namedtuple(
        'TPUConfig',
        'iterations_per_loop num_shards num_cores_per_replica '
        'per_host_input_for_training tpu_job_name initial_infeed_sleep_secs '
        'input_partition_dims eval_training_input_configuration '
        'experimental_host_call_every_n_steps computation_shape',
    )
):
    """What concerns a TPU alone; it is kept, and nothing here uses it.

    Args:
        iterations_per_loop: Steps between two returns to the host.
        num_shards: Cores of the model.
        num_cores_per_replica: A power of 2 up to 128, from 1.10.
        per_host_input_for_training: Bool, or of `InputPipelineConfig`.
        tpu_job_name: Name of the TPUs in a cluster.
        initial_infeed_sleep_secs: Seconds to wait before the first batch.
        input_partition_dims: One or two lists of dimensions.
        eval_training_input_configuration: Of `InputPipelineConfig`.
        experimental_host_call_every_n_steps: Steps.
        computation_shape: Three numbers, of 1.7 to 1.9.

    Raises:
        ValueError: A value out of its range.
    """

    release = Release('1.15')

    def __new__(
        cls,
        iterations_per_loop=2,
        num_shards=None,
        num_cores_per_replica=None,
        per_host_input_for_training=True,
        tpu_job_name=None,
        initial_infeed_sleep_secs=None,
        input_partition_dims=None,
        eval_training_input_configuration=InputPipelineConfig.PER_HOST_V1,
        experimental_host_call_every_n_steps=1,
        computation_shape=None,
    ):
        """Checks the numbers."""
        numbers = {
            'iterations_per_loop': iterations_per_loop,
            'num_shards': num_shards,
            'initial_infeed_sleep_secs': initial_infeed_sleep_secs or None,
        }
        for name, value in numbers.items():
            if value is not None and (not isinstance(value, int) or value < 1):
                raise ValueError(f'TPUConfig {name} must be positive: {value}')
        if num_cores_per_replica not in (None, *_CORES):
            raise ValueError(
                f'num_cores_per_replica must be one of {_CORES}, got '
                f'{num_cores_per_replica}'
            )
        if isinstance(per_host_input_for_training, bool):
            per_host_input_for_training += 1
        return super().__new__(
            cls,
            iterations_per_loop,
            num_shards,
            num_cores_per_replica,
            per_host_input_for_training,
            tpu_job_name,
            initial_infeed_sleep_secs,
            input_partition_dims,
            eval_training_input_configuration,
            experimental_host_call_every_n_steps,
            computation_shape,
        )


class RunConfig(run_config.RunConfig):
    """A RunConfig of an Estimator, with that of a TPU.

    Args:
        tpu_config: TPUConfig.
        evaluation_master: Address of a session for evaluations.
        master: Address of a session.
        cluster: Must be None.
        **given: As a RunConfig of `tf.estimator` takes them.

    Raises:
        ValueError: A cluster of TPUs, or a value out of its range.
        TypeError: An argument that no RunConfig of the release took.
    """

    def __init__(
        self,
        tpu_config=None,
        evaluation_master=None,
        master=None,
        cluster=None,
        **given,
    ):
        if cluster is not None:
            raise ValueError(
                f'cluster must be None, as no TPU is used here, got {cluster}'
            )
        unknown = given.keys() - set(run_config.fields(self.release))
        if unknown:
            raise TypeError(
                f'RunConfig of TensorFlow {self.release} takes no '
                f'{", ".join(sorted(unknown))}'
            )
        super().__init__(**given)
        self._tpu_config = tpu_config or TPUConfig()
        self._cluster = None
        if master is not None:
            self._master = master
        if evaluation_master is not None:
            self._evaluation_master = evaluation_master

    def replace(self, **changes):
        """A copy with other values, as of `tf.estimator.RunConfig`."""
        tpu_config = changes.pop('tpu_config', self._tpu_config)
        changed = super().replace(**changes)
        changed._tpu_config = tpu_config
        return changed
