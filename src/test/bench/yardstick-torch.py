"""The yardstick of PyTorch for `driftcast bench kernels`: waits for lines on standard input, does what they say in this
process, and answers each with one line that begins with "= ".

    time train-lstm-INPUTS-HIDDEN-SEQUENCE-BATCH CALLS
        calls a training step of such a network that often; answers the median processor time of a call in nanoseconds

The first line, before any of them, names the versions and the library of linear algebra, on which a step's time hangs:
Debian's PyTorch takes the system's, and the reference implementation is five times slower than OpenBLAS
(LD_LIBRARY_PATH chooses another for one run). Everything runs on one thread.
"""

import os

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import platform
import statistics
import sys
import time
import warnings

warnings.filterwarnings("ignore")

import torch

torch.set_num_threads(1)
torch.manual_seed(1)

STEPS = {}


class Network(torch.nn.Module):
    """An LSTM with a linear layer on its hidden values of each step."""

    def __init__(self, inputs, hidden):
        super().__init__()
        self.lstm = torch.nn.LSTM(inputs, hidden)
        self.head = torch.nn.Linear(hidden, 1)

    def forward(self, x):
        hidden, _ = self.lstm(x)
        return self.head(hidden)


def training_step(inputs, hidden, sequence, batch):
    """Forward, mean squared error, backward through all steps, clipping by norm, Adam."""
    network = Network(inputs, hidden)
    optimiser = torch.optim.Adam(network.parameters(), lr=0.001)
    x = torch.randn(sequence, batch, inputs)
    target = torch.randn(sequence, batch, 1)

    def step():
        optimiser.zero_grad()
        torch.nn.functional.mse_loss(network(x), target).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()

    return step


def step_of(case):
    if case not in STEPS:
        STEPS[case] = training_step(*(int(size) for size in case.removeprefix("train-lstm-").split("-")))
        for _ in range(5):
            STEPS[case]()
    return STEPS[case]


def blas():
    """The library of linear algebra that this process has loaded."""
    if torch.backends.mkl.is_available():
        return "MKL"
    try:
        with open("/proc/self/maps") as maps:
            loaded = maps.read().lower()
    except OSError:
        return "BLAS unknown"
    for name, words in ("openblas", "OpenBLAS"), ("blis", "BLIS"), ("libblas", "the slow reference BLAS"):
        if name in loaded:
            return words
    return "BLAS unknown"


def answer(text):
    print("= " + text, flush=True)


def nanos(call):
    begin = time.process_time_ns()
    call()
    return time.process_time_ns() - begin


answer(f"PyTorch {torch.__version__} with {blas()}, Python {platform.python_version()}")
for line in sys.stdin:
    words = line.split()
    if words and words[0] == "time":
        call = step_of(words[1])
        answer(str(round(statistics.median(nanos(call) for _ in range(int(words[2]))))))
    else:
        answer(f"what is '{line.strip()}'?")
