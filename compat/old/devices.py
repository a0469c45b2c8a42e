"""`tensorflow.python.client.device_lib`: the devices of this machine."""

from __future__ import annotations

from typing import NamedTuple

import tensorflow as tf


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
