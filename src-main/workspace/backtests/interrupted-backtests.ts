import { type BacktestBlock } from '../../../src-core/backtest/backtest-blocks.ts';
import { type BacktestParameters } from '../../../src-core/backtest/backtest-result.ts';
import { type BacktestSeries } from '../../../src-core/backtest/rolling-method.ts';
import { scheduleOf } from '../../../src-core/backtest/rolling-schedule.ts';
import { type InterruptedBacktest } from '../../../src-core/contract/index.ts';
import { type Store } from '../../store/store.ts';
import { canonicalJson, sha256 } from '../canonical-json.ts';
import { type Session } from '../context.ts';
import { type KeptBlocks } from './backtest-in-pool.ts';
import { blockBytes, blockOf } from './block-bytes.ts';
import { type BacktestQuestion } from './backtest-question.ts';

/** Interrupted backtests of a portfolio that are remembered; the blocks of older ones are forgotten. */
const remembered = 3;

/** What is noted of a backtest while it runs. */
interface Note {
  readonly calculation: string;
  readonly startedAt: string;
  readonly question: BacktestQuestion;
  readonly total: number;
  /** With another dataset or program its blocks fit nothing any more. */
  readonly datasetVersion: string;
  readonly version: string;
}

const notesOf = (portfolio: string) => `backtests of ${portfolio}`;
const askedIn = ({ question: { parameters, profitAndLoss, risk } }: Note) =>
  canonicalJson({ parameters, profitAndLoss, asOf: risk.asOf });
const partName = ({ method, from, to }: BacktestBlock) => `${method} ${from}-${to}`;

/** Names what blocks are computed from: the series, the methods and their schedule, and the program. */
export function calculationOf(series: BacktestSeries, parameters: BacktestParameters, version: string): string {
  const { methods } = parameters;
  const returns = sha256([...series.returns].join(' '));
  const dates = sha256([...(series.context?.dates ?? [])].join(' '));
  return `backtest ${sha256(canonicalJson({ returns, dates, methods, schedule: scheduleOf(parameters), version }))}`;
}

/** Notes that a backtest begins, and forgets the oldest interrupted ones. */
export function noteBeginning(store: Store, portfolio: string, note: Note): void {
  const others = readNotes(store, portfolio).filter(({ calculation }) => calculation !== note.calculation);
  const kept = others.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1)).slice(0, remembered - 1);
  for (const { calculation } of others) {
    if (!kept.some((other) => other.calculation === calculation)) store.dropCalculationParts(calculation);
  }
  writeNotes(store, portfolio, [...kept, note]);
}

/** Forgets the blocks of a backtest whose result is kept, and those of the same question on other data or by another program. */
export function noteEnd(store: Store, portfolio: string, calculation: string): void {
  const notes = readNotes(store, portfolio);
  const asked = notes.filter((note) => note.calculation === calculation).map(askedIn);
  const ended = notes.filter((note) => asked.includes(askedIn(note)));
  for (const note of ended) store.dropCalculationParts(note.calculation);
  writeNotes(
    store,
    portfolio,
    notes.filter((note) => !ended.includes(note)),
  );
}

function writeNotes(store: Store, portfolio: string, notes: readonly Note[]): void {
  store.dropCalculationParts(notesOf(portfolio));
  for (const note of notes) {
    store.keepCalculationPart(
      notesOf(portfolio),
      note.calculation,
      Buffer.from(JSON.stringify(note), 'utf8'),
      note.startedAt,
    );
  }
}

function readNotes(store: Store, portfolio: string): readonly Note[] {
  return [...store.calculationParts(notesOf(portfolio)).values()].map(
    (bytes) => JSON.parse(Buffer.from(bytes).toString('utf8')) as Note,
  );
}

/** The backtests of a portfolio that began on the present data with the present program and did not end, newest first. */
export function interruptedBacktests(store: Store, portfolio: string, version: string): readonly InterruptedBacktest[] {
  const datasetVersion = store.datasetVersion();
  return readNotes(store, portfolio)
    .filter((note) => note.datasetVersion === datasetVersion && note.version === version)
    .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
    .map(({ calculation, startedAt, question, total }) => {
      const { parameters, profitAndLoss, risk } = question;
      const blocks = { total, finished: store.calculationParts(calculation).size };
      return { startedAt, asOf: risk.asOf, profitAndLoss, parameters, blocks };
    });
}

/** The blocks of a calculation as the workspace keeps them. */
export function keptBlocks({ store, now, readTogether }: Session, calculation: string): KeptBlocks {
  const before = store.calculationParts(calculation);
  return {
    find(block) {
      const bytes = before.get(partName(block));
      return bytes ? blockOf(bytes) : null;
    },
    // In turn with other writing, but nothing that anyone watches has changed.
    keep: (block, forecast) =>
      readTogether(() =>
        store.keepCalculationPart(calculation, partName(block), blockBytes(forecast), now().toISOString()),
      ),
  };
}
