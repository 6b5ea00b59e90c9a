import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isoDate } from '../../src-core/market/epoch-day.ts';
import { type StoredFactorModel } from './stored-model.ts';

/** The kind under which builds of factor models stand among the runs. */
export const modelRunKind = 'model';

const countOf = z.array(z.unknown()).transform((list) => list.length);
/** What a version says of itself, as far as a run shows it. */
const summaryFigures = z.object({
  meanRSquared: z.number().optional(),
  days: z.number().optional(),
  ownDays: z.number().optional(),
  symbols: countOf.optional(),
  kept: countOf.optional(),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })).optional(),
});

/** What stands in `runs` for a factor model version; `result` is canonical JSON. */
export interface ModelRun {
  readonly kind: string;
  readonly asOf: string;
  readonly seed: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
  readonly result: string;
  readonly resultHash: string;
}

/** @param model the version as stored; figures its summary lacks are left out */
export function modelRun(model: StoredFactorModel): ModelRun {
  const parameters = readObject(model.parameters);
  const read = summaryFigures.safeParse(readObject(model.summary));
  const { meanRSquared, days, ownDays, symbols, kept, warnings = [] } = read.success ? read.data : {};
  const result = modelResult({ asOf: isoDate(model.asOf), hash: model.hash });
  const metrics = { meanRSquared, days, ownDays, securities: symbols, factors: kept };
  return {
    kind: modelRunKind,
    asOf: isoDate(model.asOf),
    seed: typeof parameters['seed'] === 'number' ? parameters['seed'] : 0,
    parameters: { version: model.id, ...parameters },
    metrics: Object.fromEntries(
      Object.entries(metrics).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    warnings: warnings.map(({ code, message }) => ({ code, message })),
    result,
    resultHash: createHash('sha256').update(result).digest('hex'),
  };
}

/** The content of a model run's `result`: `hash` is that of all risk is computed from. */
export function modelResult({ asOf, hash }: { readonly asOf: string; readonly hash: string }): string {
  return JSON.stringify({ asOf, hash });
}

function readObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // A damaged version is named by verify; it is listed all the same.
    return {};
  }
}
