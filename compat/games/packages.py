"""Which gym is installed, and where it has its names."""

from __future__ import annotations

import importlib
import re

_CONTROL = (
    'AcrobotEnv CartPoleEnv Continuous_MountainCarEnv MountainCarEnv '
    'PendulumEnv'
)
# Wrappers that gym has, too, but that ask what they wrap for five values.
WRAPPERS = (
    'AtariPreprocessing ClipAction FilterObservation FlattenObservation '
    'FrameStack GrayScaleObservation RecordEpisodeStatistics RescaleAction '
    'ResizeObservation TransformObservation TransformReward'
)
# Name -> the module of gym that has it.
NAMES = {
    **dict.fromkeys(
        'ActionWrapper Env ObservationWrapper RewardWrapper Wrapper '
        'make'.split(),
        '',
    ),
    **dict.fromkeys(_CONTROL.split(), 'envs.classic_control'),
    **dict.fromkeys(
        ['DiscreteEnv', 'categorical_sample'], 'envs.toy_text.discrete'
    ),
    **dict.fromkeys(['register', 'registry'], 'envs.registration'),
    **dict.fromkeys(
        'create_seed hash_seed np_random'.split(), 'utils.seeding'
    ),
    **dict.fromkeys([*WRAPPERS.split(), 'Monitor', 'TimeLimit'], 'wrappers'),
}

# Where gym has them besides.
_ALSO = {
    'core': 'ActionWrapper Env ObservationWrapper RewardWrapper Wrapper',
    'envs': 'make register registry',
    'envs.classic_control.acrobot': 'AcrobotEnv',
    'envs.classic_control.cartpole': 'CartPoleEnv',
    'envs.classic_control.continuous_mountain_car': (
        'Continuous_MountainCarEnv'
    ),
    'envs.classic_control.mountain_car': 'MountainCarEnv',
    'envs.classic_control.pendulum': 'PendulumEnv',
    'envs.registration': 'make',
    'wrappers.monitor': 'Monitor',
    'wrappers.time_limit': 'TimeLimit',
}


def places():
    """Pairs of a name in gym, `gym.core.Wrapper`, and one of `NAMES`."""
    homes = [(home, name) for name, home in NAMES.items()]
    for home, names in _ALSO.items():
        homes += [(home, name) for name in names.split()]
    return [
        ('.'.join(filter(None, ('gym', home, name))), name)
        for home, name in homes
    ]


def installed():
    """gym, or gymnasium where it is not installed; ModuleNotFoundError."""
    try:
        return importlib.import_module('gym')
    except ModuleNotFoundError as error:
        try:
            return importlib.import_module('gymnasium')
        except ModuleNotFoundError:
            raise error from None


def is_old(gym):
    """Whether it is of up to 0.25 itself."""
    numbers = re.findall(r'\d+', getattr(gym, '__version__', '0'))[:2]
    is_gym = gym.__name__ == 'gym'
    return is_gym and tuple(map(int, numbers)) < (0, 26)
