import { type RiskParameters } from '../portfolio/portfolio-risk.ts';
import { type MethodMonitor } from './method-monitor.ts';

/** The methods whose alarms count; the others are shown and compared without raising any. */
export interface MethodsInUse {
  readonly coverage: readonly string[];
  /** The same where it forecasts volatility, else EWMA. */
  readonly volatility: readonly string[];
}

/** The method of the headline figures where none was promoted. */
const usualMethod = 'historical';
const usualVolatility = 'ewma';

/** The method a portfolio's headline figures rest on: its champion, else historical simulation. */
export function methodInUse({ champion }: Pick<RiskParameters, 'champion'>): string {
  return champion?.method ?? usualMethod;
}

/** The same among the methods that are monitored; where it is not, historical simulation, else the first of them. */
export function methodsInUse(
  parameters: Pick<RiskParameters, 'champion'>,
  methods: readonly MethodMonitor[],
): MethodsInUse {
  const wanted = [methodInUse(parameters), usualMethod];
  const used = wanted.flatMap((id) => methods.filter((method) => method.id === id))[0] ?? methods[0];
  if (used === undefined) return { coverage: [], volatility: [] };
  return { coverage: [used.id], volatility: [used.volatility === null ? usualVolatility : used.id] };
}
