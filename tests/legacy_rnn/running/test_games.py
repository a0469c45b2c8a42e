"""gym, as programs of the time ask it."""

import sys
import types

import numpy as np
import pytest

from legacy_rnn.compat.games import seeding
from legacy_rnn.running import shims
from legacy_rnn.running.shims import classes, games
from tests.compat.porting.tools import check_noop, check_transformed


class Env:
    """As gym's own."""

    metadata = {'render_modes': []}
    render_mode = spec = None

    @property
    def unwrapped(self):
        return self

    def render(self):
        raise NotImplementedError


class Wrapper(Env):
    """As gymnasium's own: it has nothing of what it wraps."""

    def __init__(self, env):
        self.env = env

    @property
    def unwrapped(self):
        return self.env.unwrapped


class OrderEnforcing(Wrapper):
    """As `gym.make` puts around what it makes."""

    def __getattr__(self, name):
        return getattr(self.env, name)

    @property
    def spec(self):
        return self.env.spec


class Doubled(Wrapper):
    """A wrapper of today, of five values."""

    def reset(self, **options):
        seen, info = self.env.reset(**options)
        return seen * 2, info

    def step(self, action):
        seen, reward, ended, cut, info = self.env.step(action)
        return seen * 2, reward, ended, cut, info


class Walk(Env):
    """An environment of today: it is cut after two steps."""

    metadata = {'render_modes': ['rgb_array'], 'render_fps': 5}
    action_space = types.SimpleNamespace(n=2)

    def __init__(self):
        self.seeds, self.at = [], 0

    def reset(self, *, seed=None, options=None):
        self.seeds.append(seed)
        self.at = 0
        return 'start', {}

    def step(self, action):
        self.at += 1
        return action, 1.0, False, self.at == 2, {}

    def render(self):
        return self.render_mode


class Old(Env):
    """An environment of then, of a program."""

    def seed(self, seed=None):
        self.chance, seed = seeding.np_random(seed)
        return [seed]

    def reset(self):
        return self.chance.randint(100)

    def step(self, action):
        return action, 1.0, False, {}

    def render(self, mode='human'):
        return mode


@pytest.fixture
def package(monkeypatch):
    """Installs gym, or what stands in for it, by name and version."""

    def install(name, version):
        for module in [m for m in sys.modules if '.compat.games.' in m]:
            if not module.endswith(('.packages', '.seeding')):
                monkeypatch.delitem(sys.modules, module)
        monkeypatch.setitem(sys.modules, 'gym', None)
        for part in (
            '',
            *('.core .envs .envs.classic_control .envs.registration').split(),
            '.envs.toy_text',
            *'.logger .spaces .utils .utils.seeding .wrappers'.split(),
        ):
            module = types.ModuleType(name + part)
            above, _, leaf = module.__name__.rpartition('.')
            if above:
                setattr(sys.modules[above], leaf, module)
            module.__path__ = []
            monkeypatch.setitem(sys.modules, module.__name__, module)
        gym = sys.modules[name]
        gym.__version__ = version
        gym.Env, gym.Wrapper, gym.core.Wrapper = Env, Wrapper, Wrapper
        gym.error = types.SimpleNamespace(Error=KeyError)
        gym.envs.registration.registry = known = {}
        gym.logger.min_level = 30
        gym.spaces.Discrete = lambda n: types.SimpleNamespace(n=n)
        gym.utils.seeding.np_random = 'of today'
        for kind in (OrderEnforcing, Doubled):
            monkeypatch.setattr(kind, '__module__', f'{name}.wrappers.x')
        gym.wrappers.FrameStack = Doubled
        gym.envs.classic_control.CartPoleEnv = Walk

        def register(id, entry_point, max_episode_steps=None):  # noqa: A002
            known[id] = types.SimpleNamespace(
                id=id, kind=entry_point, max_episode_steps=max_episode_steps
            )

        def make(name, disable_env_checker):
            env = known[name].kind()
            env.spec = known[name]
            return OrderEnforcing(env)

        gym.make, gym.envs.registration.register = make, register
        gym.envs.registration.make = 'of today'
        register('Walk-v2', Walk)
        return gym

    return install


