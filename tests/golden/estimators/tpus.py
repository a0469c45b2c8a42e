"""A TPUEstimator without a TPU: train, evaluate, predict, export."""

from __future__ import absolute_import, division, print_function

import os


def tpu_estimator(tf, folder):
    """An LSTM classifier as programs that began as BERT train one."""
    from golden.estimators import programs as p

    tpu = tf.contrib.tpu
    keys, operations, sizes = tf.estimator.ModeKeys, [], []

    def model_fn(features, labels, mode, params):
        sizes.append([mode, params.get('batch_size'), params.get('use_tpu')])
        p.count(tf, mode, operations)
        _, state = p.recurrent(
            tf, features['x'], features['n'], params['units']
        )
        logits = tf.matmul(state[1], p.weights(tf, 'softmax', (4, 2)))
        predictions = {'class': tf.argmax(logits, 1), 'logits': logits}
        if mode == keys.PREDICT:
            output = tf.estimator.export.PredictOutput(predictions)
            return tpu.TPUEstimatorSpec(
                mode,
                predictions=predictions,
                export_outputs={'serving_default': output},
            )
        loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
        if mode == keys.EVAL:

            def metrics(labels, logits):
                classes = tf.argmax(logits, 1)
                return {'accuracy': tf.metrics.accuracy(labels, classes)}

            return tpu.TPUEstimatorSpec(
                mode, loss=loss, eval_metrics=(metrics, [labels, logits])
            )
        optimizer = tf.train.MomentumOptimizer(0.5, 0.9)
        if params.get('use_tpu'):
            optimizer = tpu.CrossShardOptimizer(optimizer)
        step = tf.train.get_global_step()
        train = optimizer.minimize(loss, step)
        return tpu.TPUEstimatorSpec(mode, loss=loss, train_op=train)

    config = tpu.RunConfig(
        model_dir=folder,
        tf_random_seed=7,
        save_checkpoints_steps=4,
        tpu_config=tpu.TPUConfig(iterations_per_loop=3, num_shards=8),
    )
    listener, losses = p.listen(tf, folder), []
    model = tpu.TPUEstimator(
        model_fn,
        config=config,
        params={'units': 4},
        use_tpu=False,
        train_batch_size=4,
        eval_batch_size=8,
        **_further(tf),
    )
    model.train(data(tf, sizes, None), [p.losses_hook(tf, losses)], steps=6)
    results = model.evaluate(data(tf, sizes, 1), steps=2, name='dev')
    predicted = _further(tf) and list(model.predict(data(tf, sizes, 1)))[:3]
    exported = model.export_savedmodel(
        os.path.join(folder, 'out'), receiver(tf)
    )
    return {
        'losses': losses,
        'results': p.plain(results),
        'predictions': p.plain(predicted or []),
        'variables': sorted(model.get_variable_names()),
        'operations': operations,
        'keys': [sizes, config.tpu_config.iterations_per_loop],
        'files': p.files(folder),
        'log': listener.lines,
        'signatures': p.signatures(tf, exported),
    }


def _further(tf):
    """Arguments that later releases added; 1.9 also exported for a TPU."""
    minor = int(tf.__version__.split('.')[1])
    found = {'predict_batch_size': 2} if minor >= 6 else {}
    if minor >= 9:
        found['export_to_tpu'] = False
    return found


def data(tf, sizes, epochs):
    """An input function that notes the batch size."""
    from golden.estimators import programs as p

    def input_fn(params):
        sizes.append(params['batch_size'])
        return tf.estimator.inputs.numpy_input_fn(
            {'x': p.DATA, 'n': p.LENGTHS},
            p.LABELS,
            params['batch_size'],
            epochs,
            shuffle=False,
        )()

    return input_fn


def receiver(tf):
    """What an export reads."""

    def receive():
        x = tf.placeholder(tf.float32, [None, 5, 3], 'x')
        n = tf.placeholder(tf.int32, [None], 'n')
        both = {'x': x, 'n': n}
        return tf.estimator.export.ServingInputReceiver(both, both)

    return receive
