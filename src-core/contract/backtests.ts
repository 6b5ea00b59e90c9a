import { z } from 'zod';
import { type Backtest } from '../backtest/backtest-result.ts';
import { declare } from './operation.ts';
import { confidence, fileHandle, shortText } from './schemas.ts';

/** How methods are walked and which; what is left out is as usual. */
const walk = {
  /** Absent: all. */
  methods: z.array(shortText).min(1).max(100).optional(),
  window: z.int().min(20).max(10_000).default(250),
  scheme: z.enum(['rolling', 'expanding']).default('rolling'),
  refitEvery: z.int().min(1).max(1000).default(20),
  lambda: z.number().min(0.5).max(0.9999).default(0.94),
  ewmaMean: z.enum(['zero', 'trailing']).default('zero'),
  seed: z.int().nonnegative().default(1),
};
const confidences = z.array(confidence).min(1).max(4);

export const backtestOperations = {
  /** Methods walked along a file's series of returns; nothing is kept. */
  'backtest.series': declare(
    'task',
    'application',
    z.strictObject({
      file: fileHandle,
      column: shortText.optional(),
      ...walk,
      confidences: confidences.default([0.99]),
    }),
  ).returns<Backtest>(),
};

export type { Backtest };
