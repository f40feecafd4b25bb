"""The yardsticks of statsmodels for `driftcast bench forecasters`: waits for lines on standard input, does what they say
in this process, and answers each with one line that begins with "= ".

    series NAME PERIOD VALUE ...   keeps a series; answers "= ok"
    time CASE CALLS                calls CASE that often; answers the median processor time of a call in nanoseconds

The first line, before any of them, names the versions. The kernels behind statsmodels run on one thread.
"""

import os

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[threads] = "1"

import platform
import statistics
import sys
import time
import warnings

import numpy
import statsmodels
from statsmodels.tsa.statespace.sarimax import SARIMAX

warnings.filterwarnings("ignore")

HORIZON = 12
SERIES = {}
FITTED = {}


def arma():
    return SARIMAX(SERIES["arima212"], order=(2, 1, 2))


def airline():
    return SARIMAX(SERIES["co2"], order=(0, 1, 1), seasonal_order=(0, 1, 1, 12))


def fitted(name, model):
    if name not in FITTED:
        FITTED[name] = model().fit(disp=0)
    return FITTED[name]


def update(name, model):
    """One more value, then 12 steps with the bounds of both intervals."""
    results = fitted(name, model)
    value = results.data.endog[-1]
    forecast = results.append([value], refit=False).get_forecast(HORIZON)
    return forecast.predicted_mean, forecast.conf_int(alpha=0.2), forecast.conf_int(alpha=0.05)


CASES = {
    "fit-arma": lambda: arma().fit(disp=0),
    "fit-airline": lambda: airline().fit(disp=0),
    "update-arma": lambda: update("arma", arma),
    "update-airline": lambda: update("airline", airline),
}


def answer(text):
    print("= " + text, flush=True)


def nanos(call):
    begin = time.process_time_ns()
    call()
    return time.process_time_ns() - begin


answer(f"statsmodels {statsmodels.__version__}, numpy {numpy.__version__}, Python {platform.python_version()}")
for line in sys.stdin:
    words = line.split()
    if words[0] == "series":
        SERIES[words[1]] = numpy.array([float(word) for word in words[3:]])
        answer("ok")
    elif words[0] == "time":
        call = CASES[words[1]]
        if words[1].startswith("update"):
            call()
        answer(str(round(statistics.median(nanos(call) for _ in range(int(words[2]))))))
    else:
        answer(f"what is '{line.strip()}'?")
