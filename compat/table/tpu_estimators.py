"""`TPUEstimator`, its configurations and what its model function returns."""

from .. import history
from .row import ours

# Public name -> module of compat/estimator/tpu that implements it.
HOMES = {
    'InputPipelineConfig': 'configs',
    'RunConfig': 'configs',
    'TPUConfig': 'configs',
    'TPUEstimator': 'estimator',
    'TPUEstimatorSpec': 'spec',
}
# Modules in which releases kept them, the newest home first.
MODULES = ('estimator.tpu', 'contrib.tpu')
ROWS = tuple(
    ours(f'{module}.{name}', f'estimator.tpu:{name}')
    for module in MODULES
    for name in HOMES
    if history.find(f'{module}.{name}')
)
