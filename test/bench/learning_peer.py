"""Milliseconds, medians: one epoch of an LSTM with a pinball loss in PyTorch on one thread, in single and double precision."""
import json
import statistics
import time

import torch

torch.set_num_threads(1)
result = {"version": torch.__version__}
for dtype, name in ((torch.float32, "float32"), (torch.float64, "float64")):
    torch.set_default_dtype(dtype)
    torch.manual_seed(0)
    x = torch.randn(2000, 20, 8)
    y = torch.randn(2000) * 0.01
    lstm = torch.nn.LSTM(8, 32, batch_first=True)
    head = torch.nn.Linear(32, 1)
    optimiser = torch.optim.Adam([*lstm.parameters(), *head.parameters()], lr=1e-3)

    def epoch():
        for i in range(0, 2000, 64):
            optimiser.zero_grad(set_to_none=True)
            error = y[i : i + 64] - head(lstm(x[i : i + 64])[0][:, -1]).squeeze(-1)
            torch.maximum(0.01 * error, -0.99 * error).mean().backward()
            optimiser.step()

    def forward():
        with torch.no_grad():
            head(lstm(x)[0][:, -1])

    for body, key in ((epoch, name), (forward, f"{name}Forward")):
        body()
        times = []
        for _ in range(9):
            start = time.perf_counter()
            body()
            times.append(time.perf_counter() - start)
        result[key] = 1000 * statistics.median(times)
print(json.dumps(result))