@pytest.fixture(params=[('gym', '0.26.2'), ('gymnasium', '1.0.0')])
def gym(package, request):
    """gym as a program gets it."""
    package(*request.param)
    return games.TABLE['gym']()


def test_environments_give_what_they_gave(gym, tmp_path):
    env = gym.make('Walk-v0')  # A later version, as this one is gone.
    assert (type(env).__name__, str(env.action_space.n)) == ('Walk', '2')
    assert isinstance(env, Env) and env.unwrapped is env
    assert env.seed(3) == [3]
    assert env.reset() == 'start' and env.reset() == 'start'
    assert env.seeds == [3, None]
    assert env.step('left') == ('left', 1.0, False, {})
    assert env.step(1) == (1, 1.0, True, {'TimeLimit.truncated': True})
    assert env.render() is None and env.render(mode='rgb_array') == 'rgb_array'
    assert env.metadata['render.modes'] == ['rgb_array']
    folder = tmp_path / 'records'
    assert gym.wrappers.Monitor(env, str(folder), force=True) is env
    assert folder.is_dir()
    assert gym.spaces.prng.np_random.rand() < 1
    with pytest.raises(KeyError, match='Other'):
        gym.make('Other')


def test_environments_of_a_program_are_registered_wrapped_and_limited(gym):
    gym.envs.registration.register(
        id='Old-v0', entry_point=Old, timestep_limit=2, tags={'x': 1}
    )
    env = gym.envs.registration.make('Old-v0')
    assert (env.seed(42), env.reset()) == ([42], Old.reset(_seeded(42)))
    assert env.step(1) == (1, 1.0, False, {})
    assert env.step(1)[2:] == (True, {'TimeLimit.truncated': True})
    assert env._max_episode_steps == env.spec.timestep_limit == 2
    assert env.unwrapped.step(0) == (0, 1.0, False, {})
    assert env.env is env.unwrapped and isinstance(env.env, Old)
    assert env.render(mode='rgb_array') == 'rgb_array'
    specs = gym.envs.registry.all()
    assert {s.id for s in specs} == set(gym.envs.registry.env_specs)


class Box:
    """As a space of gym's own."""

    dtype = np.dtype(np.float32)

    def contains(self, seen):
        return seen.dtype == self.dtype


class Cart(Walk):
    """A game of gym's own, which draws as CartPole does."""

    def __init__(self):
        super().__init__()
        self.observation_space = Box()

    def reset(self, *, seed=None, options=None):
        assert seed is None
        self.state = self.np_random.uniform(low=-0.05, high=0.05, size=(4,))
        return np.array(self.state, np.float32), {}

    def step(self, action):
        self.state = tuple(2 * self.state)
        return np.array(self.state, np.float32), 1.0, False, False, {}


@pytest.mark.parametrize('name', ['gym', 'gymnasium'])
def test_game_of_gym_draws_what_it_drew_from_a_seed(
    name, package, monkeypatch
):
    gym = package(name, '0.26.2' if name == 'gym' else '1.0.0')
    home = f'{name}.envs.classic_control.cartpole'
    monkeypatch.setattr(Cart, '__module__', home)
    gym.envs.registration.register('Cart-v1', Cart)
    env = games.TABLE['gym']().make('Cart-v1')
    assert env.seed(7) == [7]
    drawn = [-0.0224773, 0.04186813, -0.01038048, 0.03759079]  # By 0.12.1.
    np.testing.assert_allclose(env.reset(), drawn, atol=1e-8)
    assert env.seed(7) == [7]
    seen = env.reset()
    np.testing.assert_allclose(seen, drawn, atol=1e-8)
    assert seen.dtype == np.float64
    assert env.unwrapped.observation_space.contains(seen)
    np.testing.assert_array_equal(env.step(0)[0], 2 * seen)


