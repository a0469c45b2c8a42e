"""Summaries and the writers of event files."""

from .row import moved, ours, same

_SUMMARIES = {
    'scalar_summary': ("'loss', v[0]", 'summary.scalar'),
    'histogram_summary': ("'weights', x", 'summary.histogram'),
    'image_summary': ("'letters', pictures", 'summary.image'),
    'audio_summary': ("'sound', x, 100.0", 'summary.audio'),
}

ROWS = (
    *(
        ours(
            name,
            f'core.summaries:{name}',
            ported=new,
            advice=f'tf.{new} names the tag by the scope it stands in.',
            before=f'tf.{name}({call})',
            after=f'tf.{new}({call})',
        )
        for name, (call, new) in _SUMMARIES.items()
    ),
    *(
        ours(
            f'contrib.deprecated.{name}',
            f'core.summaries:{name}',
            ported=new,
            advice=f'tf.{new} names the tag by the scope it stands in.',
            before=f'tf.contrib.deprecated.{name}({call})',
            after=f'tf.{new}({call})',
        )
        for name, (call, new) in _SUMMARIES.items()
    ),
    *(
        moved(
            f'{prefix}merge_summary',
            'summary.merge',
            before=f'tf.{prefix}merge_summary([summary])',
            after='tf.summary.merge([summary])',
        )
        for prefix in ('', 'contrib.deprecated.')
    ),
    *(
        moved(
            f'{prefix}merge_all_summaries',
            'summary.merge_all',
            before=f"tf.{prefix}merge_all_summaries('nothing')",
            after="tf.summary.merge_all('nothing')",
        )
        for prefix in ('', 'contrib.deprecated.')
    ),
    moved(
        'train.SummaryWriter',
        'summary.FileWriter',
        runtime='core.summaries:FileWriter',
        before='tf.train.SummaryWriter(folder).get_logdir()',
        after='tf.summary.FileWriter(folder).get_logdir()',
    ),
    moved(
        'train.SummaryWriterCache',
        'summary.FileWriterCache',
        before='tf.train.SummaryWriterCache.get(folder).get_logdir()',
        after='tf.summary.FileWriterCache.get(folder).get_logdir()',
    ),
    same(
        'summary.FileWriter',
        runtime='core.summaries:FileWriter',
        first='0.12',
        last='1.2',
    ),
    ours(
        'summary.tensor_summary',
        'core.summaries:tensor_of_0_11',
        last='0.11',
        advice='Pass the name and the tensor alone.',
    ),
    ours(
        'summary.scalar',
        'core.summaries:scalar_of_0_11',
        last='0.11',
        advice='Pass the name and the tensor alone.',
        before="tf.summary.scalar('loss', v[0])",
        after="tf.summary.scalar('loss', v[0])",
    ),
)
