"""PyTorch: `nn.GRU` and `nn.LSTM`, time first, plain gradient descent."""

import numpy
import torch
import turns


class Model(torch.nn.Module):
    """Recurrent layers below a softmax; an embedding for token ids."""

    def __init__(self, workload):
        super().__init__()
        kind = torch.nn.GRU if workload['cell'] == 'gru' else torch.nn.LSTM
        self.embedding = None
        if workload['vocabulary']:
            self.embedding = torch.nn.Embedding(
                workload['vocabulary'], workload['depth'], sparse=True
            )
        self.layers = kind(
            workload['depth'], workload['units'], workload['layers']
        )
        self.softmax = torch.nn.Linear(workload['units'], workload['classes'])
        self.last_only = workload['last_only']

    def forward(self, data):
        """Logits `[batch, classes]` or `[time * batch, classes]`."""
        if self.embedding is not None:
            data = self.embedding(data)
        outputs, _ = self.layers(data)
        if self.last_only:
            return self.softmax(outputs[-1])
        return self.softmax(outputs.flatten(0, 1))


def build(specification):
    """Builds the model and its steps."""
    workload = specification['workload']
    torch.set_num_threads(specification['threads'])
    data, target = turns.arrays(workload, numpy)
    data = torch.from_numpy(
        numpy.ascontiguousarray(numpy.swapaxes(data, 0, 1))
    )
    target = torch.from_numpy(target.T.reshape(-1).astype('int64'))
    model = Model(workload)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)

    def train():
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(data), target)
        loss.backward()
        optimizer.step()
        return loss.item()

    def infer():
        with torch.inference_mode():
            return torch.softmax(model(data), 1).sum().item()

    return {'train': train, 'infer': infer, 'version': torch.__version__}


if __name__ == '__main__':
    turns.serve(build)