class Swing(Walk):
    """A game of gym's own, which turns as Pendulum-v1 does."""

    g, m, l, dt, max_speed = 10.0, 1.0, 1.0, 0.05, 8  # noqa: E741

    def reset(self, *, seed=None, options=None):
        self.state = np.array([1, 7.9])
        return self.shown(), {}

    def shown(self):
        angle, speed = self.state
        return np.array([np.cos(angle), np.sin(angle), speed], np.float32)

    def step(self, action):
        angle, speed = self.state
        self.last_u = action
        speed += (15 * np.sin(angle) + 3 * action) * self.dt
        speed = np.clip(speed, -self.max_speed, self.max_speed)
        self.state = np.array([angle + speed * self.dt, speed])
        return self.shown(), 1.0, False, False, {}


@pytest.mark.parametrize(
    ('name', 'angle'), [('Pendulum-v0', 1.441555), ('Pendulum-v1', 1.4)]
)
def test_pendulum_turned_before_its_speed_was_limited(
    name, angle, package, monkeypatch
):
    gym = package('gym', '0.26.2')
    home = 'gym.envs.classic_control.pendulum'
    monkeypatch.setattr(Swing, '__module__', home)
    gym.envs.registration.register('Pendulum-v1', Swing)
    env = games.TABLE['gym']().make(name)
    env.reset()
    expected = [np.cos(angle), np.sin(angle), 8]
    np.testing.assert_allclose(env.step(2.0)[0], expected, atol=1e-6)
    np.testing.assert_allclose(env.unwrapped.state, [angle, 8], atol=1e-6)


def _seeded(seed):
    env = Old()
    env.seed(seed)
    return env


def test_environments_of_a_program_may_be_of_up_to_0_9_5(gym):
    class Older(gym.Env):
        def __init__(self):
            self._seed = 7  # No method.

        def _reset(self):
            return 'start'

        def _step(self, action):
            return action, 1.0, False, {}

        def _render(self, mode='human', close=False):
            return mode

    gym.envs.registration.register(id='Older-v0', entry_point=Older)
    for env in (Older(), gym.make('Older-v0')):
        assert env.reset() == 'start' and env.seed(1) == []
        assert env.step(2) == (2, 1.0, False, {})
        assert env.render() == 'human' and env.close() is None
        assert isinstance(env, gym.Env) and isinstance(env, Older)
    assert isinstance(Walk(), gym.Env) and issubclass(Older, gym.core.Env)
    assert not isinstance(Walk(), Older) and not isinstance(3, gym.Env)
    with pytest.raises(NotImplementedError, match='Env has no _step'):
        gym.Env().step(0)
    with pytest.raises(NotImplementedError, match='has no _action'):
        gym.ActionWrapper(Walk()).step(0)


def test_wrappers_of_a_program_take_four_values(gym):
    class Seen(gym.ObservationWrapper):
        def observation(self, observation):
            return f'seen {observation}'

    class Paid(gym.RewardWrapper):
        def _reward(self, reward):  # As up to 0.9.5.
            return -reward

    class Turned(gym.ActionWrapper):
        def action(self, action):
            return 1 - action

    class Twice(gym.core.Wrapper):
        def __init__(self, env):
            gym.Wrapper.__init__(self, env)

        def _step(self, action):
            self.env.step(action)
            return self.env.step(action)

    env = Twice(Turned(Paid(Seen(gym.make('Walk-v2')))))
    assert env.reset() == 'seen start' and env.at == 0
    assert env.step(0)[:3] == ('seen 1', -1.0, True)
    assert env.spec.id == 'Walk-v2' and isinstance(env, Wrapper)
    with pytest.raises(AttributeError, match='_hidden'):
        _ = env._hidden


def test_wrappers_and_environments_of_gym_give_what_they_gave(gym):
    env = gym.wrappers.FrameStack(gym.make('Walk-v2'))
    assert env.seed(5) == [5]
    assert env.reset() == 'startstart' and env.unwrapped.seeds == [5]
    assert env.step(3) == (6, 1.0, False, {})
    assert env.step(3) == (6, 1.0, True, {'TimeLimit.truncated': True})

    class Long(gym.envs.classic_control.CartPoleEnv):
        def step(self, action):
            seen, reward, ended, info = super().step(action)
            return seen, 2 * reward, ended, info

    env = Long()
    assert (env.reset(), env.step(1)[1:3]) == ('start', (2.0, False))


