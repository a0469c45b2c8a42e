"""Functions of SciPy: those of NumPy, shown up to 1.4, and of distances.

Source: the names of SciPy 1.2.3 that 1.17 has no more, and NumPy has.
"""

from __future__ import annotations

OF_NUMPY = (
    'abs absolute all allclose amax amin angle any append apply_along_axis '
    'apply_over_axes arange arccosh arcsinh arctan arctan2 argmax argmin '
    'argpartition argsort argwhere around array array_equal array_split '
    'asanyarray asarray ascontiguousarray asfortranarray asmatrix atleast_1d '
    'atleast_2d atleast_3d average bartlett bincount bitwise_and bitwise_or '
    'bitwise_xor blackman bmat broadcast broadcast_arrays broadcast_to c_ '
    'cbrt ceil choose clip column_stack complex128 complex64 compress '
    'concatenate conj conjugate convolve copy corrcoef correlate cos cosh '
    'count_nonzero cov cross cumprod cumsum deg2rad degrees delete diag '
    'diag_indices diagflat diagonal diff digitize divide dot double dsplit '
    'dstack dtype e ediff1d einsum empty empty_like equal exp exp2 '
    'expand_dims expm1 extract eye fabs fill_diagonal finfo flatnonzero flip '
    'fliplr flipud float16 float32 float64 floor floor_divide fmax fmin fmod '
    'frexp frombuffer fromfile fromfunction fromiter fromstring full '
    'full_like genfromtxt gradient greater greater_equal hamming hanning '
    'histogram histogram2d histogramdd hsplit hstack hypot identity iinfo '
    'imag indices inf inner insert int16 int32 int64 int8 interp intersect1d '
    'invert isclose iscomplex isfinite isinf isnan isneginf isposinf isreal '
    'isscalar issubdtype ix_ kaiser kron ldexp less less_equal lexsort '
    'linspace load loadtxt log log10 log1p log2 logaddexp logical_and '
    'logical_not logical_or logical_xor logspace mat matmul matrix max '
    'maximum mean median meshgrid mgrid min minimum mod moveaxis multiply '
    'nan nan_to_num nanargmax nanargmin nanmax nanmean nanmedian nanmin '
    'nanpercentile nanstd nansum nanvar ndarray ndenumerate ndim ndindex '
    'negative newaxis nonzero not_equal ogrid ones ones_like outer packbits '
    'pad partition percentile pi piecewise place poly poly1d polyadd polyder '
    'polydiv polyfit polyint polymul polysub polyval positive power prod put '
    'quantile r_ rad2deg radians ravel ravel_multi_index real reciprocal '
    'remainder repeat reshape resize rint roll rollaxis roots rot90 round s_ '
    'save savetxt savez savez_compressed searchsorted select '
    'set_printoptions setdiff1d seterr setxor1d shape sign signbit sin sinc '
    'sinh size sort split sqrt square squeeze stack std subtract sum '
    'swapaxes take tan tanh tensordot tile trace transpose tri tril '
    'tril_indices trim_zeros triu triu_indices true_divide trunc uint16 '
    'uint32 uint64 uint8 union1d unique unravel_index unwrap vander var vdot '
    'vectorize vsplit vstack where zeros zeros_like'
).split()
# Distances that took rows and columns for vectors up to SciPy 1.8.
DISTANCES = (
    'braycurtis canberra chebyshev cityblock correlation cosine dice '
    'euclidean hamming jaccard mahalanobis minkowski rogerstanimoto '
    'russellrao seuclidean sokalsneath sqeuclidean yule'
).split()
MOVED_DISTANCES = {
    f'scipy.spatial.distance.{name}': (
        f'legacy_rnn.compat.scipy_distances.{name}'
    )
    for name in DISTANCES
}
