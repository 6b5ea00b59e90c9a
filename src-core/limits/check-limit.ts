import { DomainError } from '../domain-error.ts';
import { type Limit, type MetricParameters } from './limit.ts';
import { type LimitMetric } from './metrics/metric.ts';
import { limitMetrics } from './metrics/registry.ts';

/**
 * Refuses a limit that could never be measured: an unknown metric, a level or a parameter the metric does not have, or an
 * unknown method.
 *
 * @throws DomainError INVALID_INPUT, UNKNOWN_METHOD
 */
export function checkLimit(limit: Omit<Limit, 'id'>): void {
  const metric = limitMetrics.get(limit.metric);
  if (!metric) throw refused(`There is no limit metric "${limit.metric}"`, [...limitMetrics.keys()]);
  if (!metric.levels.includes(limit.scope.level)) {
    throw refused(`${metric.label} cannot be limited for each ${limit.scope.level}`, metric.levels);
  }
  for (const name of givenParameters(limit.parameters)) checkParameter(metric, name);
  const method = limit.parameters.method;
  const { methods } = metric;
  if (method !== undefined && methods && !methods.includes(method)) {
    throw new DomainError('UNKNOWN_METHOD', `${metric.label} cannot be computed by "${method}"`, {
      kept: 'The limit was not saved',
      remedy: `Choose among ${methods.join(', ')}`,
    });
  }
}

function givenParameters(parameters: MetricParameters): (keyof MetricParameters)[] {
  const names = Object.keys(parameters) as (keyof MetricParameters)[];
  return names.filter((name) => parameters[name] !== undefined);
}

function checkParameter(metric: LimitMetric, name: keyof MetricParameters): void {
  if (!metric.parameters.includes(name)) {
    throw refused(`${metric.label} has no parameter "${name}"`, metric.parameters);
  }
}

function refused(message: string, choices: readonly string[]): DomainError {
  return new DomainError('INVALID_INPUT', message, {
    kept: 'The limit was not saved',
    remedy: choices.length === 0 ? 'Leave it out' : `Choose among ${choices.join(', ')}`,
  });
}
