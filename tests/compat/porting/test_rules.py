"""Each rule is a file that declares itself, and does what it says."""

from pathlib import Path

import pytest

from legacy_rnn.compat.porting import rules
from legacy_rnn.compat.porting.rule import EVERY_OTHER, Rule
from legacy_rnn.compat.releases import RELEASES, Release

from .rule_examples import declared, ported
from .tools import uncommented

RULES = declared()


def rule(name, *follows):
    return Rule(name, '', '', '', follows=follows)


@pytest.mark.parametrize('name', RULES)
def test_rule_is_named_by_its_file_and_has_a_test_file(name):
    *_, group, module = rules.modules()[name].__name__.split('.')
    assert module == name.replace('-', '_')
    test = Path(__file__).parent / 'rules' / group / f'test_{module}.py'
    assert test.exists(), f'write {test.name}'


@pytest.mark.parametrize('name', RULES)
def test_example_is_ported_as_the_rule_says(name):
    found = ported(RULES[name])
    severities = {f.severity for f in found.findings if f.rule == name}
    if RULES[name].after:
        assert severities == {'changed'}
        assert uncommented(found.text) == RULES[name].after
        again = ported(RULES[name], source=found.text)
        assert again.text == found.text
    else:
        assert severities == {'check'}


@pytest.mark.parametrize('name', RULES)
def test_rule_finds_its_example_in_its_releases_alone(name):
    first, last = map(Release, RULES[name].releases)
    after = [r for r in RELEASES if r > last][:1]
    for release in (first, last, *after):
        found = {f.rule for f in ported(RULES[name], str(release)).findings}
        assert (name in found) == (release <= last), release


@pytest.mark.parametrize('name', RULES)
def test_rule_is_told_in_one_sentence_each(name):
    for text in (RULES[name].does, RULES[name].why):
        assert text and not text.endswith('.')
    assert RULES[name].does[0].isupper() and RULES[name].why[0] != ' '


def test_rules_run_after_those_that_they_follow():
    order = rules.in_order(
        [rule('c'), Rule('a', '', '', '', follows=EVERY_OTHER), rule('b', 'c')]
    )
    assert order == ['c', 'b', 'a']
    order = list(rules.modules())
    assert order[-1] == 'imports'
    for name, one in RULES.items():
        for other in set(one.follows) & set(order):
            assert order.index(other) < order.index(name)


def test_rule_that_follows_no_rule_is_an_error():
    with pytest.raises(ValueError, match='rule a follows c, which is no rule'):
        rules.in_order([rule('a', 'c'), rule('b')])


def test_rules_that_wait_for_each_other_are_an_error():
    with pytest.raises(ValueError, match='a follows b follows a'):
        rules.in_order([rule('a', 'b'), rule('b', 'a'), rule('c')])
