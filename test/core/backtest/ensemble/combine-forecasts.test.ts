import { describe, expect, it } from 'vitest';
import { combineForecasts } from '../../../../src-core/backtest/ensemble/combine-forecasts.ts';
import { ensembleSchemes } from '../../../../src-core/backtest/ensemble/registry.ts';
import { clusteredReturns, schedule, walkInPieces } from '../rolling/walked-series.ts';

const returns = clusteredReturns(700);
const asked = schedule({ confidences: [0.99, 0.95] });
const ids = ['historical', 'ewma', 'gaussian', 'garch-t'];
const walk = (own: Float64Array) => ids.map((id) => walkInPieces(id, own, asked, [250, 700]));
const members = walk(returns);

describe.each([...ensembleSchemes.values()])('$label', (scheme) => {
  const combined = combineForecasts(scheme, members, returns, asked);

  it('mixes VaR and ES by weights on a simplex that are known on the day', () => {
    combined.steps.forEach((steps, level) => {
      expect(steps.map(({ day }) => day)).toEqual(Array.from({ length: 23 }, (_, i) => 250 + 20 * i));
      for (const { day, weights } of steps) {
        expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
        const at = level * 450 + day - 250;
        const mixed = members.reduce((sum, member, i) => sum + weights[i]! * member.var[at]!, 0);
        expect(combined.forecast.var[at]).toBeCloseTo(mixed, 14);
        const shortfall = members.reduce((sum, member, i) => sum + weights[i]! * member.es[at]!, 0);
        expect(combined.forecast.es[at]).toBeCloseTo(shortfall, 14);
      }
    });
  });

  it('counts every member the same until there is a record to weigh them by', () => {
    expect([...combined.steps[0]![6]!.weights]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('does not know the future', () => {
    const day = 560;
    const other = returns.map((value, t) => (t < day ? value : -3 * value));
    const changed = combineForecasts(scheme, walk(other), other, asked);
    for (const level of [0, 1]) {
      const until = level * 450 + day + 1 - 250;
      expect(changed.forecast.var.slice(level * 450, until)).toEqual(combined.forecast.var.slice(level * 450, until));
      expect(changed.forecast.es.slice(level * 450, until)).toEqual(combined.forecast.es.slice(level * 450, until));
    }
  });

  it('leaves a member without forecasts out, and has none where no member has', () => {
    const gone = members.map((member, i) => ({
      ...member,
      var: member.var.map((value, at) => (i === 3 || at % 450 === 7 ? NaN : value)),
    }));
    const { forecast } = combineForecasts(scheme, gone, returns, asked);
    expect([...forecast.var.keys()].filter((at) => Number.isNaN(forecast.var[at]))).toEqual([7, 457]);
    expect(forecast.refusals).toEqual([
      { from: 257, to: 258, code: 'NO_FORECAST', message: 'No member has a forecast' },
    ]);
  });
});

it.each([...ensembleSchemes.values()])(
  '$label of equal forecasts is that forecast, not a rounding beside it',
  (scheme) => {
    const value = -0.00013;
    const constant = members[0]!.var.map(() => value);
    for (const count of [1, 2, 3, 6, 7]) {
      const equal = Array.from({ length: count }, () => ({ ...members[0]!, var: constant, es: constant }));
      const { forecast } = combineForecasts(scheme, equal, returns, asked);
      expect(forecast.var).toEqual(constant);
      expect(forecast.es).toEqual(constant);
    }
  },
);

it('gives the smallest pinball loss over the record that any member has, or a smaller one', () => {
  const scheme = ensembleSchemes.get('ensemble-quantile-regression')!;
  const record = {
    returns: returns.slice(250),
    members: members.map((member) => member.var.slice(0, 450)),
    confidence: 0.99,
  };
  const weights = scheme.weigh(record);
  const loss = (path: (day: number) => number) =>
    record.returns.reduce((sum, value, day) => sum + (0.01 - (value < -path(day) ? 1 : 0)) * (value + path(day)), 0);
  const mixed = loss((day) => record.members.reduce((sum, own, i) => sum + weights[i]! * own[day]!, 0));
  for (const own of record.members) expect(mixed).toBeLessThan(loss((day) => own[day]!) + 1e-12);
});
