"""What a layer expects of its inputs."""


class InputSpec:
    """Type, rank and sizes that a layer expects; kept, not checked.

    Args:
        dtype: Type.
        shape: Full shape.
        ndim: Rank.
        max_ndim: Largest rank.
        min_ndim: Smallest rank.
        axes: Dict of axis to size.
    """

    def __init__(
        self,
        dtype=None,
        shape=None,
        ndim=None,
        max_ndim=None,
        min_ndim=None,
        axes=None,
    ):
        self.dtype = dtype
        self.shape = shape
        self.ndim = ndim if shape is None else len(shape)
        self.max_ndim = max_ndim
        self.min_ndim = min_ndim
        self.axes = axes or {}
