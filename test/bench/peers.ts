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

/** The JSON a script beside this file prints. */
function printedBy<Printed>(python: string, script: string, ...args: readonly string[]): Printed {
  const file = fileURLToPath(new URL(script, import.meta.url));
  return JSON.parse(execFileSync(python, [file, ...args], { encoding: 'utf8' })) as Printed;
}

const known = new Map<string, PeerTimes>();

/** Runs the Python peers on the same files, once. */
export function runPeers(python: string, files: BenchContext['files']): PeerTimes {
  const key = JSON.stringify([python, files]);
  let times = known.get(key);
  if (!times) {
    times = printedBy<{ seconds: PeerTimes }>(python, 'peers.py', files.prices, files.positions).seconds;
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
  return printedBy<ConstructionPeerTimes>(python, 'construction_peer.py');
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
  return printedBy<TailRiskPeerTimes>(python, 'tail_risk_peer.py');
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
  return printedBy<BacktestPeerTimes>(python, 'backtest_peer.py');
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
  return printedBy<LearningPeerTimes>(python, 'learning_peer.py');
}
