"""`legacy-rnn checkpoint`: lists checkpoints, converts them, feeds Keras.

legacy-rnn checkpoint list PATH
legacy-rnn checkpoint convert FROM TO
legacy-rnn checkpoint keras FROM OUT.keras
"""

import json
import os
import sys
import typing

from legacy_rnn.checkpointing import flag_texts
from legacy_rnn.compat.names import renaming, variables
from legacy_rnn.compat.names.renaming import writing
from legacy_rnn.compat.releases import RELEASES, Release
from legacy_rnn.console import command, quiet_import
from legacy_rnn.console.command import counted
from legacy_rnn.flags import checkpoint as checkpoint_flags

FLAGS = {
    'list': 'json from_release verbose'.split(),
    'convert': 'json from_release to_release dry_run allow_unknown overwrite '
    'shards nesting cell static_stacks linear map verbose'.split(),
    'keras': 'from_release overwrite cell scope forget_bias cell_clip '
    'proj_clip activation lengths verbose'.split(),
}


def main(argv=None):
    """Runs the command and returns its exit status."""
    return command.run(
        'checkpoint',
        checkpoint_flags.define,
        _checkpoint,
        argv,
        arguments='list PATH | convert FROM TO | keras FROM OUT.keras',
    )


def _checkpoint(flags, arguments):
    actions: dict[str, tuple[typing.Callable, str]] = {
        'list': (_list, 'PATH'),
        'convert': (_convert, 'FROM TO'),
        'keras': (_keras, 'FROM OUT.keras'),
    }
    if not arguments or arguments[0] not in actions:
        got = repr(arguments[0]) if arguments else 'none'
        raise command.CommandError(
            f'action must be one of {", ".join(actions)}, got {got}'
        )
    action, names = actions[arguments[0]]
    if len(arguments) != 1 + len(names.split()):
        raise command.CommandError(
            f'{arguments[0]} must have the arguments {names}, got '
            f'{" ".join(arguments[1:]) or "none"}'
        )
    _check_flags(flags, arguments[0])
    return action(flags, *arguments[1:])


def _check_flags(flags, action):
    """Refuses flags of another action, which would do nothing."""
    for name in flags:
        if flags[name].present and name not in FLAGS[action]:
            others = [other for other in FLAGS if name in FLAGS[other]]
            raise command.CommandError(
                f'--{name} is for {" and ".join(others)}, got {action}'
            )


def _list(flags, path):
    release = _from_release(flags)
    command.tensorflow(flags)
    from legacy_rnn.checkpointing import reader

    if path.endswith('.meta'):
        form, (shapes, dtypes) = 'meta', reader.graph_variables(path)
    else:
        opened = reader.Stored(path)
        form, shapes, dtypes = opened.format, opened.shapes, opened.dtypes
    reading = renaming.read(shapes, release)
    rows = [
        _row(name, shapes[name], dtypes[name], reading)
        for name in sorted(shapes)
    ]
    releases = [str(one) for one in reading.releases]
    if flags.json:
        data = {'format': form, 'releases': releases, 'variables': rows}
        print(json.dumps(data, indent=2))
        return 0
    fits = f'{releases[0]} to {releases[-1]}' if releases else 'none'
    command.tell(
        f'format {form}, names of releases {fits}, {len(rows)} variables'
    )
    for row in rows:
        command.tell(_text(row))
    return 0


def _row(name, shape, dtype, reading):
    _, owner, slot = reading.slots[name]
    place = reading.places.get(owner)
    part = writing.describe(place) if place else 'other'
    return {
        'name': name,
        'shape': list(shape),
        'dtype': dtype,
        'part': f'{part} {slot}' if slot else part,
        'layer': writing.layer(place) if place else None,
        'slot_of': owner if slot else None,
    }


def _text(row):
    shape = ', '.join(map(str, row['shape']))
    layer = '' if row['layer'] is None else f', layer {row["layer"]}'
    return f'{row["name"]} [{shape}] {row["dtype"]}: {row["part"]}{layer}'


