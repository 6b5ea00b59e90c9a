import { type MethodMonitor } from '../../../src-core/monitoring/method-monitor.ts';
import { type Store } from '../../store/store.ts';

/** The methods whose alarms count; the others are shown and compared without raising any. */
export interface MethodsInUse {
  readonly coverage: readonly string[];
  /** The same where it forecasts volatility, else EWMA. */
  readonly volatility: readonly string[];
}

/** The method of the headline figures, which limits are set on. */
const headlineMethod = 'historical';
const usualVolatility = 'ewma';

/** What a portfolio's risk rests on. */
export function methodsInUse(_store: Store, _portfolio: string, methods: readonly MethodMonitor[]): MethodsInUse {
  const used = methods.find(({ id }) => id === headlineMethod) ?? methods[0];
  if (used === undefined) return { coverage: [], volatility: [] };
  return { coverage: [used.id], volatility: [used.volatility === null ? usualVolatility : used.id] };
}
