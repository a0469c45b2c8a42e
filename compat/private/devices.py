"""The devices of this machine, and devices by name.

*Source:* `tensorflow.python.client.device_lib` and `.framework.device`.
"""

from __future__ import annotations

from typing import NamedTuple

import tensorflow as tf

v1 = tf.compat.v1


class Device(NamedTuple):
    """A device, as scripts read it.

    Attributes:
        name: Such as `/device:CPU:0`.
        device_type: Such as `CPU`.
        memory_limit: Bytes; 0 where TensorFlow does not say.
        physical_device_desc: Description of the hardware.
    """

    name: str
    device_type: str
    memory_limit: int = 0
    physical_device_desc: str = ''


def list_local_devices(session_config=None):
    """Lists the devices that TensorFlow can use here.

    Args:
        session_config: Unused; kept for old calls.

    Returns:
        List of Device, the processor first.
    """
    return [
        Device(f'/device:{kind}:{number}', kind)
        for kind in ('CPU', 'GPU')
        for number, _ in enumerate(tf.config.list_physical_devices(kind))
    ]


def from_string(spec):
    """A device specification of its name."""
    return v1.DeviceSpec.from_string(spec)


def canonical(device):
    """The whole name of a device: a string, a specification or None."""
    if device is None:
        return ''
    if isinstance(device, str):
        device = from_string(device)
    return device.to_string()


def check_valid(spec):
    """Raises ValueError if a name is not that of a device."""
    from_string(spec)
