"""`nn.seq2seq` of 0.x, `contrib.legacy_seq2seq` of 1.x."""

from __future__ import absolute_import, division, print_function

from .case import Collection

CASES = Collection()
case = CASES.case

PACKAGE = 'legacy_seq2seq.'
SYMBOLS, EMBEDDING, UNITS, ROWS = 5, 2, 3, 2


def legacy(b):
    """The package of a release."""
    return b.find('nn.seq2seq', 'contrib.legacy_seq2seq')


def gru(b):
    return b.cells.GRUCell(UNITS)


def lstm(b):
    return b.cells.BasicLSTMCell(UNITS)


def projected(b):
    return b.cells.OutputProjectionWrapper(gru(b), SYMBOLS)


def vectors(b, count, depth=EMBEDDING):
    return [b.input(ROWS, depth) for _ in range(count)]


def source(b):
    return [b.constant([1, 3]), b.constant([2, 0]), b.constant([4, 1])]


def target(b):
    return [b.constant([0, 0]), b.constant([3, 1])]


def projection(b):
    return b.input(UNITS, SYMBOLS), b.input(SYMBOLS)


def keep(b, results):
    outputs, state = results
    b.keep('outputs', outputs)
    b.keep('state', state)


# Decoders on given states.
@case(PACKAGE + 'rnn_decoder', 'plain')
def rnn_decoder(b):
    cell = lstm(b)
    keep(b, legacy(b).rnn_decoder(vectors(b, 3), b.state(cell), cell))


@case(PACKAGE + 'rnn_decoder', 'loop_function')
def rnn_decoder_loop(b):
    cell = gru(b)
    results = legacy(b).rnn_decoder(
        vectors(b, 3, UNITS),
        b.state(cell),
        cell,
        loop_function=lambda previous, i: previous * (1.0 + i),
        scope='mine',
    )
    keep(b, results)


@case(PACKAGE + 'basic_rnn_seq2seq', 'lstm')
def basic(b):
    results = legacy(b).basic_rnn_seq2seq(
        vectors(b, 3), vectors(b, 2), lstm(b)
    )
    keep(b, results)


@case(PACKAGE + 'basic_rnn_seq2seq', 'scope')
def basic_scope(b):
    results = legacy(b).basic_rnn_seq2seq(
        vectors(b, 3), vectors(b, 2), gru(b), scope='mine'
    )
    keep(b, results)


@case(PACKAGE + 'tied_rnn_seq2seq', 'lstm')
def tied(b):
    results = legacy(b).tied_rnn_seq2seq(vectors(b, 3), vectors(b, 2), lstm(b))
    keep(b, results)


@case(PACKAGE + 'tied_rnn_seq2seq', 'loop_function')
def tied_loop(b):
    results = legacy(b).tied_rnn_seq2seq(
        vectors(b, 3, UNITS),
        vectors(b, 3, UNITS),
        gru(b),
        loop_function=lambda previous, i: previous * 0.5,
    )
    keep(b, results)


# Decoders with embeddings.
def _embedding_decoder(name, **options):
    @case(PACKAGE + 'embedding_rnn_decoder', name)
    def build(b):
        given = dict(options)
        cell = gru(b) if given.pop('project', False) else projected(b)
        if 'project' in options:
            given['output_projection'] = projection(b)
        results = legacy(b).embedding_rnn_decoder(
            source(b), b.state(cell), cell, SYMBOLS, EMBEDDING, **given
        )
        keep(b, results)


_embedding_decoder('plain')
_embedding_decoder('feeds_previous', feed_previous=True)
_embedding_decoder('projection', project=True, feed_previous=True)
_embedding_decoder(
    'fixed_embedding',
    project=True,
    feed_previous=True,
    update_embedding_for_previous=False,
)


def _chosen(b):
    """A choice at run time whether the decoder is fed its own outputs."""
    return b.constant(True)


def _embedding_model(part, name, cell=gru, project=False, **options):
    """Adds a case of a model over two vocabularies."""

    @case(PACKAGE + part, name)
    def build(b):
        given = dict((k, v) for k, v in options.items() if k != 'chosen')
        if project:
            given['output_projection'] = projection(b)
        if options.get('chosen'):
            given['feed_previous'] = _chosen(b)
        results = getattr(legacy(b), part)(
            source(b), target(b), cell(b), 5, SYMBOLS, EMBEDDING, **given
        )
        keep(b, results)