def test_monitor_of_gym_0_7_sets_the_seed_and_hides_nothing(gym, tmp_path):
    class Walk(gym.Env):
        monitor = 'its own'

    for env in (gym.make('Walk-v2'), gym.Wrapper(gym.make('Walk-v2'))):
        env.monitor.start(str(tmp_path / 'records'), force=True, seed=3)
        env.monitor.configure(video_callable=None)
        env.reset()
        env.monitor.close()
        assert env.unwrapped.seeds == [3] and (tmp_path / 'records').is_dir()
    assert Walk().monitor == 'its own'
    env = gym.Env()
    env.monitor.start(str(tmp_path))
    env.monitor = None
    assert env.monitor is None


def test_environments_of_a_table_of_chances_draw_as_they_did(gym):
    """Source: gym 0.10.9, executed."""
    discrete = gym.envs.toy_text.discrete
    assert games.TABLE['gym.envs.toy_text.discrete']() is discrete

    class Ring(discrete.DiscreteEnv):
        def __init__(self):
            table = {
                s: [[(0.8, (s + a + 1) % 4, 1.0, s == 2), (0.2, s, 0.0, False)]
                    for a in range(2)]
                for s in range(4)
            }  # fmt: skip
            discrete.DiscreteEnv.__init__(self, 4, 2, table, [0.25] * 4)

    env = Ring()
    assert env.seed(3) == [3] and env.reset() == 2
    assert env.step(0) == (3, 1.0, True, {'prob': 0.8})
    states = [env.step(i % 2)[0] for i in range(1, 20)]
    assert states == [
        *(1, 2, 0, 1, 3, 0, 2, 3, 3, 0, 2, 3, 1, 2, 2, 3, 1, 2, 0)
    ]
    assert discrete.categorical_sample([0.2, 0.8], env.np_random) == 0
    assert (env.nS, env.nA, env.s, env.lastaction) == (4, 2, 0, 1)
    assert (env.action_space.n, env.observation_space.n) == (2, 4)


def test_levels_of_its_messages_have_their_old_name(gym):
    assert gym.logger.MIN_LEVEL == 30
    games.games.installed().logger.min_level = 40
    assert games.TABLE['gym.logger']().MIN_LEVEL == 40


def test_random_numbers_are_those_of_gym_0_17(gym):
    """Source: gym 0.17.3, executed."""
    source, seed = gym.utils.seeding.np_random(42)
    assert seed == 42
    np.testing.assert_allclose(source.rand(), 0.3741433781083283)
    assert seeding.hash_seed(3) == 1165634642309525307
    assert seeding.create_seed('maze') == 8430023044192952685
    assert type(seeding.np_random()[1]) is int
    for bad in (-1, 0.5, 'maze'):
        with pytest.raises(ValueError, match='a seed is a whole number'):
            seeding.np_random(bad)
    with pytest.raises(ValueError, match='or text'):
        seeding.create_seed(0.5)


def test_an_old_gym_is_left_alone(package):
    gym = package('gym', '0.21.0')
    assert games.TABLE['gym']() is gym
    assert games.games.Wrapper is Wrapper


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
    check_transformed(
        'from gym import Wrapper\nclass W(Wrapper):\n    pass\n',
        'from legacy_rnn.compat.games import Wrapper\n'
        'class W(Wrapper):\n    pass\n',
    )
    check_transformed(
        'from gym.envs.toy_text import discrete\n'
        'class Ring(discrete.DiscreteEnv):\n    pass\n',
        'from legacy_rnn.compat import games as discrete\n'
        'class Ring(discrete.DiscreteEnv):\n    pass\n',
    )
    check_noop('import gym\nfrom gym import spaces\nx = spaces.Discrete(2)\n')


def test_environment_of_a_program_may_have_no_seed_of_its_own():
    rows = {(m, kind, name): value for m, kind, name, value in classes.LOST}
    assert rows['gym', 'Env', 'seed'](Walk(), 3) == []
