"""Variables, scopes, initializers and collections."""

from .row import moved, ours, reordered, same

_RENAMED = {
    'all_variables': 'global_variables',
    'initialize_all_tables': 'tables_initializer',
    'initialize_all_variables': 'global_variables_initializer',
    'initialize_local_variables': 'local_variables_initializer',
}
# Keras' initializers that draw, and those of tf that draw the same by a seed.
_KERAS = {
    'Orthogonal': 'orthogonal_initializer',
    'VarianceScaling': 'variance_scaling_initializer',
    'glorot_normal': 'glorot_normal_initializer',
    'glorot_uniform': 'glorot_uniform_initializer',
    'he_normal': 'initializers.he_normal',
    'he_uniform': 'initializers.he_uniform',
    'lecun_normal': 'initializers.lecun_normal',
    'lecun_uniform': 'initializers.lecun_uniform',
    'orthogonal': 'orthogonal_initializer',
}
# Those that draw from a normal distribution, which 1.10 widened.
_SCALED = {
    'glorot_normal_initializer': 'glorot_normal',
    'initializers.variance_scaling': 'VarianceScaling',
    'keras.initializers.VarianceScaling': 'VarianceScaling',
    'keras.initializers.glorot_normal': 'glorot_normal',
    'keras.initializers.he_normal': 'he_normal',
    'keras.initializers.lecun_normal': 'lecun_normal',
    'python.ops.init_ops.VarianceScaling': 'VarianceScaling',
    'variance_scaling_initializer': 'VarianceScaling',
}
_NORMAL = {'stddev': '0.05'}
_UNIFORM = {'minval': '-0.05', 'maxval': '0.05'}
# Those whose defaults Keras made narrow in 1.11.
_KERAS_NARROW = {
    'normal': ('random_normal_initializer', _NORMAL),
    'random_normal': ('random_normal_initializer', _NORMAL),
    'random_uniform': ('random_uniform_initializer', _UNIFORM),
    'truncated_normal': ('truncated_normal_initializer', _NORMAL),
    'uniform': ('random_uniform_initializer', _UNIFORM),
    'RandomNormal': ('random_normal_initializer', _NORMAL),
    'RandomUniform': ('random_uniform_initializer', _UNIFORM),
    'TruncatedNormal': ('truncated_normal_initializer', _NORMAL),
}
_RENEWED = 'core.scopes:with_new_variables'
_ANY = 'core.scopes:with_any_default'

ROWS = (
    *(
        moved(
            f'keras.initializers.{name}',
            target,
            first='1.10' if f'keras.initializers.{name}' in _SCALED else '0.5',
        )
        for name, target in _KERAS.items()
    ),
    *(
        ours(name, f'core.scalings:{function}', last='1.9')
        for name, function in _SCALED.items()
    ),
    *(
        moved(f'keras.initializers.{name}', target, last='1.10')
        for name, (target, _) in _KERAS_NARROW.items()
    ),
    *(
        moved(
            f'keras.initializers.{name}',
            target,
            first='1.11',
            defaults=defaults,
        )
        for name, (target, defaults) in _KERAS_NARROW.items()
    ),
    *(
        moved(
            name,
            target,
            before=f'str(tf.{name}())',
            after=f'str(tf.{target}())',
        )
        for name, target in _RENAMED.items()
    ),
    moved(
        'initialize_variables',
        'variables_initializer',
        before='tf.initialize_variables([]).type',
        after='tf.variables_initializer([]).type',
    ),
    ours(
        'Variable',
        'core.variables:make_variable',
        factory=True,
        plain='0.5',
        advice='Pass trainable, collections and name by name.',
        before="tf.Variable(x, False, name='counter').initial_value",
        after=(
            "tf.Variable(x, trainable=False, name='counter').initial_value"
        ),
    ),
    ours(
        'get_variable',
        'core.variables:make_get_variable',
        factory=True,
        plain='0.5',
        advice='Name the initializer: its default changed in 1.0.',
        before="tf.get_variable('w', [2], initializer=tf.ones_initializer)",
        after=("tf.get_variable('w', [2], initializer=tf.ones_initializer())"),
        last='0.11',
    ),
    ours(
        'get_variable',
        'core.variables:make_get_variable',
        factory=True,
        plain='0.5',
        first='0.12',
        last='0.12',
    ),
    reordered(
        'variable_scope',
        around=_RENEWED,
        last='0.10',
        advice='Pass reuse and initializer by name.',
        before="tf.variable_scope('layer', None).__enter__().name",
        after="tf.variable_scope('layer', reuse=None).__enter__().name",
    ),
    same('variable_scope', around=_RENEWED, first='0.11', last='1.0'),
    same('name_scope', around=_ANY, first='0.8'),
    reordered(
        'variable_op_scope',
        renames={'name': 'name_or_scope'},
        last='0.7',
        advice='tf.variable_scope(name, default_name, values) replaced it.',
        before="tf.variable_op_scope([x], None, 'net').__enter__().name",
        after="tf.variable_scope(None, 'net', [x]).__enter__().name",
    ),
    same(
        'op_scope',
        around=_ANY,
        advice='tf.name_scope(name, default_name, values) replaced it.',
        before="tf.op_scope([x], None, 'name').__enter__()",
        after="tf.name_scope(None, 'name', [x]).__enter__()",
    ),
    ours(
        'zeros_initializer',
        'core.variables:zeros_initializer',
        uncalled=True,
        last='0.12',
        advice='It is a class today: pass tf.zeros_initializer().',
        before='tf.zeros_initializer([2])',
        after='tf.zeros_initializer()([2])',
    ),
    ours(
        'ones_initializer',
        'core.variables:ones_initializer',
        uncalled=True,
        last='0.11',
        advice='It is a class today: pass tf.ones_initializer().',
        before='tf.ones_initializer([2])',
        after='tf.ones_initializer()([2])',
    ),
    reordered(
        'ones_initializer',
        dropped=('partition_info',),
        first='0.12',
        last='0.12',
    ),
    reordered(
        'uniform_unit_scaling_initializer',
        dropped=('full_shape',),
        first='0.9',
        last='0.10',
        before='tf.uniform_unit_scaling_initializer(2.0, 3)([4])',
        after='tf.uniform_unit_scaling_initializer(2.0, 3)([4])',
    ),
    ours('VERSION', 'core.version:make_version', factory=True),
    ours(
        'version.VERSION',
        'core.version:make_version',
        factory=True,
        first='1.13',
    ),
)
