"""`tf.contrib.opt`: optimizers on those of `tf.train`."""

from .adam_kin import AdaMaxOptimizer, LazyAdamOptimizer, NadamOptimizer
from .clipping import (
    VariableClippingOptimizer,
    clip_gradients_by_global_norm,
)
from .moving_average import MovingAverageOptimizer
from .weight_decay import (
    AdamWOptimizer,
    DecoupledWeightDecayExtension,
    MomentumWOptimizer,
    extend_with_decoupled_weight_decay,
)

__all__ = [
    'AdaMaxOptimizer',
    'AdamWOptimizer',
    'DecoupledWeightDecayExtension',
    'LazyAdamOptimizer',
    'MomentumWOptimizer',
    'MovingAverageOptimizer',
    'NadamOptimizer',
    'VariableClippingOptimizer',
    'clip_gradients_by_global_norm',
    'extend_with_decoupled_weight_decay',
]
