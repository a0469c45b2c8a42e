"""Arguments of librosa's functions, most of which are given by name today.

Source: librosa 0.6 to 0.8, and the release notes of 0.10.
"""

from __future__ import annotations

_SPECTRAL = '| y sr S n_fft hop_length'
_FEATURES = {
    'chroma_cens': '| y sr C hop_length',
    'chroma_cqt': '| y sr C hop_length',
    'chroma_stft': '| y sr S norm n_fft hop_length',
    'delta': 'data | width order axis',
    'melspectrogram': _SPECTRAL,
    'mfcc': '| y sr S n_mfcc',
    'poly_features': f'{_SPECTRAL} order freq',
    'rms': '| y S frame_length hop_length',
    'rmse': '| y S frame_length hop_length',
    'spectral_flatness': '| y S n_fft hop_length',
    'stack_memory': 'data | n_steps delay',
    'tempogram': '| y sr onset_envelope hop_length win_length',
    'tonnetz': '| y sr chroma',
    'zero_crossing_rate': 'y | frame_length hop_length',
    **{
        f'spectral_{name}': _SPECTRAL
        for name in 'bandwidth centroid contrast rolloff'.split()
    },
}
_CORE = {
    'amplitude_to_db': 'S | ref amin top_db',
    'autocorrelate': 'y | max_size axis',
    'cqt': 'y | sr hop_length fmin n_bins',
    'cqt_frequencies': 'n_bins | fmin bins_per_octave tuning',
    'db_to_amplitude': 'S_db | ref',
    'db_to_power': 'S_db | ref',
    'estimate_tuning': '| y sr S n_fft',
    'fft_frequencies': '| sr n_fft',
    'frames_to_samples': 'frames | hop_length n_fft',
    'frames_to_time': 'frames | sr hop_length n_fft',
    'get_duration': '| y sr S n_fft hop_length',
    'hybrid_cqt': 'y | sr hop_length fmin n_bins',
    'hz_to_mel': 'frequencies | htk',
    'icqt': 'C | sr hop_length fmin',
    'istft': 'stft_matrix | hop_length win_length window',
    'load': 'path | sr mono offset duration',
    'magphase': 'D | power',
    'mel_frequencies': 'n_mels | fmin fmax htk',
    'mel_to_hz': 'mels | htk',
    'phase_vocoder': 'D | rate hop_length',
    'piptrack': '| y sr S n_fft hop_length',
    'power_to_db': 'S | ref amin top_db',
    'resample': 'y | orig_sr target_sr',
    'samples_to_frames': 'samples | hop_length n_fft',
    'samples_to_time': 'samples | sr',
    'stft': 'y | n_fft hop_length win_length window',
    'time_to_frames': 'times | sr hop_length n_fft',
    'time_to_samples': 'times | sr',
    'tone': 'frequency | sr length duration',
    'zero_crossings': 'y | threshold ref_magnitude pad',
}
# Function -> its arguments in order; those after the bar take no place today.
PLACED = {
    'librosa.beat.beat_track': '| y sr onset_envelope hop_length',
    'librosa.beat.tempo': '| y sr onset_envelope hop_length',
    'librosa.decompose.hpss': 'S | kernel_size power mask',
    'librosa.effects.pitch_shift': 'y | sr n_steps bins_per_octave',
    'librosa.effects.split': 'y | top_db ref frame_length hop_length',
    'librosa.effects.time_stretch': 'y | rate',
    'librosa.effects.trim': 'y | top_db ref frame_length hop_length',
    'librosa.filters.mel': '| sr n_fft n_mels fmin fmax',
    'librosa.onset.onset_detect': '| y sr onset_envelope hop_length',
    'librosa.onset.onset_strength': '| y sr S',
    'librosa.util.fix_length': 'data | size axis',
    'librosa.util.find_files': 'directory | ext recurse case_sensitive',
    'librosa.util.normalize': 'S | norm axis',
    'librosa.util.pad_center': 'data | size axis',
    'librosa.util.sync': 'data idx | aggregate pad axis',
    'librosa.util.frame': 'x | frame_length hop_length',
    **{f'librosa.feature.{n}': line for n, line in _FEATURES.items()},
    **{
        f'librosa.{start}{name}': line
        for start in ('', 'core.')
        for name, line in _CORE.items()
    },
}
