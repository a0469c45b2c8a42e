"""`tf.contrib.opt`: optimizers on those of `tf.train`."""

from .adam_kin import AdaMaxOptimizer, LazyAdamOptimizer, NadamOptimizer
from .clipping import (
    VariableClippingOptimizer,
    clip_gradients_by_global_norm,
)
from .external import ExternalOptimizerInterface, ScipyOptimizerInterface
from .layerwise import LARSOptimizer, LARSOptimizerOf1_12
from .moving_average import MovingAverageOptimizer
from .multitask import MultitaskOptimizerWrapper
from .signs import AddSignOptimizer, PowerSignOptimizer
from .weight_decay import (
    AdamWOptimizer,
    DecoupledWeightDecayExtension,
    MomentumWOptimizer,
    extend_with_decoupled_weight_decay,
)

__all__ = [
    'AdaMaxOptimizer',
    'AdamWOptimizer',
    'AddSignOptimizer',
    'DecoupledWeightDecayExtension',
    'ExternalOptimizerInterface',
    'LARSOptimizer',
    'LARSOptimizerOf1_12',
    'LazyAdamOptimizer',
    'MomentumWOptimizer',
    'MovingAverageOptimizer',
    'MultitaskOptimizerWrapper',
    'NadamOptimizer',
    'PowerSignOptimizer',
    'ScipyOptimizerInterface',
    'VariableClippingOptimizer',
    'clip_gradients_by_global_norm',
    'extend_with_decoupled_weight_decay',
]
