"""Rolling VaR with pandas and refits of GARCH with arch, on one thread. Prints one JSON line: medians in ms."""
import json, os, statistics, time
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"): os.environ[name] = "1"
import numpy as np
import pandas as pd
from arch import arch_model


def milliseconds(body, runs):
    times = []
    for run in range(runs + 1):
        start = time.perf_counter(); body(); times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[1:])


def percent_returns(count):
    g = np.random.default_rng(20); v = 1.0; r = np.empty(count)
    for t in range(count):
        e = np.sqrt(v) * g.standard_normal() * (2.2 if g.random() < 0.08 else 1.0)
        v = 0.04 + (0.02 + (0.16 if e < 0 else 0.0)) * e * e + 0.78 * v; r[t] = 0.05 + e
    return r


r = percent_returns(5250)
s = pd.Series(r / 100)


def loop():
    """The plain loop: a quantile and a tail mean of each window."""
    v = np.empty(5000); e = np.empty(5000); x = r / 100
    for t in range(5000):
        w = x[t:t + 250]; q = np.quantile(w, 0.01); v[t] = -q; e[t] = -w[w <= q].mean()
    return v, e


def walk(window, days, every, **model):
    """GARCH re-estimated every `every` days, filtered on in between: VaR of each day."""
    out = np.empty(days)
    for i in range(0, days, every):
        am = arch_model(r[i:i + window + every], mean="Constant", rescale=False, **model)
        f = am.fit(disp="off", last_obs=window, show_warning=False)
        out[i:i + every] = f.forecast(horizon=1, start=window - 1, reindex=False).variance.values[:every, 0][:days - i]
    return out


GARCH = dict(vol="GARCH", p=1, o=0, q=1, dist="normal")
GJR = dict(vol="GARCH", p=1, o=1, q=1, dist="t")
EGARCH = dict(vol="EGARCH", p=1, o=1, q=1, dist="t")
print(json.dumps({
    "pandas": milliseconds(lambda: -s.rolling(250).quantile(0.01).shift(1), 15),
    "loop": milliseconds(loop, 3),
    "garch": milliseconds(lambda: walk(1000, 1500, 20, **GARCH), 3),
    "gjr": milliseconds(lambda: walk(1000, 1500, 20, **GJR), 3),
    "egarch": milliseconds(lambda: walk(1000, 1500, 20, **EGARCH), 1),
}))
