"""`contrib.integrate`: ordinary differential equations."""

from .adaptive import odeint
from .fixed import odeint_fixed

__all__ = ['odeint', 'odeint_fixed']
