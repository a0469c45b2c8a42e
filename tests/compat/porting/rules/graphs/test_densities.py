"""Densities of distributions by the methods of up to 1.0."""

import pytest
import tensorflow as tf

import legacy_rnn.compat.r1_0 as old
from legacy_rnn.compat.porting import port_text
from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
    findings,
)


def test_densities_have_one_method_for_numbers_and_counts():
    check_transformed(
        'self.d = tf.contrib.distributions.Normal(mu=a, sigma=b)\n'
        'x = self.d.pdf(y)\n'
        'y = tf.contrib.distributions.Bernoulli(p=c).log_pmf(z)\n',
        'self.d = tf.distributions.Normal(loc=a, scale=b)\n'
        'x = self.d.prob(y)\n'
        'y = tf.distributions.Bernoulli(probs=c).log_prob(z)\n',
        '1.0',
    )
    check_noop('x = d.log_pdf(y)\n', '1.0')
    check_transformed(
        'd = tf.contrib.distributions.Normal(a, b)\nx = other.pdf(y)\n',
        'd = tf.distributions.Normal(a, b)\nx = other.pdf(y)\n',
        '1.0',
    )


def test_densities_of_the_module_of_the_release_have_it_too():
    source = (
        'ds = tf.contrib.distributions\n'
        'x = ds.Normal(mu=a, sigma=b)\ny = x.log_pdf(c)\n'
    )
    ported = port_text(f'import tensorflow as tf\n{source}', '1.0')
    new = source.replace('tf.', 'r1_0.').replace('log_pdf', 'log_prob')
    assert ported.text.endswith(new)


@pytest.mark.parametrize('method', ['log_pdf', 'log_pmf'])
def test_the_methods_are_there_in_the_namespace(method):
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        normal = old.contrib.distributions.Normal(mu=0.0, sigma=1.0)
        density = session.run(getattr(normal, method)(0.0))
    assert density == pytest.approx(-0.9189385, abs=1e-6)
    assert not hasattr(tf.compat.v1.distributions.Normal, method)


def test_a_module_whose_names_are_elsewhere_today_keeps_its_name():
    check_transformed(
        'opt = tf.contrib.optimizer_v2\nx = opt.AdamOptimizer(a)\n',
        'opt = tf.train\nx = tf.train.AdamOptimizer(a)\n',
        '1.8',
    )


def test_a_module_with_names_of_ours_is_that_of_the_release():
    head = 'import tensorflow as tf\n'
    source = 'ds = tf.contrib.distributions\nx = ds.Normal(a, b)\n'
    ported = port_text(head + source, '1.4')
    assert ported.text.endswith(source.replace('tf.', 'r1_4.'))
    assert not findings(ported, 'check')
