"""Conditional random fields and connectionist temporal classification."""

from __future__ import absolute_import, division, print_function

from .case import Collection

CASES = Collection()
ROWS, STEPS, TAGS = 2, 3, 4


def crf(part, name, **options):
    return CASES.case('crf.' + part, name, **options)


def scores(b, steps=STEPS):
    return b.input(ROWS, steps, TAGS)


def tags(b):
    return b.constant([[1, 0, 3], [2, 2, 0]])


def lengths(b):
    return b.constant([3, 2])


def transitions(b):
    return b.input(TAGS, TAGS)


# crf.
@crf('crf_log_likelihood', 'given_transitions')
def log_likelihood(b):
    likelihood, params = b.tf.contrib.crf.crf_log_likelihood(
        scores(b), tags(b), lengths(b), transitions(b)
    )
    b.keep('outputs', [likelihood, params])


@crf('crf_log_likelihood', 'own_transitions')
def log_likelihood_own(b):
    with b.tf.variable_scope('model'):
        likelihood, params = b.tf.contrib.crf.crf_log_likelihood(
            scores(b), tags(b), lengths(b)
        )
    b.keep('outputs', [likelihood, params])


@crf('crf_log_likelihood', 'one_step', since='1.8')
def log_likelihood_one(b):
    likelihood, _ = b.tf.contrib.crf.crf_log_likelihood(
        scores(b, 1),
        b.constant([[1], [2]]),
        b.constant([1, 1]),
        transitions(b),
    )
    b.keep('outputs', likelihood)


@crf('crf_log_norm', 'ragged')
def log_norm(b):
    norm = b.tf.contrib.crf.crf_log_norm
    b.keep('outputs', norm(scores(b), lengths(b), transitions(b)))


@crf('crf_sequence_score', 'ragged')
def sequence_score(b):
    score = b.tf.contrib.crf.crf_sequence_score
    b.keep('outputs', score(scores(b), tags(b), lengths(b), transitions(b)))


@crf('crf_unary_score', 'ragged')
def unary_score(b):
    score = b.tf.contrib.crf.crf_unary_score
    b.keep('outputs', score(tags(b), lengths(b), scores(b)))


@crf('crf_binary_score', 'ragged')
def binary_score(b):
    score = b.tf.contrib.crf.crf_binary_score
    b.keep('outputs', score(tags(b), lengths(b), transitions(b)))


@crf('crf_multitag_sequence_score', 'ragged', since='1.12')
def multitag_score(b):
    bitmap = b.constant(
        [
            [[1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 1]],
            [[0, 0, 1, 0], [1, 0, 1, 1], [1, 1, 1, 1]],
        ],
        'bool',
    )
    score = b.tf.contrib.crf.crf_multitag_sequence_score
    b.keep('outputs', score(scores(b), bitmap, lengths(b), transitions(b)))


@crf('crf_decode', 'ragged', since='1.4')
def decode(b):
    b.gradients = False
    best = b.tf.contrib.crf.crf_decode(scores(b), transitions(b), lengths(b))
    b.keep('outputs', best)


@crf('crf_decode', 'one_step', since='1.8')
def decode_one(b):
    b.gradients = False
    best = b.tf.contrib.crf.crf_decode(
        scores(b, 1), transitions(b), b.constant([1, 1])
    )
    b.keep('outputs', best)


@crf('viterbi_decode', 'sequence')
def viterbi(b):
    from .. import arithmetic

    path, score = b.tf.contrib.crf.viterbi_decode(
        arithmetic.array([5, TAGS], 1), arithmetic.array([TAGS, TAGS], 2)
    )
    b.facts['path'] = ' '.join(str(tag) for tag in path)
    b.facts['score'] = '{:.4f}'.format(float(score))


def _crf_cell(part, make, inputs, state, since='0.12'):
    @crf(part, 'step', since=since)
    def build(b):
        cell = make(b)
        b.describe(cell)
        b.gradients = part == 'CrfForwardRnnCell'
        outputs, last = cell(inputs(b), state(b))
        b.keep('outputs', outputs)
        b.keep('state', last)