for _part in ['embedding_rnn_seq2seq', 'embedding_attention_seq2seq']:
    _embedding_model(_part, 'gru')
    _embedding_model(_part, 'lstm', lstm)
    _embedding_model(_part, 'feeds_previous', feed_previous=True)
    _embedding_model(_part, 'chosen', chosen=True)
    _embedding_model(_part, 'projection', project=True, feed_previous=True)
_embedding_model('embedding_attention_seq2seq', 'two_heads', lstm, num_heads=2)
_embedding_model(
    'embedding_attention_seq2seq',
    'attends_at_first',
    initial_state_attention=True,
    scope='mine',
)
_embedding_model(
    'embedding_attention_seq2seq',
    'stack',
    lambda b: b.cells.MultiRNNCell([gru(b), gru(b)]),
)


def _tied_model(name, **options):
    @case(PACKAGE + 'embedding_tied_rnn_seq2seq', name)
    def build(b):
        given = dict((k, v) for k, v in options.items() if k != 'project')
        if 'project' in options:
            given['output_projection'] = projection(b)
        if given.pop('chosen', False):
            given['feed_previous'] = _chosen(b)
        results = legacy(b).embedding_tied_rnn_seq2seq(
            source(b), target(b), gru(b), SYMBOLS, EMBEDDING, **given
        )
        keep(b, results)


_tied_model('plain')
_tied_model('feeds_previous', feed_previous=True)
_tied_model('chosen', chosen=True)
_tied_model('decoder_symbols', num_decoder_symbols=4, feed_previous=True)
_tied_model('projection', project=True, feed_previous=True)


# Attention over given states.
def _attention(name, cell=gru, loop=None, **options):
    @case(PACKAGE + 'attention_decoder', name)
    def build(b):
        made = cell(b)
        given = [vectors(b, 2, UNITS), b.state(made), b.input(ROWS, 4, UNITS)]
        named = dict(options, cell=made, loop_function=loop)
        keep(b, legacy(b).attention_decoder(*given, **named))


_attention('gru')
_attention('lstm', lstm)
_attention('two_heads', num_heads=2, output_size=4)
_attention('attends_at_first', lstm, initial_state_attention=True)
_attention('loop_function', loop=lambda previous, i: previous * (1.0 + i))


@case(PACKAGE + 'attention_decoder', 'no_inputs', raises='at least 1')
def attention_without_inputs(b):
    cell = gru(b)
    legacy(b).attention_decoder([], b.state(cell), b.input(2, 4, 3), cell)


def _embedding_attention(name, project=False, **options):
    @case(PACKAGE + 'embedding_attention_decoder', name)
    def build(b):
        cell = lstm(b)
        given = [source(b), b.state(cell), b.input(ROWS, 4, UNITS), cell]
        given += [SYMBOLS, EMBEDDING]
        named = dict(options)
        if project:
            named['output_projection'] = projection(b)
        keep(b, legacy(b).embedding_attention_decoder(*given, **named))


_embedding_attention('plain', output_size=SYMBOLS)
_embedding_attention('feeds_previous', output_size=SYMBOLS, feed_previous=True)
_embedding_attention('projection', project=True, feed_previous=True)


# One encoder, two decoders: up to 1.0 they share one cell object.
def _one_to_many(name, feed_previous):
    @case(PACKAGE + 'one2many_rnn_seq2seq', name)
    def build(b):
        inputs = {'a': target(b), 'z': source(b)}
        symbols = {'a': SYMBOLS, 'z': SYMBOLS}
        cells = (gru(b),)
        if b.since('1.1'):
            cells = (gru(b), {'a': gru(b), 'z': gru(b)})
        given = (source(b), inputs) + cells + (5, symbols, EMBEDDING)
        outputs, states = legacy(b).one2many_rnn_seq2seq(
            *given, feed_previous=feed_previous
        )
        keep(b, (outputs, states))


_one_to_many('plain', False)
_one_to_many('feeds_previous', True)