def _convert(flags, source, target):
    from_release = _from_release(flags)
    to_release = _release('to_release', flags.to_release)
    renames = dict(map(flag_texts.rename, flags.map))
    cells = flag_texts.by_scope(flags.cell)
    order = flag_texts.listed(flags.nesting)
    flag_texts.check_words('nesting', order, variables.PROJECTING)
    flag_texts.check_words(
        'cell', cells.values(), ('auto', *variables.CLASSES)
    )
    known = {
        'order': order,
        'static_stacks': flag_texts.listed(flags.static_stacks),
        'linear': flag_texts.listed(flags.linear),
        'shards': flag_texts.shards(flags.shards),
        'cell': {s: name for s, name in cells.items() if name != 'auto'},
    }
    command.tensorflow(flags)
    from legacy_rnn.checkpointing import convert, reader

    _check_output(target, 'model.ckpt')
    convert.finish(target)
    if reader.exists(target) and not (flags.overwrite or flags.dry_run):
        raise command.CommandError(
            f'{target} exists; pass --overwrite or choose another name'
        )
    opened = reader.Stored(source)
    plan = renaming.make_plan(
        opened.shapes,
        to_release,
        from_release,
        renames,
        **known,
    )
    _report(flags, plan)
    if plan.problems:
        raise command.CommandError(
            f'{counted(len(plan.problems), "thing")} cannot be told from the '
            f'names, nothing was written: {"; ".join(plan.problems[:3])}',
            status=1,
        )
    if plan.unknown and not flags.allow_unknown:
        raise command.CommandError(
            f'{counted(len(plan.unknown), "variable")} unknown, nothing was '
            f'written; pass --map=OLD=NEW or --allow_unknown to keep names',
            status=1,
        )
    if not flags.dry_run:
        convert.convert(opened, plan, target)
        command.say(f'wrote {target}')
    return 0


def _keras(flags, source, target):
    if not target.endswith('.keras'):
        stem, suffix = os.path.splitext(target)
        stem = stem if suffix in ('.h5', '.hdf5') else target
        raise command.CommandError(
            f'OUT must end in .keras, got {target!r}; name it {stem}.keras'
        )
    _check_output(target, 'model.keras')
    if os.path.lexists(target) and not flags.overwrite:
        raise command.CommandError(
            f'{target} exists; pass --overwrite or choose another name'
        )
    release = _from_release(flags)
    # Keras needs eager mode: TensorFlow is imported as it is.
    quiet_import.import_tensorflow(flags.verbose)
    command.require('keras')
    from legacy_rnn.checkpointing import keras_model, keras_stack, reader

    opened = reader.Stored(source)
    stack = keras_stack.read_stack(
        opened, flags.cell, release, flags.scope.strip('/')
    )
    model = keras_model.build(
        stack,
        lengths=flags.lengths,
        forget_bias=flags.forget_bias,
        activation=flags.activation,
        cell_clip=flags.cell_clip or None,
        proj_clip=flags.proj_clip or None,
    )
    keras_model.save(model, target)
    command.tell(f'wrote {target}: {_text_of(stack)}')
    return 0


def _check_output(target, example):
    """Refuses an output path that cannot be a file."""
    if os.path.isdir(target) or target.endswith('/'):
        raise command.CommandError(
            f'{target} must be a name for the output, got a folder; pass '
            f'{os.path.join(target, example)}'
        )
    if os.path.exists(target) and not os.path.isfile(target):
        raise command.CommandError(f'{target} must be a file, got a device')
    folder = os.path.dirname(os.path.abspath(target))
    while not os.path.lexists(folder):
        folder = os.path.dirname(folder)
    if not os.path.isdir(folder):
        raise command.CommandError(
            f'{target} must stand in a folder, and {folder} is none'
        )


def _text_of(stack):
    """Cells of a stack: `LSTMCell, GRUCell` or `GRUCell both ways`."""
    return '; '.join(
        ', '.join(layer.cell for layer in unroll.forward)
        + (' both ways' if unroll.backward else '')
        for unroll in stack
    )


def _report(flags, plan):
    if flags.json:
        data = {
            'from_releases': [str(one) for one in plan.reading.releases],
            'to_release': str(plan.release),
            'renamed': plan.renamed,
            'kept': plan.kept,
            'unknown': sorted(plan.unknown),
            'problems': plan.problems,
            'notes': plan.notes,
        }
        print(json.dumps(data, indent=2))
    else:
        for old, new in plan.renamed.items():
            command.tell(
                f'{old} -> {new if isinstance(new, str) else ", ".join(new)}'
            )
        for name, reason in plan.unknown.items():
            command.tell(f'unknown {name}: {reason}')
        print(
            f'{len(plan.renamed)} renamed, {len(plan.kept)} kept, '
            f'{len(plan.unknown)} unknown'
        )
    for note in plan.notes:
        command.say(f'note: {note}')


def _from_release(flags):
    text = flags.from_release
    return None if text == 'auto' else _release('from_release', text)


def _release(flag, text):
    try:
        return Release(text)
    except ValueError as error:
        raise command.CommandError(
            f'{flag} must be one of {RELEASES[0]} to {RELEASES[-1]}, got '
            f'{text!r}'
        ) from error


if __name__ == '__main__':
    sys.exit(main())
