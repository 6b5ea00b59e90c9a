"""Ledoit–Wolf with scikit-learn and numpy, minimum variance with Clarabel and OSQP, on one thread. Prints one JSON line: medians in ms."""
import json, os, statistics, time
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"): os.environ[name] = "1"
import numpy as np, clarabel, osqp, scipy.sparse as sp
from sklearn.covariance import LedoitWolf

RUNS = 7


def returns(days, n, seed):
    g = np.random.default_rng(seed)
    market = 0.009 * g.standard_normal((days, 1))
    return market * g.uniform(0.6, 1.4, n) + g.uniform(0.008, 0.02, n) * g.standard_normal((days, n))


def milliseconds(body):
    times = []
    for run in range(RUNS + 1):
        start = time.perf_counter(); body(); times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[1:])


X = returns(1250, 500, 2)


def closed_form():
    """The same shrinkage from one product and the days' squared lengths."""
    C = X - X.mean(0); T, N = X.shape; S = C.T @ C / T; mu = np.trace(S) / N; s2 = np.sum(S * S); d2 = s2 / N - mu * mu
    b2 = min((np.sum(np.einsum("ij,ij->i", C, C) ** 2) / T - s2) / T / N, d2); w = b2 / d2
    S *= 1 - w; S[np.diag_indices(N)] += w * mu; return S


figures = {
    "sklearn": milliseconds(lambda: LedoitWolf(store_precision=False).fit(X)),
    "sklearnWithPrecision": milliseconds(lambda: LedoitWolf().fit(X)),
    "numpy": milliseconds(closed_form),
}
for n, days, cap in ((50, 504, 0.05), (500, 1250, 0.01)):
    S = LedoitWolf().fit(returns(days, n, 7)).covariance_
    P = sp.triu(sp.csc_matrix(2e4 * S), format="csc")
    A = sp.vstack([np.ones((1, n)), sp.eye(n)], format="csc"); low, high = np.r_[1.0, np.zeros(n)], np.r_[1.0, np.full(n, cap)]
    G = sp.vstack([np.ones((1, n)), -sp.eye(n), sp.eye(n)], format="csc"); h = np.r_[1.0, np.zeros(n), np.full(n, cap)]
    settings = clarabel.DefaultSettings(); settings.verbose = False

    def by_osqp():
        m = osqp.OSQP(); m.setup(P=P, q=np.zeros(n), A=A, l=low, u=high, eps_abs=1e-8, eps_rel=1e-8, max_iter=100000, polishing=True, verbose=False)
        return m.solve().x

    def by_clarabel():
        cones = [clarabel.ZeroConeT(1), clarabel.NonnegativeConeT(2 * n)]
        return clarabel.DefaultSolver(P, np.zeros(n), G, h, cones, settings).solve().x

    figures[f"osqp{n}"] = milliseconds(by_osqp); figures[f"clarabel{n}"] = milliseconds(by_clarabel)
print(json.dumps(figures))
