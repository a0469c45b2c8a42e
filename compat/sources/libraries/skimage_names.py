"""Names of scikit-image that are others today, and arguments in order.

Source: the release notes of scikit-image 0.13 to 0.26.
"""

from __future__ import annotations

# Name -> that of today, of another package where it says so.
_MOVED = """
color.grey2rgb skimage.color.gray2rgb
color.rgb2grey skimage.color.rgb2gray
data.imread skimage.io.imread
feature.greycomatrix skimage.feature.graycomatrix
feature.greycoprops skimage.feature.graycoprops
filters.gabor_filter skimage.filters.gabor
filters.gaussian_filter skimage.filters.gaussian
measure.compare_mse skimage.metrics.mean_squared_error
measure.compare_nrmse skimage.metrics.normalized_root_mse
measure.compare_psnr skimage.metrics.peak_signal_noise_ratio
measure.marching_cubes_lewiner skimage.measure.marching_cubes
morphology.watershed skimage.segmentation.watershed
util.montage2d skimage.util.montage
util.pad numpy.pad
"""
MOVED = {
    f'skimage.{then}': today
    for then, today in map(str.split, _MOVED.strip().splitlines())
}
# Function -> its arguments in order.
PLACED = {
    'skimage.feature.hog': (
        'image orientations pixels_per_cell cells_per_block block_norm'
    ),
    'skimage.transform.rescale': 'image scale order mode',
    'skimage.transform.resize': (
        'image output_shape order mode cval clip preserve_range anti_aliasing'
    ),
}
