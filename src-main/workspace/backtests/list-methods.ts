import { ensembleSchemes } from '../../../src-core/backtest/ensemble/registry.ts';
import { rollingMethods } from '../../../src-core/backtest/rolling/registry.ts';
import { type Session, type UseCase } from '../context.ts';

export const listBacktestMethods: UseCase<'backtest.methods', Session> = () => [
  ...[...rollingMethods.values()].map(({ id, label, family }) => ({ id, label, family })),
  ...[...ensembleSchemes.values()].map(({ id, label }) => ({ id, label, family: 'ensemble' as const })),
];
