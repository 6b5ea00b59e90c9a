"""What analysts use today on the same work: pandas, numpy and SQLite from Python. Prints one JSON line, seconds."""
import json, os, sqlite3, statistics, sys, tempfile, time
import numpy as np, pandas as pd


def median(runs, body):
    times = []
    for run in range(runs + 1):
        start = time.perf_counter(); body(); times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def into_sqlite(prices):
    with tempfile.TemporaryDirectory() as folder:
        frame = pd.read_csv(prices).sort_values(["symbol", "date"])
        database = sqlite3.connect(os.path.join(folder, "w.db"))
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE prices(symbol TEXT, date TEXT, close REAL, adj_close REAL, volume REAL, PRIMARY KEY(symbol, date)) WITHOUT ROWID, STRICT;")
        with database:
            columns = ["symbol", "date", "close", "adj_close", "volume"]
            database.executemany("INSERT INTO prices VALUES (?,?,?,?,?)",
                zip(*(frame[c].astype(float if c == "volume" else frame[c].dtype).tolist() for c in columns)))
        database.close()


def risk(prices, positions):
    close = prices.pivot(index="date", columns="symbol", values="close")
    total = prices.pivot(index="date", columns="symbol", values="adj_close")
    def compute():
        value = positions.quantity * positions.symbol.map(close.iloc[-1])
        weight = (value / value.sum()).groupby(positions.symbol).sum()
        returns = total[weight.index].pct_change(fill_method=None).iloc[-500:]
        series = (returns * weight).sum(axis=1)
        for confidence in (0.95, 0.975, 0.99):
            quantile = np.quantile(series, 1 - confidence); series[series <= quantile].mean()
        returns.mul(weight).cov().sum(axis=1)
    return median(5, compute)


prices_file, positions_file = sys.argv[1:3]
result = {"read_csv": median(3, lambda: pd.read_csv(prices_file)), "read_csv_and_sqlite": median(3, lambda: into_sqlite(prices_file))}
frame = pd.read_csv(prices_file)
result["pivot_three_fields"] = median(3, lambda: [frame.pivot(index="date", columns="symbol", values=v).to_numpy() for v in ("close", "adj_close", "volume")])
result["risk"] = risk(frame, pd.read_csv(positions_file))
print(json.dumps({"pandas": pd.__version__, "numpy": np.__version__, "seconds": result}))
