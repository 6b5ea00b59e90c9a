import { ExactDecimal } from '../../numerics/exact-decimal.ts';
import { volumeDays } from '../../portfolio/average-volume.ts';
import { levelOf } from '../level.ts';
import { type LimitMetric } from './metric.ts';

/** Share of the average daily volume that may be traded in a day, unless the limit says otherwise. */
export const usualParticipation = 0.2;

export const daysToLiquidate: LimitMetric = {
  id: 'days-to-liquidate',
  label: 'Days to liquidate',
  unit: 'days',
  description: `Shares held of one security, all strategies together without netting, ÷ (participation × average daily volume of ${volumeDays} days). Participation is 20 % unless the limit says otherwise. Without a subject: the security that takes longest, and every other beyond a threshold.`,
  levels: ['workspace', 'portfolio'],
  parameters: ['subject', 'participation'],
  measure(risk, limit) {
    const { subject, participation = usualParticipation } = limit.parameters;
    const held = new Map<string, { shares: ExactDecimal; volume: number | null }>();
    for (const { symbol, name, quantity, averageVolume } of risk.contributions) {
      if (subject !== undefined && symbol !== subject && name !== subject) continue;
      const entry = held.get(symbol) ?? { shares: new ExactDecimal(0), volume: averageVolume };
      held.set(symbol, { ...entry, shares: entry.shares.plus(new ExactDecimal(quantity).abs()) });
    }
    const known = [...held].flatMap(([symbol, { shares, volume }]) =>
      volume === null ? [] : [{ symbol, days: daysOf(shares, volume, participation) }],
    );
    const unknown = held.size - known.length;
    if (known.length === 0) {
      if (subject !== undefined && unknown === 0) return [{ subject, value: 0, note: 'Nothing is held of it' }];
      return [{ subject: subject ?? risk.portfolio, value: null, note: 'No volumes are known' }];
    }
    known.sort((a, b) => b.days - a.days || (a.symbol < b.symbol ? -1 : 1));
    const without = unknown === 0 ? '' : `; ${unknown} held without a volume`;
    return known
      .filter(({ days }, i) => i === 0 || levelOf(days, limit) !== 'ok')
      .map(({ symbol, days }, i) => ({
        subject: symbol,
        value: days,
        note: i === 0 && subject === undefined ? `The longest${without}` : '',
      }));
  },
};

/** Shares ÷ (participation × volume), in trading days. */
export function daysOf(shares: ExactDecimal, volume: number, participation: number): number {
  return shares.div(new ExactDecimal(volume).times(participation)).toNumber();
}
