"""Arguments of librosa's functions, most of which are given by name today.

Source: librosa 0.6 to 0.8, and the release notes of 0.10.
"""

from __future__ import annotations

_SPECTRAL = '| y sr S n_fft hop_length'
_FEATURES = {
    'chroma_cqt': '| y sr C hop_length',
    'chroma_stft': '| y sr S norm n_fft hop_length',
    'delta': 'data | width order axis',
    'melspectrogram': _SPECTRAL,
    'mfcc': '| y sr S n_mfcc',
    'rms': '| y S frame_length hop_length',
    'rmse': '| y S frame_length hop_length',
    'tonnetz': '| y sr chroma',
    'zero_crossing_rate': 'y | frame_length hop_length',
    **{
        f'spectral_{name}': _SPECTRAL
        for name in 'bandwidth centroid contrast rolloff'.split()
    },
}
_CORE = {
    'amplitude_to_db': 'S | ref amin top_db',
    'cqt': 'y | sr hop_length fmin n_bins',
    'frames_to_samples': 'frames | hop_length n_fft',
    'frames_to_time': 'frames | sr hop_length n_fft',
    'get_duration': '| y sr S n_fft hop_length',
    'istft': 'stft_matrix | hop_length win_length window',
    'load': 'path | sr mono offset duration',
    'piptrack': '| y sr S n_fft hop_length',
    'power_to_db': 'S | ref amin top_db',
    'resample': 'y | orig_sr target_sr',
    'samples_to_frames': 'samples | hop_length n_fft',
    'stft': 'y | n_fft hop_length win_length window',
    'time_to_frames': 'times | sr hop_length n_fft',
}
# Function -> its arguments in order; those after the bar take no place today.
PLACED = {
    'librosa.beat.beat_track': '| y sr onset_envelope hop_length',
    'librosa.effects.pitch_shift': 'y | sr n_steps bins_per_octave',
    'librosa.effects.split': 'y | top_db ref frame_length hop_length',
    'librosa.effects.time_stretch': 'y | rate',
    'librosa.effects.trim': 'y | top_db ref frame_length hop_length',
    'librosa.filters.mel': '| sr n_fft n_mels fmin fmax',
    'librosa.onset.onset_detect': '| y sr onset_envelope hop_length',
    'librosa.onset.onset_strength': '| y sr S',
    'librosa.util.fix_length': 'data | size axis',
    'librosa.util.frame': 'x | frame_length hop_length',
    **{f'librosa.feature.{n}': line for n, line in _FEATURES.items()},
    **{
        f'librosa.{start}{name}': line
        for start in ('', 'core.')
        for name, line in _CORE.items()
    },
}
