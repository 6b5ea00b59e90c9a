import { backtestReproducer } from './backtest-reproducer.ts';
import { modelReproducer } from './model-reproducer.ts';
import { type Reproducer } from './reproducer.ts';
import { riskReproducer } from './risk-reproducer.ts';
import { trainingReproducer } from './training-reproducer.ts';

/** Every kind of run that can be recomputed. */
export const reproducers: readonly Reproducer[] = [
  riskReproducer,
  backtestReproducer,
  modelReproducer,
  trainingReproducer,
];
