import { describe, expect, it } from 'vitest';
import { dayStateCode, factorCount } from '../../../../src-core/factor-model/days/day-outputs.ts';
import { cellReasons } from '../../../../src-core/factor-model/exposures/cell-reason.ts';
import { planStyles } from '../../../../src-core/factor-model/exposures/style-plan.ts';
import { capBases } from '../../../../src-core/factor-model/model-data.ts';
import { buildDays, drawMarket, signalStyle, sourceOf } from '../synthetic-market.ts';

const market = drawMarket({ securities: 60, days: 420, sectors: 3, seed: 3 });

/** Position of a style among the factors. */
const columnOf = (built: ReturnType<typeof buildDays>, id: string) =>
  built.factors.findIndex((factor) => factor.id === id);
const seriesOf = (built: ReturnType<typeof buildDays>, id: string) => {
  const factors = factorCount(built.outputs);
  const column = columnOf(built, id);
  return Float64Array.from(
    { length: built.outputs.days },
    (_, t) => built.outputs.factorReturns[t * factors + column]!,
  );
};

function correlation(a: Float64Array, b: Float64Array): number {
  const pairs = [...a.keys()].filter((t) => Number.isFinite(a[t]! * b[t]!));
  const mean = (values: Float64Array) => pairs.reduce((sum, t) => sum + values[t]!, 0) / pairs.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (const t of pairs) {
    product += (a[t]! - meanA) * (b[t]! - meanB);
    squaresA += (a[t]! - meanA) ** 2;
    squaresB += (b[t]! - meanB) ** 2;
  }
  return product / Math.sqrt(squaresA * squaresB);
}

