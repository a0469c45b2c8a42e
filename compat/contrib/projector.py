"""`tf.contrib.tensorboard.plugins.projector`: embeddings in TensorBoard.

The messages are written here, so that TensorBoard need not be installed.

Source: TensorFlow 1.4, `contrib/tensorboard/plugins/projector`.
"""

import os

import tensorflow as tf
from google.protobuf import (
    descriptor_pb2,
    descriptor_pool,
    message_factory,
    text_format,
)

_FILE = 'projector_config.pbtxt'
_STRING, _UINT32, _MESSAGE = 9, 13, 11
# Message -> its fields: name, number, type, and whether it repeats.
_MESSAGES = {
    'SpriteMetadata': (
        ('image_path', 1, _STRING, False),
        ('single_image_dim', 2, _UINT32, True),
    ),
    'EmbeddingInfo': (
        ('tensor_name', 1, _STRING, False),
        ('metadata_path', 2, _STRING, False),
        ('bookmarks_path', 3, _STRING, False),
        ('tensor_shape', 4, _UINT32, True),
        ('sprite', 5, 'SpriteMetadata', False),
        ('tensor_path', 6, _STRING, False),
    ),
    'ProjectorConfig': (
        ('model_checkpoint_path', 1, _STRING, False),
        ('embeddings', 2, 'EmbeddingInfo', True),
        ('model_checkpoint_dir', 3, _STRING, False),
    ),
}


def visualize_embeddings(summary_writer, config):
    """Writes a ProjectorConfig beside the events of a writer.

    Args:
        summary_writer: FileWriter.
        config: ProjectorConfig.

    Raises:
        ValueError: The writer has no folder.
    """
    folder = summary_writer.get_logdir()
    if folder is None:
        raise ValueError('summary_writer must have a logdir, got None')
    with tf.io.gfile.GFile(os.path.join(folder, _FILE), 'w') as file:
        file.write(text_format.MessageToString(config))


def _messages():
    """The message classes by name."""
    file = descriptor_pb2.FileDescriptorProto(
        name='legacy_rnn/projector_config.proto',
        package='legacy_rnn.projector',
        syntax='proto3',
    )
    for message, fields in _MESSAGES.items():
        described = file.message_type.add(name=message)
        for name, number, kind, repeated in fields:
            field = described.field.add(
                name=name, number=number, label=3 if repeated else 1
            )
            if isinstance(kind, str):
                field.type = _MESSAGE
                field.type_name = f'.{file.package}.{kind}'
            else:
                field.type = kind
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return {
        name: message_factory.GetMessageClass(
            pool.FindMessageTypeByName(f'{file.package}.{name}')
        )
        for name in _MESSAGES
    }


_CLASSES = _messages()
ProjectorConfig, EmbeddingInfo, SpriteMetadata = (
    _CLASSES[name]
    for name in ('ProjectorConfig', 'EmbeddingInfo', 'SpriteMetadata')
)
