"""Arithmetic, reductions and linear algebra."""

from .row import moved, ours, reordered, same

_REDUCTIONS = (
    'reduce_all reduce_any reduce_logsumexp reduce_max reduce_mean '
    'reduce_min reduce_prod reduce_sum'
).split()
_BATCH_MATRIX = (
    'band_part determinant diag diag_part inverse set_diag solve solve_ls '
    'transpose triangular_solve'
).split()
_MATRIX_CALLS = {
    'band_part': '(square, 0, 1)',
    'diag': '(x)',
    'set_diag': '(x, v)',
    'solve': '(square, x)',
    'solve_ls': '(square, x)',
    'triangular_solve': '(square, x)',
}
_RECTANGLE = {'diag': 'x', 'diag_part': 'square', 'transpose': 'x'}


def _renamed(old, new, call, **fields):
    """A new name for the same arguments."""
    return moved(
        old, new, before=f'tf.{old}{call}', after=f'tf.{new}{call}', **fields
    )


def _batch_matrix(leaf):
    call = _MATRIX_CALLS.get(leaf, f'({_RECTANGLE.get(leaf, "square")})')
    new = 'matrix_solve_ls' if leaf == 'solve_ls' else f'matrix_{leaf}'
    return _renamed(f'batch_matrix_{leaf}', new, call)


def _reduction(name):
    argument = 'x > 0' if name in ('reduce_all', 'reduce_any') else 'x'
    return reordered(
        name,
        renames={'reduction_indices': 'axis', 'keep_dims': 'keepdims'},
        before=f'tf.{name}({argument}, reduction_indices=1, keep_dims=True)',
        after=f'tf.{name}({argument}, axis=1, keepdims=True)',
    )


def _fourier(name):
    return reordered(
        name,
        renames={'in_': 'input'},
        before=f'tf.{name}(tf.complex(cube, cube))',
        after=f'tf.{name}(tf.complex(cube, cube))',
    )


def _batch_fourier(name):
    source = 'tf.complex(cube, cube)'
    return moved(
        f'batch_{name}',
        name,
        renames={'in_': 'input'},
        before=f'tf.batch_{name}({source})',
        after=f'tf.{name}({source})',
    )


_TOWARDS_ZERO = (
    'Of negative whole numbers write tf.truncatediv: 0.x rounded towards zero.'
)
_FFT = ('fft', 'fft2d', 'fft3d', 'ifft', 'ifft2d', 'ifft3d')

ROWS = (
    _renamed('mul', 'multiply', '(x, y)'),
    _renamed('sub', 'subtract', '(x, y)'),
    _renamed('neg', 'negative', '(x)'),
    _renamed('inv', 'reciprocal', '(x)'),
    _renamed('mod', 'truncatemod', '(-x, y)', last='0.12'),
    *(
        same(
            name,
            runtime=f'core.quotients:{name}',
            last='0.12',
            advice=_TOWARDS_ZERO,
            before=f'tf.{name}(x, y)',
            after=f'tf.{name}(x, y)',
        )
        for name in ('div', 'floordiv')
    ),
    _renamed('complex_abs', 'abs', '(tf.complex(x, y))'),
    moved(
        'batch_matmul',
        'matmul',
        renames={
            'x': 'a',
            'y': 'b',
            'adj_x': 'adjoint_a',
            'adj_y': 'adjoint_b',
        },
        before='tf.batch_matmul(cube, cube, adj_y=True)',
        after='tf.matmul(cube, cube, adjoint_b=True)',
    ),
    *(_batch_matrix(leaf) for leaf in _BATCH_MATRIX),
    _renamed('batch_cholesky', 'cholesky', '(square)'),
    _renamed('batch_cholesky_solve', 'cholesky_solve', '(square, x)'),
    moved(
        'batch_self_adjoint_eig',
        'self_adjoint_eig',
        renames={'input': 'tensor'},
        before='tf.batch_self_adjoint_eig(square)[0]',
        after='tf.self_adjoint_eig(square)[0]',
    ),
    _renamed('batch_self_adjoint_eigvals', 'self_adjoint_eigvals', '(square)'),
    moved(
        'batch_svd',
        'svd',
        before='tf.batch_svd(square, False)',
        after='tf.svd(square, compute_uv=False)',
    ),
    reordered(
        'svd',
        renames={'matrix': 'tensor'},
        last='0.11',
        before='tf.svd(square, False)',
        after='tf.svd(square, compute_uv=False)',
    ),
    *(
        reordered(
            name,
            renames={old: 'tensor' for old in renamed},
            last='0.11',
            before=f'tf.{name}(square)',
            after=f'tf.{name}(square)',
        )
        for name, renamed in (
            ('self_adjoint_eig', ('input', 'matrix')),
            ('self_adjoint_eigvals', ('matrix',)),
        )
    ),
    *(_batch_fourier(name) for name in _FFT),
    *(_fourier(name) for name in _FFT[1:3] + _FFT[4:]),
    *(_fourier(name) for name in ('fft', 'ifft', 'real', 'imag')),
    reordered(
        'conj',
        renames={'in_': 'x', 'input': 'x'},
        before='tf.conj(tf.complex(x, y))',
        after='tf.conj(tf.complex(x, y))',
    ),
    *(_reduction(name) for name in _REDUCTIONS),
    reordered(
        'count_nonzero',
        renames={'reduction_indices': 'axis', 'keep_dims': 'keepdims'},
        before='tf.count_nonzero(x, reduction_indices=1)',
        after='tf.count_nonzero(x, axis=1)',
    ),
    reordered(
        'reduce_join',
        renames={'reduction_indices': 'axis', 'keep_dims': 'keepdims'},
        before="tf.reduce_join([['a', 'b']], 1)",
        after="tf.reduce_join([['a', 'b']], axis=1)",
    ),
    reordered(
        'norm',
        renames={'keep_dims': 'keepdims'},
        before='tf.norm(x, keep_dims=True)',
        after='tf.norm(x, keepdims=True)',
    ),
    *(
        reordered(
            name,
            renames={'dimension': 'axis'},
            before=f'tf.{name}(x, dimension=1)',
            after=f'tf.{name}(x, axis=1)',
        )
        for name in ('argmax', 'argmin')
    ),
    *(
        reordered(
            name,
            renames={'reduction_axes': 'axis', 'keep_dims': 'keepdims'},
            before=f'tf.{name}(sparse, reduction_axes=1)',
            after=f'tf.{name}(sparse, axis=1)',
        )
        for name in ('sparse_reduce_sum', 'sparse_reduce_sum_sparse')
    ),
    reordered(
        'sparse_add',
        renames={'sp_a': 'a', 'sp_b': 'b', 'thresh': 'threshold'},
        before='tf.sparse_add(sparse, sparse)',
        after='tf.sparse_add(sparse, sparse)',
    ),
    ours(
        'einsum',
        'core.arrays:einsum',
        last='0.11',
        advice='The first argument is called equation today.',
        before="tf.einsum('ij,jk->ik', x, y)",
        after="tf.einsum('ij,jk->ik', x, y)",
    ),
    reordered(
        'assert_integer',
        dropped=('data', 'summarize'),
        last='0.9',
        before='tf.assert_integer([1, 2])',
        after='tf.assert_integer([1, 2])',
    ),
    reordered(
        'cond',
        renames={'fn1': 'true_fn', 'fn2': 'false_fn'},
        before='tf.cond(x[0, 0] > 0, fn1=lambda: x, fn2=lambda: y)',
        after='tf.cond(x[0, 0] > 0, true_fn=lambda: x, false_fn=lambda: y)',
    ),
)
