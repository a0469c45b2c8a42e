"""What NumPy calls otherwise today, or not at all.

Source: the release notes of NumPy 1.20, 1.24 and 2.0.
"""

# What is Python's own and NumPy showed under a name.
NUMPY_BUILTINS = {
    'alen': 'len',
    'bool': 'bool',
    'compat.long': 'int',
    'compat.unicode': 'str',
    'complex': 'complex',
    'float': 'float',
    'int': 'int',
    'long': 'int',
    'object': 'object',
    'str': 'str',
    'unicode': 'str',
}
NUMPY_RENAMED = {
    'Infinity': 'inf',
    'PINF': 'inf',
    'bool8': 'bool_',
    'bytes0': 'bytes_',
    'cfloat': 'complex128',
    'int0': 'intp',
    'longfloat': 'longdouble',
    'mat': 'asmatrix',
    'rank': 'ndim',
    'round_': 'round',
    'singlecomplex': 'complex64',
    'float_': 'float64',
    'complex_': 'complex128',
    'string_': 'bytes_',
    'unicode_': 'str_',
    'Inf': 'inf',
    'NaN': 'nan',
    'NAN': 'nan',
    'infty': 'inf',
    'product': 'prod',
    'cumproduct': 'cumprod',
    'alltrue': 'all',
    'sometrue': 'any',
    'row_stack': 'vstack',
    'in1d': 'isin',
    'trapz': 'trapezoid',
    'lib.pad': 'pad',
    'object0': 'object_',
    'str0': 'str_',
    'typeDict': 'sctypeDict',
    'uint0': 'uintp',
    'void0': 'void',
    **{
        name: f'exceptions.{name}'
        for name in (
            'AxisError ComplexWarning ModuleDeprecationWarning RankWarning '
            'TooHardError VisibleDeprecationWarning'
        ).split()
    },
}
# Modules that it hid -> where their names are.
NUMPY_PARTS = {
    **{
        f'numpy.lib.{module}': 'numpy'
        for module in (
            'arraypad arraysetops function_base histograms index_tricks '
            'nanfunctions polynomial shape_base twodim_base type_check '
            'ufunclike'
        ).split()
    },
    'numpy.fft.fftpack': 'numpy.fft',
    'numpy.fft.helper': 'numpy.fft',
    'numpy.linalg.linalg': 'numpy.linalg',
    'numpy.testing.utils': 'numpy.testing',
}
# What a star brings since NumPy 2.0, some of it Python's own by its name.
NUMPY_STARRED_SINCE_2 = frozenset(
    'abs acos acosh asin asinh astype atan atan2 atanh bitwise_count '
    'bitwise_invert bitwise_left_shift bitwise_right_shift bool concat core '
    'cumulative_prod cumulative_sum dtypes exceptions f2py from_dlpack '
    'isdtype lib long matrix_transpose matvec max min permute_dims polynomial '
    'pow round show_runtime strings test testing trapezoid typing ulong '
    'unique_all unique_counts unique_inverse unique_values unstack vecdot '
    'vecmat'.split()
)
# Those that NumPy has by the new name since 2.0 alone.
NUMPY_SINCE_2 = ('RankWarning', 'trapz')
# Classes of types, which NumPy up to 1.25 took for the type of an array.
NUMPY_ABSTRACT = {
    'complexfloating': 'complex128',
    'floating': 'float64',
    'inexact': 'float64',
    'integer': 'int_',
    'number': 'float64',
    'signedinteger': 'int_',
    'unsignedinteger': 'uint',
}
# Names of types that NumPy took under Python 2.
NUMPY_TYPES = {'string': 'str', 'unicode': 'str'}
# Names of types that NumPy took up to 1.19; bits of complex ones were of each
# part.
NUMPY_CODES = {
    'Bool': 'bool',
    'Bytes0': 'S',
    'Complex32': 'complex64',
    'Complex64': 'complex128',
    'Datetime64': 'datetime64',
    'Float16': 'float16',
    'Float32': 'float32',
    'Float64': 'float64',
    'Int16': 'int16',
    'Int32': 'int32',
    'Int64': 'int64',
    'Int8': 'int8',
    'Object0': 'object',
    'Str0': 'U',
    'Timedelta64': 'timedelta64',
    'UInt16': 'uint16',
    'UInt32': 'uint32',
    'UInt64': 'uint64',
    'UInt8': 'uint8',
}
# Functions that take a type -> its place.
NUMPY_TYPED = {
    'arange': 3,
    'array': 1,
    'asarray': 1,
    'empty': 1,
    'frombuffer': 1,
    'fromfile': 1,
    'fromiter': 1,
    'fromstring': 1,
    'full': 2,
    'genfromtxt': 1,
    'loadtxt': 1,
    'ones': 1,
    'zeros': 1,
}
# Functions that give a number of NumPy for one of Python's.
NUMBERS = frozenset(
    'cos exp float64 log log10 log2 power sin sqrt tan'.split()
)
# Functions that make arrays of their first arguments -> of how many.
ARRAYS_MADE = {
    **dict.fromkeys(
        (
            'array_split copy delete insert repeat reshape resize shape size '
            'take'
        ).split(),
        1,
    ),
    'append': 2,
}
