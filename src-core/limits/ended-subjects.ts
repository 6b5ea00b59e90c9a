import { type PortfolioRisk } from '../portfolio/portfolio-risk.ts';
import { evaluateLimits } from './evaluate.ts';
import { type Breach, type Limit, type LimitStatus } from './limit.ts';
import { measuredSubjectKey } from './measured-subject.ts';
import { limitMetrics } from './metrics/registry.ts';

/**
 * Statuses of names that have a live breach but are no longer among those measured: neither the largest nor beyond a threshold.
 * Without them a breach would end as soon as another name is larger, however close to its threshold it still is.
 */
export function statusesOfEndedSubjects(
  limits: readonly Limit[],
  statuses: readonly LimitStatus[],
  breaches: readonly Breach[],
  risk: PortfolioRisk,
): readonly LimitStatus[] {
  const measured = new Set(statuses.map(measuredSubjectKey));
  return breaches.flatMap((breach) => {
    if (breach.portfolio !== risk.portfolio || breach.state === 'resolved') return [];
    if (measured.has(measuredSubjectKey(breach))) return [];
    const limit = limits.find(({ id }) => id === breach.limitId);
    if (!limit || limit.parameters.subject !== undefined) return [];
    if (!limitMetrics.get(limit.metric)?.parameters.includes('subject')) return [];
    const narrowed = { ...limit, parameters: { ...limit.parameters, subject: breach.subject } };
    return evaluateLimits([narrowed], risk, risk.portfolio);
  });
}
