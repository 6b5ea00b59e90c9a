"""The daily cross-section with numpy and LAPACK on one thread. Prints one JSON line: seconds for 2,520 days."""
import json, os, statistics, time
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"): os.environ[name] = "1"
import numpy as np, scipy.linalg as sl
from scipy.linalg.blas import dsyrk

DAYS, N, J, S, WHOLE = 100, 5000, 47, 10, 2520
g = np.random.default_rng(1)
X = g.standard_normal((DAYS, S, N)); r = 0.02 * g.standard_normal((DAYS, N))
cap = np.exp(g.normal(5, 1, N)); w = np.sqrt(cap); root = np.sqrt(w); industry = g.integers(0, J, N)
caps = np.bincount(industry, cap, J)


def finish(gram, right):
    factor = sl.lapack.dpotrf(gram, lower=0)[0]
    return sl.lapack.dpotrs(factor, right, lower=0)[0], sl.lapack.dpotri(factor, lower=0)[0]


# Market and industries with the constraint built in: the last industry is minus the cap-weighted sum of the others.
R = np.zeros((1 + J, J)); R[0, 0] = 1; R[1:J, 1:] = np.eye(J - 1); R[J, 1:] = -caps[:-1] / caps[-1]
design = np.hstack([np.ones((N, 1)), np.eye(J)[industry]]) @ R


def dense():
    A = np.empty((J + S, N), order="F"); A[:J] = design.T * root
    for t in range(DAYS):
        A[J:] = X[t] * root; y = r[t] * root
        f, inverse = finish(dsyrk(1.0, A), A @ y); u = y - f @ A; u @ u
    return f[J:]


order = np.argsort(industry, kind="stable"); starts = np.searchsorted(industry[order], np.arange(J))
sums = np.add.reduceat(w[order], starts); sizes = np.diff(np.append(starts, N)); wo, ro = w[order], root[order]


def eliminated():
    for t in range(DAYS):
        x, y = X[t][:, order], r[t][order]
        x = (x - np.repeat(np.add.reduceat(x * wo, starts, axis=1) / sums, sizes, axis=1)) * ro
        y = (y - np.repeat(np.add.reduceat(y * wo, starts) / sums, sizes)) * ro
        f, inverse = finish(dsyrk(1.0, np.asfortranarray(x)), x @ y); u = y - f @ x; u @ u
    return f


def seconds(body):
    times = []
    for run in range(4):
        start = time.perf_counter(); body(); times.append(time.perf_counter() - start)
    return statistics.median(times[1:]) * WHOLE / DAYS


assert np.allclose(dense(), eliminated(), rtol=1e-8, atol=1e-12)
print(json.dumps({"dense": seconds(dense), "eliminated": seconds(eliminated)}))
