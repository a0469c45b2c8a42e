"""What `classify` and `label` do in each of their modes."""

import sys
import time

from legacy_rnn.console import command
from legacy_rnn.training import inputs, predictions
from legacy_rnn.training.run_folder import CONFIG


def run(name, flags):
    """Does what --mode says and returns the exit status.

    Args:
      name: 'classify' or 'label'.
      flags: Parsed flags of the command.
    """
    if flags.plot:
        command.require('matplotlib')
    modes = {
        'train': _train,
        'evaluate': _evaluate,
        'predict': _predict,
        'export': _export,
    }
    modes[flags.mode](name, flags)
    return 0


def _train(name, flags):
    given = inputs.to_train(name, flags)
    with given.run.alone():
        if not flags.resume:  # Another process may have been faster.
            given.run.refuse_if_taken()
        _learn(name, flags, given)


def _learn(name, flags, given):
    graph = build_graph(name, flags, given, training=True)
    from legacy_rnn.training.loop import Training

    training = Training(
        graph,
        given.run,
        given.dataset,
        given.split,
        flags.keep_checkpoints,
        flags.threads,
        flags.jit,
    )
    given.run.write_config(given.settings, given.data)
    report_training(name, flags, given, training.train())


def report_training(name, flags, given, result):
    """Prints what training wrote and came to.

    Args:
      name: 'classify' or 'label'.
      flags: Parsed flags of the command.
      given: Inputs of training.
      result: loop.Result.
    """
    run_ = given.run
    command.tell(f'wrote {run_.path(CONFIG)}')
    if result.trained:
        command.tell(f'wrote {result.checkpoint}')
        if result.best:
            command.tell(f'wrote {run_.path("best")}')
    else:
        command.say(
            f'nothing was left to train: {result.checkpoint} has all '
            f'--epochs={given.settings.epochs}; more of them go on'
        )
    if flags.plot:
        _plot(given, build_graph(name, flags, given), flags)
    if result.best:
        print(
            f'best_validation_error={result.best["validation_error"]:.4f} '
            f'best_step={result.best["step"]}'
        )
    _report(given, result.test, result.steps, result.seconds)


def _evaluate(name, flags):
    given = inputs.to_use(name, flags)
    graph = build_graph(name, flags, given)
    from legacy_rnn.training import evaluation

    start = time.monotonic()
    with graph.session(flags.threads, flags.jit) as session:
        step = _restore(session, graph, given)
        score = evaluation.evaluate(
            session, graph, given.dataset, given.indices
        )
    if flags.plot:
        _plot(given, graph, flags)
    _report(given, score, step, time.monotonic() - start)


def _predict(name, flags):
    given = inputs.to_use(name, flags)
    graph = build_graph(name, flags, given)
    names = given.data['class_names']
    if names is not None:
        names = [*names, '']  # padding, where it is a class
    probabilities = _probabilities(graph, given, given.indices, flags)
    arguments = given.dataset, given.indices, probabilities, names
    if flags.output:
        predictions.write(flags.output, *arguments)
        command.tell(f'wrote {flags.output}')
        return
    for line in predictions.json_lines(*arguments):
        sys.stdout.write(line + '\n')


def _export(name, flags):
    given = inputs.to_use(name, flags)
    graph = build_graph(name, flags, given, takes_length=True)
    from legacy_rnn.training.export import export

    folder = flags.export_dir or given.run.path('export')
    with graph.session(flags.threads, flags.jit) as session:
        _restore(session, graph, given)
        export(session, graph, folder)
    command.tell(f'wrote {folder}')


def build_graph(
    name, flags, given, training=False, takes_length=False, place=None
):
    """Imports TensorFlow and builds the ModelGraph for the inputs."""
    command.tensorflow(flags)
    from legacy_rnn.training.model_graph import ModelGraph, Sizes

    dataset, settings = given.dataset, given.settings
    padding = name == 'label' and not settings.mask_padding
    # A loop serves sequences of any length; Python lists do not.
    any_steps = takes_length and settings.unroll == 'dynamic'
    sizes = Sizes(
        None if any_steps else dataset.num_steps,
        dataset.num_features,
        given.data['num_classes'] + padding,
        takes_length or dataset.length is not None,
    )
    return ModelGraph(name, settings, sizes, training, takes_length, place)


def _restore(session, graph, given):
    """Restores the newest checkpoint of the run; returns its step."""
    from legacy_rnn.training.checkpoints import Checkpoints

    return Checkpoints(graph, given.run, 1).restore(session)


def _probabilities(graph, given, indices, flags):
    from legacy_rnn.training import evaluation

    with graph.session(flags.threads, flags.jit) as session:
        _restore(session, graph, given)
        return evaluation.predict(session, graph, given.dataset, indices)


def _plot(given, graph, flags):
    """Writes the learning curve and, of known pictures, examples."""
    from legacy_rnn.training import plots

    records = given.run.read_history(float('inf'))
    if records:
        path = given.run.path('learning_curve.png')
        plots.write_learning_curve(records, path)
        command.tell(f'wrote {path}')
    if given.dataset.name.endswith('.npz'):
        return
    indices = plots.shown(given.dataset, given.indices)
    predicted = _probabilities(graph, given, indices, flags).argmax(-1)
    path = given.run.path('examples.png')
    plots.write_examples(given.dataset, indices, predicted, path)
    command.tell(f'wrote {path}')


def _report(given, score, steps, seconds):
    """Prints the final line; error and loss are those of real steps."""
    if not given.settings.mask_padding and given.dataset.labels_steps:
        print(f'test_error_with_padding={score.error_padded:.4f}')
    print(
        f'test_error={score.error:.4f} loss={score.loss:.4f} '
        f'steps={steps} seconds={seconds:.1f}'
    )
