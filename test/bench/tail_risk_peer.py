"""GARCH fits with arch, Monte Carlo VaR and component VaR with numpy, on one thread. Prints one JSON line: medians in ms."""
import json, os, statistics, time
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"): os.environ[name] = "1"
import numpy as np
from arch import arch_model

RUNS = 7


def milliseconds(body):
    times = []
    for run in range(RUNS + 1):
        start = time.perf_counter(); body(); times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[1:])


def percent_returns(count):
    g = np.random.default_rng(20); v = 1.0; r = np.empty(count)
    for t in range(count):
        e = np.sqrt(v) * g.standard_normal() * (2.2 if g.random() < 0.08 else 1.0)
        v = 0.04 + (0.02 + (0.16 if e < 0 else 0.0)) * e * e + 0.78 * v; r[t] = 0.05 + e
    return r


returns = percent_returns(2500); sample = returns[-1500:]


MODELS = {
    "garch": dict(vol="GARCH", p=1, o=0, q=1, dist="normal"),
    "gjr": dict(vol="GARCH", p=1, o=1, q=1, dist="t"),
    "egarch": dict(vol="EGARCH", p=1, o=1, q=1, dist="t"),
}


def fit(model):
    """Standard errors are computed when they are asked for."""
    return arch_model(sample, mean="Constant", rescale=False, **model).fit(disp="off")


def rolling():
    for i in range(75):
        arch_model(returns[20 * i:20 * i + 1000], mean="Constant", vol="GARCH", p=1, q=1, rescale=False).fit(disp="off")


N = 49
R = 0.01 * np.random.default_rng(1).standard_normal((504, N)); mu, S, w = R.mean(0), np.cov(R, rowvar=False), np.full(N, 1 / N)
L = np.linalg.cholesky(S)


def monte_carlo(t, count=1_000_000, block=8192):
    """Every security of every scenario, in blocks; VaR and ES of the portfolio."""
    g = np.random.Generator(np.random.SFC64(42)); out = np.empty(count); Z = np.empty((block, N)); X = np.empty((block, N)); m = mu @ w
    for i in range(0, count, block):
        k = min(block, count - i); g.standard_normal(out=Z[:k]); np.matmul(Z[:k], L.T, out=X[:k]); p = X[:k] @ w
        if t: p *= np.sqrt(6.0 / g.chisquare(6.0, k))
        out[i:i + k] = p + m
    k = int(0.01 * (count - 1)); q = np.partition(out, (k, k + 1)); v = q[k] + (0.01 * (count - 1) - k) * (q[k + 1] - q[k])
    return -v, -out[out <= v].mean()


def one_normal(count=1_000_000):
    g = np.random.Generator(np.random.SFC64(1)); p = mu @ w + np.sqrt(w @ S @ w) * g.standard_normal(count); return -np.quantile(p, 0.01)


W = 0.01 * np.random.default_rng(2).standard_normal((2500, 500)); u = np.full(500, 1 / 500)


def component():
    p = W @ u; T = len(p); k = int(0.01 * (T - 1)); o = np.argpartition(p, (k, k + 1)); f = 0.01 * (T - 1) - k
    return -((1 - f) * W[o[k]] + f * W[o[k + 1]]) * u, -(W[o[:k + 1]].mean(0)) * u


print(json.dumps({
    **{name: milliseconds(lambda: fit(model)) for name, model in MODELS.items()},
    **{name + "Errors": milliseconds(lambda: fit(model).std_err) for name, model in MODELS.items()},
    "rolling": milliseconds(rolling),
    "normal": milliseconds(lambda: monte_carlo(False)),
    "t": milliseconds(lambda: monte_carlo(True)),
    "oneNormal": milliseconds(one_normal),
    "component": milliseconds(component),
}))
