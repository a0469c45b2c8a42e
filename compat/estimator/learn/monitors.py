"""Monitors: what contrib.learn called during training before hooks."""

from __future__ import annotations

import numpy as np
import tensorflow as tf

from .constants import NanLossDuringTrainingError

v1 = tf.compat.v1


class BaseMonitor:
    """Called before and after each step; a base class.

    `step_begin` gives a list of further tensors to run; `step_end` gets
    their values by name, and ends the training if it returns True.
    """

    run_on_all_workers = False

    def __init__(self):
        self._begun = False
        self._current_epoch = self._current_step = self._max_steps = None
        self._estimator = None

    def set_estimator(self, estimator):
        """Gets to know the Estimator."""
        if estimator is None:
            raise ValueError('Missing estimator.')
        self._estimator = estimator

    def begin(self, max_steps=None):
        """Called before training."""
        if self._begun:
            raise ValueError('begin called twice without end.')
        self._max_steps, self._begun = max_steps, True

    def end(self, session=None):
        """Called after training."""
        if not self._begun:
            raise ValueError('end called without begin.')
        self._max_steps, self._begun = None, False

    def epoch_begin(self, epoch):
        """Called before an epoch."""
        if self._current_epoch is not None:
            raise ValueError('epoch_begin called twice without epoch_end.')
        if epoch < 0:
            raise ValueError(f'Invalid epoch {epoch}.')
        self._current_epoch = epoch

    def epoch_end(self, epoch):
        """Called after an epoch."""
        if self._current_epoch != epoch:
            raise ValueError(
                f'epoch_end expected {self._current_epoch} but got {epoch}.'
            )
        self._current_epoch = None

    def step_begin(self, step):
        """Called before a step; list of tensors."""
        past = self._max_steps is not None and step > self._max_steps
        if step < 0 or past:
            raise ValueError(f'Invalid step {step}.')
        self._current_step = step
        return []

    def step_end(self, step, output):
        """Called after a step; whether to stop."""
        if self._current_step != step:
            raise ValueError(
                f'step_end expected {self._current_step} but got {step}.'
            )
        self._current_step = None
        return False

    def post_step(self, step, session):
        """Called after a step, with the session."""


class EveryN(BaseMonitor):
    """Called every few steps.

    Args:
        every_n_steps: How many.
        first_n_steps: Steps at the start that all count.
    """

    def __init__(self, every_n_steps=100, first_n_steps=1):
        super().__init__()
        self._every_n_steps = every_n_steps
        self._first_n_steps = first_n_steps
        self._last_successful_step = None
        self._last_active_step = 0
        self._is_active = False

    def every_n_step_begin(self, step):
        """Called before such a step; list of tensors."""
        return []

    def every_n_step_end(self, step, outputs):
        """Called after such a step; whether to stop."""
        return False

    def every_n_post_step(self, step, session):
        """Called after such a step, with the session."""

    def step_begin(self, step):
        """Asks for tensors if it is time."""
        super().step_begin(step)
        self._is_active = (
            step <= self._first_n_steps
            or step >= self._every_n_steps + self._last_active_step
            or step == self._max_steps
        )
        return self.every_n_step_begin(step) if self._is_active else []

    def step_end(self, step, output):
        """Passes the values on."""
        super().step_end(step, output)
        return self._is_active and self.every_n_step_end(step, output)

    def post_step(self, step, session):
        """Notes the step."""
        super().post_step(step, session)
        if self._is_active:
            self.every_n_post_step(step, session)
            self._last_active_step = step
        self._last_successful_step = step

    def end(self, session=None):
        """Counts the last step in."""
        super().end(session)
        if self._last_successful_step != self._last_active_step:
            self.every_n_post_step(self._last_successful_step, session)


class StopAtStep(BaseMonitor):
    """Stops after some steps, or at a step.

    Args:
        num_steps: Steps from the first.
        last_step: The step instead.
    """

    run_on_all_workers = True

    def __init__(self, num_steps=None, last_step=None):
        super().__init__()
        if (num_steps is None) == (last_step is None):
            raise ValueError(
                'One of num_steps or last_step must be specified.'
                if num_steps is None
                else 'Only one of num_steps or last_step can be specified.'
            )
        self._num_steps, self._last_step = num_steps, last_step

    def step_begin(self, step):
        """Finds the last step."""
        super().step_begin(step)
        if self._last_step is None:
            self._last_step = step + self._num_steps - 1
        return []

    def step_end(self, step, output):
        """Whether it is the last step."""
        super().step_end(step, output)
        return step >= self._last_step


class PrintTensor(EveryN):
    """Logs tensors.

    Args:
        tensor_names: List of names, or dict of what is shown to names.
        every_n: Steps between two.
        first_n: Steps at the start that are all logged.
    """

    _prefix = ''

    def __init__(self, tensor_names, every_n=100, first_n=1):
        super().__init__(every_n, first_n)
        if not isinstance(tensor_names, dict):
            tensor_names = {name: name for name in tensor_names}
        self._tensor_names = tensor_names

    def every_n_step_begin(self, step):
        """Asks for the tensors."""
        return list(self._tensor_names.values())

    def every_n_step_end(self, step, outputs):
        """Logs them."""
        shown = [
            f'{tag} = {value_of(outputs, name)!s}'
            for tag, name in self._tensor_names.items()
        ]
        v1.logging.info('%sStep %d: %s', self._prefix, step, ', '.join(shown))


class LoggingTrainable(PrintTensor):
    """Logs trainable variables.

    Args:
        scope: Of the variables, None for all.
        every_n: Steps between two.
        first_n: Steps at the start that are all logged.
    """

    _prefix = 'Logging Trainable: '

    def __init__(self, scope=None, every_n=100, first_n=1):
        super().__init__([], every_n, first_n)
        self._scope = scope

    def every_n_step_begin(self, step):
        """Finds the variables."""
        found = v1.trainable_variables(self._scope)
        self._tensor_names = {one.name: one.value().name for one in found}
        return super().every_n_step_begin(step)


class CaptureVariable(EveryN):
    """Keeps the values of a variable.

    Args:
        var_name: Name of its tensor.
        every_n: Steps between two.
        first_n: Steps at the start that are all kept.
    """

    def __init__(self, var_name, every_n=100, first_n=1):
        super().__init__(every_n, first_n)
        self._name = var_name
        self.values = {}

    def every_n_step_begin(self, step):
        """Asks for it."""
        return [self._name]

    def every_n_step_end(self, step, outputs):
        """Keeps it."""
        self.values[step] = value_of(outputs, self._name)


class NanLoss(EveryN):
    """Stops at a loss that is no number.

    Args:
        loss_tensor: The loss.
        every_n_steps: Steps between two looks.
        fail_on_nan_loss: Whether to raise, rather than to stop.
    """

    def __init__(self, loss_tensor, every_n_steps=100, fail_on_nan_loss=True):
        super().__init__(every_n_steps)
        self._loss, self._fails = loss_tensor, fail_on_nan_loss

    def every_n_step_begin(self, step):
        """Asks for the loss."""
        return [self._loss]

    def every_n_step_end(self, step, outputs):
        """Looks at it."""
        if not np.isnan(value_of(outputs, self._loss)):
            return False
        message = 'Model diverged with loss = NaN.'
        if self._fails:
            v1.logging.error(message)
            raise NanLossDuringTrainingError
        v1.logging.warning(message)
        return True


def value_of(outputs, request):
    """The value of a tensor, by itself or by its name."""
    if request in outputs:
        return outputs[request]
    return outputs[request.name]
