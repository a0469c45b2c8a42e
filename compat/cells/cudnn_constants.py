"""Constants of `contrib.cudnn_rnn.python.ops.cudnn_rnn_ops`."""

CUDNN_RNN_UNIDIRECTION = 'unidirectional'
CUDNN_RNN_BIDIRECTION = 'bidirectional'

CUDNN_LSTM = 'lstm'
CUDNN_GRU = 'gru'
CUDNN_RNN_RELU = 'rnn_relu'
CUDNN_RNN_TANH = 'rnn_tanh'

# Weights, or biases, a layer: of inputs and of states.
CUDNN_LSTM_PARAMS_PER_LAYER = 8
CUDNN_GRU_PARAMS_PER_LAYER = 6
CUDNN_RNN_TANH_PARAMS_PER_LAYER = 2
CUDNN_RNN_RELU_PARAMS_PER_LAYER = 2

CUDNN_INPUT_LINEAR_MODE = 'linear_input'
CUDNN_INPUT_SKIP_MODE = 'skip_input'
CUDNN_INPUT_AUTO_MODE = 'auto_select'
