import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BenchContext } from './measure.ts';

/** Seconds, medians; see peers.py. */
export interface PeerTimes {
  readonly read_csv: number;
  readonly read_csv_and_sqlite: number;
  readonly pivot_three_fields: number;
  readonly risk: number;
}

const known = new Map<string, PeerTimes>();

/** Runs the Python peers on the same files, once. */
export function runPeers(python: string, files: BenchContext['files']): PeerTimes {
  const key = JSON.stringify([python, files]);
  let times = known.get(key);
  if (!times) {
    const script = fileURLToPath(new URL('peers.py', import.meta.url));
    const output = execFileSync(python, [script, files.prices, files.positions], { encoding: 'utf8' });
    times = (JSON.parse(output) as { seconds: PeerTimes }).seconds;
    known.set(key, times);
  }
  return times;
}

/** Seconds for 2,520 days × 5,000 securities × 58 factors on one thread; see cross_section_peer.py. */
export function runCrossSectionPeer(python: string): { readonly dense: number; readonly eliminated: number } {
  const script = fileURLToPath(new URL('cross_section_peer.py', import.meta.url));
  return JSON.parse(execFileSync(python, [script], { encoding: 'utf8' })) as { dense: number; eliminated: number };
}

/** Milliseconds, medians; see construction_peer.py. */
export interface ConstructionPeerTimes {
  readonly sklearn: number;
  readonly sklearnWithPrecision: number;
  readonly numpy: number;
  readonly clarabel50: number;
  readonly clarabel500: number;
  readonly osqp50: number;
  readonly osqp500: number;
}

/** Covariances and minimum variance in Python, on one thread. */
export function runConstructionPeer(python: string): ConstructionPeerTimes {
  const script = fileURLToPath(new URL('construction_peer.py', import.meta.url));
  return JSON.parse(execFileSync(python, [script], { encoding: 'utf8' })) as ConstructionPeerTimes;
}

/** Milliseconds, medians; see tail_risk_peer.py. */
export interface TailRiskPeerTimes {
  readonly garch: number;
  readonly gjr: number;
  readonly egarch: number;
  readonly garchErrors: number;
  readonly gjrErrors: number;
  readonly egarchErrors: number;
  readonly rolling: number;
  readonly normal: number;
  readonly t: number;
  readonly oneNormal: number;
  readonly component: number;
}

/** Volatility models and simulation in Python, on one thread. */
export function runTailRiskPeer(python: string): TailRiskPeerTimes {
  const script = fileURLToPath(new URL('tail_risk_peer.py', import.meta.url));
  return JSON.parse(execFileSync(python, [script], { encoding: 'utf8' })) as TailRiskPeerTimes;
}

/** Milliseconds, medians; see backtest_peer.py. */
export interface BacktestPeerTimes {
  readonly pandas: number;
  readonly loop: number;
  readonly garch: number;
  readonly gjr: number;
  readonly egarch: number;
}

/** Rolling VaR and refits of volatility models in Python, on one thread. */
export function runBacktestPeer(python: string): BacktestPeerTimes {
  const script = fileURLToPath(new URL('backtest_peer.py', import.meta.url));
  return JSON.parse(execFileSync(python, [script], { encoding: 'utf8' })) as BacktestPeerTimes;
}

/** Milliseconds, medians; see learning_peer.py. */
export interface LearningPeerTimes {
  readonly float32: number;
  readonly float64: number;
  readonly float32Forward: number;
  readonly float64Forward: number;
}

/** Training of an LSTM in PyTorch, on one thread. */
export function runLearningPeer(python: string): LearningPeerTimes {
  const script = fileURLToPath(new URL('learning_peer.py', import.meta.url));
  return JSON.parse(execFileSync(python, [script], { encoding: 'utf8' })) as LearningPeerTimes;
}
