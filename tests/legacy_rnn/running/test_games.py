"""gym, as programs of the time ask it."""

import sys
import types

import pytest

from legacy_rnn.running import shims
from legacy_rnn.running.shims import classes, games
from tests.compat.porting.tools import check_noop, check_transformed


class Env:
    """An environment of today: it is cut after two steps."""

    render_mode = None
    action_space = types.SimpleNamespace(seed=lambda seed: None)

    def __init__(self):
        self.seeds, self.steps = [], 0

    def reset(self, **options):
        self.seeds.append(options.get('seed'))
        self.steps = 0
        return 'start', {}

    def step(self, action):
        self.steps += 1
        return action, 1.0, False, self.steps == 2, {}

    def render(self):
        raise AssertionError('nothing is drawn')


class Wrapper:
    """As gym's own."""

    def __init__(self, env):
        self.env = env

    def __getattr__(self, name):
        return getattr(self.env, name)


@pytest.fixture
def package(monkeypatch):
    """Installs gym, or what stands in for it, by name and version."""

    def install(name, version):
        gym = types.ModuleType(name)
        gym.__version__ = version
        gym.Wrapper = Wrapper
        gym.error = types.SimpleNamespace(Error=KeyError)
        gym.spaces = types.ModuleType(f'{name}.spaces')
        known = {'Game-v1': Env}
        gym.make = lambda name, disable_env_checker: known[name]()
        monkeypatch.setitem(sys.modules, 'gym', None)
        monkeypatch.setitem(sys.modules, name, gym)
        wrappers = types.ModuleType(f'{name}.wrappers')
        monkeypatch.setitem(sys.modules, f'{name}.wrappers', wrappers)
        return gym

    return install


@pytest.mark.parametrize(
    ('name', 'version'), [('gym', '0.26.2'), ('gymnasium', '1.0.0')]
)
def test_environments_give_what_they_gave(package, name, version):
    package(name, version)
    gym = games.TABLE['gym']()
    env = gym.make('Game-v0')  # The next version, as this one is gone.
    assert env.seed(3) == [3]
    assert env.reset() == 'start' and env.reset() == 'start'
    assert env.env.seeds == [3, None]
    assert env.step('left') == ('left', 1.0, False, {})
    assert env.step(1) == (1, 1.0, True, {'TimeLimit.truncated': True})
    assert env.render() is None
    wrappers = games.TABLE['gym.wrappers']()
    assert wrappers.Monitor(env, 'folder') is env
    assert games.TABLE['gym.spaces']().prng.np_random.rand() < 1
    with pytest.raises(KeyError):
        gym.make('Other')


def test_an_old_gym_is_left_alone(package):
    gym = package('gym', '0.21.0')
    assert games.TABLE['gym']() is gym


def test_without_either_its_import_fails(monkeypatch):
    for name in ('gym', 'gymnasium'):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ModuleNotFoundError, match='gym'):
        shims.find.__wrapped__('gym', False)


def test_a_port_makes_them_too():
    check_transformed(
        "import gym\nenv = gym.make('CartPole-v0')\n",
        'import legacy_rnn.compat.games\nimport gym\n'
        "env = legacy_rnn.compat.games.make('CartPole-v0')\n",
    )
    check_noop('import gym\nfrom gym import spaces\nx = spaces.Discrete(2)\n')


def test_environment_of_a_program_may_have_no_seed_of_its_own():
    rows = {(m, kind, name): value for m, kind, name, value in classes.LOST}
    assert rows['gym', 'Env', 'seed'](Env(), 3) == []