_crf_cell(
    'CrfForwardRnnCell',
    lambda b: b.tf.contrib.crf.CrfForwardRnnCell(transitions(b)),
    lambda b: b.input(ROWS, TAGS),
    lambda b: b.input(ROWS, TAGS),
)
_crf_cell(
    'CrfDecodeForwardRnnCell',
    lambda b: b.tf.contrib.crf.CrfDecodeForwardRnnCell(transitions(b)),
    lambda b: b.input(ROWS, TAGS),
    lambda b: b.input(ROWS, TAGS),
    since='1.4',
)
_crf_cell(
    'CrfDecodeBackwardRnnCell',
    lambda b: b.tf.contrib.crf.CrfDecodeBackwardRnnCell(TAGS),
    lambda b: b.constant([[3, 2, 1, 0], [1, 1, 2, 3]]),
    lambda b: b.constant([[1], [2]]),
    since='1.4',
)


# ctc: four steps, five classes, the last one blank.
def logits(b):
    return b.input(4, ROWS, 5)


def sparse_labels(b):
    tf = b.tf
    return tf.SparseTensor(
        tf.constant([[0, 0], [0, 1], [1, 0]], tf.int64),
        tf.constant([1, 2, 0], tf.int32),
        tf.constant([2, 2], tf.int64),
    )


def times(b):
    return b.constant([4, 3])


def _ctc_loss(name, **options):
    time_major = options.get('time_major', True)

    @CASES.case('ctc_loss', name)
    def build(b):
        inputs = logits(b) if time_major else b.input(ROWS, 4, 5)
        pair = [sparse_labels(b), inputs]
        # 1.0 turned the order of the first two arguments round.
        given = pair if b.since('1.0') else pair[::-1]
        b.keep('outputs', b.tf.nn.ctc_loss(*given + [times(b)], **options))


_ctc_loss('plain')
_ctc_loss('batch_major', time_major=False)
_ctc_loss('without_merging', ctc_merge_repeated=False)
_ctc_loss('collapsing', preprocess_collapse_repeated=True)


@CASES.case('ctc_loss', 'ignores_longer', since='1.2')
def ctc_longer(b):
    loss = b.tf.nn.ctc_loss(
        sparse_labels(b),
        logits(b),
        b.constant([1, 3]),
        ignore_longer_outputs_than_inputs=True,
    )
    b.keep('outputs', loss)


@CASES.case('ctc_loss_v2', 'dense_labels', since='1.15')
def ctc_dense(b):
    loss = b.tf.nn.ctc_loss_v2(
        labels=b.constant([[1, 2], [3, 1]]),
        logits=logits(b),
        label_length=b.constant([2, 1]),
        logit_length=times(b),
    )
    b.keep('outputs', loss)


@CASES.case('ctc_loss_v2', 'sparse_labels', since='1.15')
def ctc_sparse(b):
    loss = b.tf.nn.ctc_loss_v2(
        labels=sparse_labels(b),
        logits=logits(b),
        label_length=None,
        logit_length=times(b),
        blank_index=-1,
    )
    b.keep('outputs', loss)


@CASES.case('ctc_unique_labels', 'plain', since='1.15')
def ctc_unique(b):
    labels = b.constant([[3, 4, 3], [1, 1, 2]])
    b.keep('outputs', b.tf.nn.ctc_unique_labels(labels))


def _decoder(part, name, since='0.12', **options):
    @CASES.case(part, name, since=since)
    def build(b):
        b.gradients = False
        decoded, scores = getattr(b.tf.nn, part)(
            logits(b), times(b), **options
        )
        shape = 'dense_shape' if b.since('1.0') else 'shape'
        parts = [
            [d.indices, d.values, b.tf.identity(getattr(d, shape))]
            for d in decoded
        ]
        b.keep('outputs', parts)
        b.keep('scores', scores)


_decoder('ctc_greedy_decoder', 'merged')
_decoder('ctc_greedy_decoder', 'unmerged', merge_repeated=False)
_decoder('ctc_beam_search_decoder', 'plain', beam_width=4)
_decoder(
    'ctc_beam_search_decoder',
    'two_paths_unmerged',
    beam_width=4,
    top_paths=2,
    merge_repeated=False,
)
_decoder(
    'ctc_beam_search_decoder_v2',
    'two_paths',
    since='1.15',
    beam_width=4,
    top_paths=2,
)
