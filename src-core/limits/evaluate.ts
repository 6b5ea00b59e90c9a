import { type PortfolioRisk } from '../portfolio/portfolio-risk.ts';
import { levelOf, utilisationOf } from './level.ts';
import { type Limit, type LimitAction, type LimitLevel, type LimitStatus } from './limit.ts';
import { type LimitMetric, type Measurement } from './metrics/metric.ts';
import { limitMetrics } from './metrics/registry.ts';

/**
 * Measures every limit that applies to the portfolio on the run's date. A limit gives one status, or several where it is
 * set on each strategy or where several names are beyond it; what cannot be measured has no value and says why.
 *
 * @param limits all limits of the workspace; those of other portfolios and dates are left out
 * @returns in the order of `limits`
 */
export function evaluateLimits(
  limits: readonly Limit[],
  risk: PortfolioRisk,
  portfolio: string,
): readonly LimitStatus[] {
  return limits
    .filter((limit) => isInForce(limit, portfolio, risk.asOf))
    .flatMap((limit) => {
      const metric = limitMetrics.get(limit.metric);
      const measurements: readonly Measurement[] = metric
        ? metric.measure(risk, limit)
        : [{ subject: portfolio, value: null, note: `There is no metric "${limit.metric}"` }];
      return measurements.map((measurement) => statusOf(limit, metric, measurement));
    });
}

/** Whether a limit is set on this portfolio and in effect on the date. */
export function isInForce(limit: Limit, portfolio: string, date: string): boolean {
  return appliesTo(limit, portfolio) && isEffective(limit, date);
}

/** Whether a limit is set on this portfolio: workspace limits are set on each portfolio on its own. */
export function appliesTo({ scope }: Limit, portfolio: string): boolean {
  return scope.level === 'workspace' || scope.portfolio === undefined || scope.portfolio === portfolio;
}

/** ISO dates compare as text; both ends belong to the period. */
export function isEffective(limit: Limit, date: string): boolean {
  return (
    (limit.effectiveFrom === null || limit.effectiveFrom <= date) &&
    (limit.effectiveTo === null || date <= limit.effectiveTo)
  );
}

function statusOf(limit: Limit, metric: LimitMetric | undefined, { subject, value, note }: Measurement): LimitStatus {
  const level = value === null ? 'ok' : levelOf(value, limit);
  const threshold = (text: string | null) => (text === null ? null : Number(text));
  return {
    limitId: limit.id,
    metric: limit.metric,
    label: metric?.label ?? limit.metric,
    unit: metric?.unit ?? 'number',
    scope: limit.scope,
    subject,
    value,
    warn: threshold(limit.warn),
    limit: threshold(limit.limit),
    halt: threshold(limit.halt),
    utilisation: value === null ? null : utilisationOf(value, limit),
    level,
    action: actionAt(level, limit),
    note,
  };
}

/** What is to be done at a level. */
export function actionAt(level: LimitLevel, limit: Limit): LimitAction {
  switch (level) {
    case 'ok':
      return 'allow';
    case 'warn':
      return limit.warnAction;
    case 'limit':
      return limit.limitAction;
    case 'halt':
      return limit.haltAction;
  }
}
