import { isInForce, actionAt } from '../evaluate.ts';
import { levelOf } from '../level.ts';
import { type Limit, type LimitAction, type LimitLevel } from '../limit.ts';
import { limitMetrics } from '../metrics/registry.ts';
import { type Book } from './book.ts';
import { type Gauge } from './gauges/gauge.ts';
import { prepareGauge } from './gauges/registry.ts';

/** Relative distance of a value from a threshold within which doubles alone do not decide. */
const nearness = 1e-12;

/** A limit ready to be measured before and after any trade. */
export interface PreparedLimit {
  readonly limit: Limit;
  readonly gauge: Gauge;
  readonly label: string;
  readonly unit: 'fraction' | 'multiple' | 'number' | 'days';
  readonly warn: number | null;
  readonly limitAt: number | null;
  readonly haltAt: number | null;
  levelOf(value: number | null): LimitLevel;
  utilisationOf(value: number | null): number | null;
  actionAt(level: LimitLevel): LimitAction;
}

/** The limits that are checked before a trade: set on the portfolio, in effect on the book's date, at this control point. */
export function prepareLimits(book: Book, limits: readonly Limit[]): readonly PreparedLimit[] {
  return limits
    .filter(({ controlPoint }) => controlPoint !== 'end-of-day')
    .filter((limit) => isInForce(limit, book.portfolio, book.asOf))
    .map((limit) => prepareLimit(book, limit));
}

export function prepareLimit(book: Book, limit: Limit): PreparedLimit {
  const metric = limitMetrics.get(limit.metric);
  const number = (text: string | null) => (text === null ? null : Number(text));
  const marks = (['halt', 'limit', 'warn'] as const).flatMap((level) => {
    const at = number(limit[level]);
    return at === null ? [] : [{ level, at, near: nearness * Math.abs(at) }];
  });
  /** Decimals decide near a threshold, where alone they can differ from doubles. */
  const quickLevel = (value: number): LimitLevel => {
    if (marks.some(({ at, near }) => Math.abs(value - at) <= near)) return levelOf(value, limit);
    return marks.find(({ at }) => value > at)?.level ?? 'ok';
  };
  const whole = number(limit.limit ?? limit.halt ?? limit.warn) ?? 0;
  return {
    limit,
    gauge: prepareGauge(book, limit),
    label: metric?.label ?? limit.metric,
    unit: metric?.unit ?? 'number',
    warn: number(limit.warn),
    limitAt: number(limit.limit),
    haltAt: number(limit.halt),
    levelOf: (value) => (value === null ? 'ok' : quickLevel(value)),
    utilisationOf: (value) => (value === null || !(whole > 0) ? null : value / whole),
    actionAt: (level) => actionAt(level, limit),
  };
}