describe('computing the days', () => {
  it('recovers the factor returns a market was drawn from', () => {
    const { plan, importedStyles } = signalStyle(market);
    const built = buildDays(sourceOf(market, { importedStyles }), plan);
    // Estimation noise is 1.2 % ÷ √60 a day, against market moves of 1 % and style moves of 0.3 %.
    expect(correlation(seriesOf(built, 'market'), market.marketReturns)).toBeGreaterThan(0.95);
    expect(correlation(seriesOf(built, 'signal'), market.signalReturns)).toBeGreaterThan(0.8);
  });

  it('explains every return: market + industry + styles + residual', () => {
    const built = buildDays(sourceOf(market));
    const { data, outputs } = built;
    const day = outputs.days - 1;
    const factors = factorCount(outputs);
    expect(outputs.states[day]).toBe(dayStateCode.estimated);
    // The exposures of the day before are those of a history that ends there.
    const before = buildDays(sourceOf(market, { days: outputs.days - 1 }));
    for (const i of [0, 17, 59]) {
      let explained = outputs.factorReturns[day * factors]!;
      for (let s = 0; s < outputs.styles; s++) {
        const exposure = before.outputs.lastExposures[s * data.securities + i]!;
        explained += (Number.isNaN(exposure) ? 0 : exposure) * (outputs.factorReturns[day * factors + 1 + s]! || 0);
      }
      explained += outputs.factorReturns[day * factors + 1 + outputs.styles + data.industryOf[i]!]!;
      const residual = outputs.residuals[day * data.securities + i]!;
      expect(explained + residual).toBeCloseTo(data.returns[i * outputs.days + day]!, 14);
    }
  });

  it('weighs with √ of the market cap, and without one with √ of the traded value, then equally', () => {
    const basisOf = (changes: Parameters<typeof sourceOf>[1]) => {
      const { data } = buildDays(sourceOf(market, changes));
      return capBases[data.capBasis[data.dates.length - 1]!];
    };
    expect(basisOf({})).toBe('market-cap');
    expect(basisOf({ fundamentals: [] })).toBe('traded-value');
    const volume = new Float64Array(market.panel.volume.length).fill(NaN);
    expect(basisOf({ fundamentals: [], panel: { ...market.panel, volume } })).toBe('equal');
  });

  it('builds without any fundamentals: styles of accounts are dropped, those of prices stay', () => {
    const built = buildDays(sourceOf(market, { fundamentals: [] }));
    const last = built.outputs.days - 1;
    expect(built.outputs.states[last]).toBe(dayStateCode.estimated);
    const known = built.plan.filter(({ id }) => !Number.isNaN(seriesOf(built, id)[last]!)).map(({ id }) => id);
    expect(known).toEqual(['momentum', 'beta', 'volatility']);
    const reason = built.outputs.lastReasons[0]!;
    expect(cellReasons[reason]).toBe('missing-market-cap');
  });

  it('leaves missing returns out of the day and gives them no residual', () => {
    const totalReturn = market.panel.totalReturn.slice();
    const { days } = { days: market.panel.dates.length };
    totalReturn[5 * days + days - 1] = NaN;
    const built = buildDays(sourceOf(market, { panel: { ...market.panel, totalReturn } }));
    const day = days - 1;
    expect(built.outputs.assets[day]).toBe(59);
    expect(built.outputs.residuals[day * 60 + 5]).toBeNaN();
    expect(built.outputs.residuals[day * 60 + 4]).not.toBeNaN();
  });

  it('skips days with too few securities and says so', () => {
    const few = drawMarket({ securities: 14, days: 330, sectors: 2, seed: 5 });
    const { outputs } = buildDays(sourceOf(few));
    expect(outputs.states[outputs.days - 1]).toBe(dayStateCode['too-few-securities']);
    expect(outputs.factorReturns[(outputs.days - 1) * factorCount(outputs)]).toBeNaN();
  });

  it('estimates a day with 30 securities', () => {
    const thirty = drawMarket({ securities: 30, days: 330, sectors: 3, seed: 6 });
    const { outputs } = buildDays(sourceOf(thirty));
    expect(outputs.states[outputs.days - 1]).toBe(dayStateCode.estimated);
  });

  it('gives the only member of a sector no sector return, and still a residual', () => {
    const lone = { ...market, sectorOf: market.sectorOf.map((sector, i) => (i === 8 ? 'Alone' : sector)) };
    const built = buildDays(sourceOf(lone));
    const last = built.outputs.days - 1;
    const factors = factorCount(built.outputs);
    const alone = built.data.industryOf[8]!;
    expect(built.outputs.factorReturns[last * factors + 1 + built.outputs.styles + alone]).toBeNaN();
    expect(built.outputs.assets[last]).toBe(59);
    expect(built.outputs.residuals[last * 60 + 8]).not.toBeNaN();
  });

  it('drops a user’s style that repeats another, every day', () => {
    const plan = planStyles([{ id: 'again', label: 'Again', formula: '2 * logMarketCap + 1' }]);
    const built = buildDays(sourceOf(market), plan);
    const last = built.outputs.days - 1;
    expect(built.outputs.collinear[last]).toBe(1 << 9);
    expect(seriesOf(built, 'again')[last]).toBeNaN();
    expect(seriesOf(built, 'size')[last]).not.toBeNaN();
  });

  it('drops a style that is the same for all', () => {
    const plan = planStyles([{ id: 'flat', label: 'Flat', formula: '0 * logMarketCap + 3' }]);
    const built = buildDays(sourceOf(market), plan);
    expect(seriesOf(built, 'flat').every((value) => Number.isNaN(value))).toBe(true);
  });

  it('takes only the largest securities where the universe is capped', () => {
    const { outputs } = buildDays(sourceOf(market, { estimationUniverse: 45 }));
    expect(outputs.assets[outputs.days - 1]).toBe(45);
  });

  it('gives the same bits whatever the order of the blocks', () => {
    const built = buildDays(sourceOf(market));
    const again = buildDays(sourceOf(market), planStyles([]), false, true);
    expect([...again.outputs.factorReturns]).toEqual([...built.outputs.factorReturns]);
  });

  it('is hardly moved by a wild return when robust', () => {
    const totalReturn = market.panel.totalReturn.slice();
    const days = market.panel.dates.length;
    totalReturn[20 * days + days - 1] = totalReturn[20 * days + days - 1]! * 3;
    const wild = sourceOf(market, { panel: { ...market.panel, totalReturn } });
    const calm = seriesOf(buildDays(sourceOf(market)), 'market')[days - 1]!;
    const plain = seriesOf(buildDays(wild), 'market')[days - 1]!;
    const robust = seriesOf(buildDays(wild, planStyles([]), true), 'market')[days - 1]!;
    expect(Math.abs(robust - calm)).toBeLessThan(0.2 * Math.abs(plain - calm));
  });
});
