"""Names that are made of one another are asked about once."""

import pytest

from legacy_rnn.compat.sources.asked import Asked

# How what a name is made of says what the name is.
CHOICES = {'a': any, 'b': all, 'c': any}
WAYS = [(name, other) for name in 'abc' for other in 'abcd']


def along(name, made, otherwise, seen=()):
    """What is said of a name, along every way through the others."""
    if name == 'd':
        return not otherwise
    inside = (*seen, name)
    return CHOICES[name](
        otherwise if other in inside else along(other, made, otherwise, inside)
        for other in made[name]
    )


@pytest.mark.parametrize('otherwise', [False, True])
def test_the_answer_is_that_of_all_ways(otherwise):
    for number in range(2 ** len(WAYS)):
        made = {name: [] for name in 'abc'}
        for place, (name, other) in enumerate(WAYS):
            if number >> place & 1:
                made[name].append(other)
        asked = Asked(otherwise)

        def ask(name, made=made, asked=asked):
            if name == 'd':
                return not otherwise
            return asked.of(name, lambda: CHOICES[name](map(ask, made[name])))

        for name in 'abc':
            assert ask(name) == along(name, made, otherwise), (made, name)


def test_names_are_looked_into_once():
    asked, looked = Asked(), []

    def ask(name):
        looked.append(name)
        return any(asked.of(n, lambda n=n: ask(n)) for n in range(30))

    assert not asked.of(0, lambda: ask(0))
    assert not asked.of(7, lambda: ask(7))
    assert sorted(looked) == [*range(30)]
