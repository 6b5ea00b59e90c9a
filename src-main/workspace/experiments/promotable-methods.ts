import { type StoredRun } from '../../store/store.ts';

const listed = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];

/**
 * Methods of a run that a portfolio may rely on: those a backtest tried, or the one a training made. The networks a backtest trains on
 * its way are not kept, so that one of those has to be trained and promoted from there.
 */
export function promotableMethods(run: Pick<StoredRun, 'kind' | 'parameters' | 'origin'>): readonly string[] {
  if (run.origin === 'imported') return [];
  const parameters = run.parameters as { readonly methods?: unknown; readonly head?: unknown } | null;
  // A headline needs ES beside VaR, which a network trained on quantiles alone does not have.
  if (run.kind === 'training') return parameters?.head === 'joint' ? ['lstm'] : [];
  if (run.kind !== 'backtest') return [];
  return listed(parameters?.methods).filter((method) => method !== 'lstm');
}
