"""Losses over sequences, and the buckets of `legacy_seq2seq`."""

from __future__ import absolute_import, division, print_function

from .case import Collection
from .legacy_seq2seq import PACKAGE, gru, legacy, source, target

CASES = Collection()
case = CASES.case

FLAGS = {
    'averaged': {},
    'over_batch_alone': {'average_across_timesteps': False},
}


def _logits(b):
    return [b.input(2, 4) for _ in range(3)]


def _labels(b):
    return [b.constant([1, 3]), b.constant([0, 2]), b.constant([3, 3])]


def _weights(b):
    return [
        b.constant([1.0, 0.5], 'float32'),
        b.constant([1.0, 0.0], 'float32'),
        b.constant([0.25, 0.0], 'float32'),
    ]


for _name, _options in sorted(FLAGS.items()):
    for _part in ['sequence_loss', 'sequence_loss_by_example']:

        @case(PACKAGE + _part, _name)
        def _loss(b, part=_part, options=_options):
            loss = getattr(legacy(b), part)
            b.keep(
                'outputs',
                loss(_logits(b), _labels(b), _weights(b), **options),
            )


@case(PACKAGE + 'sequence_loss', 'summed_over_batch')
def summed(b):
    loss = legacy(b).sequence_loss(
        _logits(b), _labels(b), _weights(b), average_across_batch=False
    )
    b.keep('outputs', loss)


def _own_loss(b):
    """A user's loss that notes how releases call it."""

    def loss(*values, **named):
        b.facts['loss is called with'] = '{} by position, {}'.format(
            len(values), ' '.join(sorted(named))
        )
        logits = named.get('logits', named.get('inputs'))
        labels = named.get('labels')
        if values:
            first_is_logits = values[0].dtype.base_dtype == b.tf.float32
            b.facts['logits first'] = str(first_is_logits)
            logits, labels = values if first_is_logits else values[::-1]
        chosen = b.tf.one_hot(labels, 4) * logits
        return b.tf.reduce_sum(logits * logits, 1) - b.tf.reduce_sum(chosen, 1)

    return loss


@case(PACKAGE + 'sequence_loss_by_example', 'own_loss')
def own_loss(b):
    losses = legacy(b).sequence_loss_by_example(
        _logits(b),
        _labels(b),
        _weights(b),
        softmax_loss_function=_own_loss(b),
    )
    b.keep('outputs', losses)


@case(PACKAGE + 'sequence_loss', 'lengths_differ', raises='.')
def lengths_differ(b):
    legacy(b).sequence_loss(_logits(b), _labels(b)[:2], _weights(b))


# Buckets: the second one shares the first one's weights.
BUCKETS = [(2, 1), (3, 2)]


def _buckets(name, model, refused=None, **options):
    """Adds a case of buckets over a model of inputs and outputs.

    Args:
        name: Name of the case.
        model: Function of a `Bench`, inputs and outputs.
        refused: What 1.1 says of it.
        **options: Further arguments of `model_with_buckets`.
    """

    def build(b):
        targets = [b.constant([1, 3]), b.constant([2, 0])]
        weights = [
            b.constant([1.0, 0.5], 'float32'),
            b.constant([1.0, 0.0], 'float32'),
        ]
        given = [source(b), target(b), targets, weights, BUCKETS]
        given.append(lambda inputs, outputs: model(b, inputs, outputs))
        outputs, losses = legacy(b).model_with_buckets(*given, **options)
        b.keep('outputs', outputs)
        b.keep('losses', losses)

    part = PACKAGE + 'model_with_buckets'
    CASES.add(part, name, build, until='1.0')
    only = {'since': '1.1', 'until': '1.1'}
    CASES.add(part, name, build, raises=refused, **only)
    CASES.add(part, name, build, since='1.2')


def _embedding_model(b, inputs, outputs):
    return legacy(b).embedding_rnn_seq2seq(inputs, outputs, gru(b), 5, 4, 2)


def _basic_model(b, inputs, outputs):
    """A model without wrappers, whose outputs are the logits."""
    vectors = [[b.tf.one_hot(i, 5) for i in x] for x in (inputs, outputs)]
    cell = b.cells.GRUCell(4)
    return legacy(b).basic_rnn_seq2seq(vectors[0], vectors[1], cell)


SECOND = 'second RNNCell'
_buckets('plain', _embedding_model, SECOND)
_buckets('per_example', _embedding_model, SECOND, per_example_loss=True)
_buckets('basic', _basic_model)


@case(PACKAGE + 'model_with_buckets', 'too_few_inputs', raises='encoder')
def too_few_inputs(b):
    legacy(b).model_with_buckets(
        source(b)[:1],
        target(b),
        [b.constant([1, 3])] * 2,
        [b.constant([1.0, 0.5], 'float32')] * 2,
        BUCKETS,
        lambda x, y: None,
    )


# contrib.seq2seq's loss takes tensors.
@case('seq2seq.sequence_loss', 'averaged', since='1.0')
def tensor_loss(b):
    _tensor_loss(b)


@case('seq2seq.sequence_loss', 'not_averaged', since='1.0')
def tensor_loss_whole(b):
    _tensor_loss(b, average_across_timesteps=False, average_across_batch=False)


@case('seq2seq.sequence_loss', 'over_batch_alone', since='1.0')
def tensor_loss_batch(b):
    _tensor_loss(b, average_across_timesteps=False)


@case('seq2seq.sequence_loss', 'over_time_alone', since='1.0')
def tensor_loss_time(b):
    _tensor_loss(b, average_across_batch=False)


@case('seq2seq.sequence_loss', 'summed', since='1.15')
def tensor_loss_summed(b):
    _tensor_loss(
        b,
        average_across_timesteps=False,
        average_across_batch=False,
        sum_over_timesteps=True,
        sum_over_batch=True,
    )


@case('seq2seq.sequence_loss', 'own_loss', since='1.0')
def tensor_loss_own(b):
    _tensor_loss(b, softmax_loss_function=_own_loss(b))


def _tensor_loss(b, **options):
    given = [
        b.input(2, 3, 4),
        b.constant([[1, 3, 0], [2, 2, 3]]),
        b.constant([[1.0, 0.5, 1.0], [1.0, 0.25, 0.0]], 'float32'),
    ]
    loss = b.tf.contrib.seq2seq.sequence_loss(*given, **options)
    b.keep('outputs', loss)


# The helpers behind `feed_previous` and behind attention.
@case(PACKAGE + '_extract_argmax_and_embed', 'plain')
def extract_argmax(b):
    _extract(b)


@case(PACKAGE + '_extract_argmax_and_embed', 'fixed_projection')
def extract_argmax_fixed(b):
    _extract(
        b,
        output_projection=(b.input(3, 5), b.input(5)),
        update_embedding=False,
    )


def _extract(b, **options):
    extract = b.find(
        'nn.seq2seq._extract_argmax_and_embed',
        'contrib.legacy_seq2seq.python.ops.seq2seq._extract_argmax_and_embed',
    )
    loop = extract(b.input(5, 2), **options)
    b.keep('outputs', loop(b.input(2, 3 if options else 5), 0))


@case(PACKAGE + 'linear', 'two_inputs', until='0.12')
def linear(b):
    with b.tf.variable_scope('model'):
        made = legacy(b).linear([b.input(2, 3), b.input(2, 2)], 4, True)
    b.keep('outputs', made)
