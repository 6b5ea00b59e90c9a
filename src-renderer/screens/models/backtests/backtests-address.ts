import { type Backtest, type MethodAtLevel, type MethodBacktest } from '../../../../src-core/contract/index.ts';

/** The parts of a backtest, in the order of their tabs. */
export const backtestViews = ['exceptions', 'tests', 'league', 'rolling', 'horizon'] as const;
export type BacktestView = (typeof backtestViews)[number];

type Query = Readonly<Record<string, string>>;

/** @param parts of the address behind `models/backtests` */
export function backtestView(parts: readonly string[]): BacktestView {
  return backtestViews.find((name) => name === parts[0]) ?? 'exceptions';
}

/** A backtest at one of its confidences. */
export interface BacktestAtLevel {
  readonly backtest: Backtest;
  readonly confidence: number;
  readonly methods: readonly MethodLine[];
}

/** A method with what is known of it at the confidence shown. */
export interface MethodLine {
  readonly id: string;
  readonly label: string;
  readonly method: MethodBacktest;
  readonly level: MethodAtLevel;
}

/** The confidence the address names, where the backtest has it; else its first. */
export function chosenLevel(query: Query, backtest: Backtest): BacktestAtLevel {
  const { confidences } = backtest.parameters;
  const named = Number(query['confidence']);
  const confidence = confidences.includes(named) ? named : confidences[0]!;
  const methods = backtest.methods.flatMap((method) => {
    const level = method.levels.find((candidate) => candidate.confidence === confidence);
    return level === undefined ? [] : [{ id: method.method, label: method.label, method, level }];
  });
  return { backtest, confidence, methods };
}

/** The method the address names; else the best of the league; else the first. */
export function chosenMethod(query: Query, { backtest, confidence, methods }: BacktestAtLevel): MethodLine {
  const named = methods.find(({ id }) => id === query['method']);
  if (named) return named;
  const best = backtest.comparisons.find((comparison) => comparison.confidence === confidence)?.league[0]?.id;
  return methods.find(({ id }) => id === best) ?? methods[0]!;
}

/** Methods whose lines are drawn: those the address names, else the four best of the league. */
export function drawnMethods(query: Query, { backtest, confidence, methods }: BacktestAtLevel): readonly string[] {
  const league = backtest.comparisons.find((comparison) => comparison.confidence === confidence)?.league ?? [];
  const usual = (league.length > 0 ? league : methods).slice(0, 4).map(({ id }) => id);
  const wanted = query['drawn']?.split(',') ?? usual;
  return methods.filter(({ id }) => wanted.includes(id)).map(({ id }) => id);
}

/** The ids after one of them was switched on or off, as `drawnMethods` reads them. */
export function toggledMethods(drawn: readonly string[], id: string): string {
  return (drawn.includes(id) ? drawn.filter((other) => other !== id) : [...drawn, id]).join(',');
}
