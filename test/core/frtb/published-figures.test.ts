import { describe, expect, it } from 'vitest';
import { capitalCharge } from '../../../src-core/frtb/capital-charge.ts';
import { internallyModelledCharge } from '../../../src-core/frtb/imcc.ts';
import { liquidityAdjustedShortfall, shortfallsByHorizon } from '../../../src-core/frtb/liquidity-cascade.ts';
import { attributeProfitAndLoss, attributionAddOn, attributionZone } from '../../../src-core/frtb/pnl-attribution.ts';
import { testEligibility } from '../../../src-core/frtb/risk-factor-eligibility.ts';
import { stressScenarioCharge } from '../../../src-core/frtb/ses.ts';
import { rollingShortfall, worstPeriod } from '../../../src-core/frtb/stressed-period.ts';
import { stressedShortfall } from '../../../src-core/frtb/stressed-shortfall.ts';
import { averageRanks } from '../../../src-core/numerics/average-ranks.ts';
import { tailMean } from '../../../src-core/tail-risk/distributions/empirical.ts';
import backtests from '../../reference/backtests.json' with { type: 'json' };
import reference from '../../reference/frtb.json' with { type: 'json' };
import { referenceDraws } from '../backtest/reference-draws.ts';
import { relativeError } from '../relative-error.ts';

const { inputs, expected } = reference;
const expectEqual = (got: number | null, wanted: number, allowed = 1e-13) => {
  expect(relativeError(got!, wanted)).toBeLessThanOrEqual(allowed);
};

describe('P&L attribution', () => {
  const cases = Object.keys(inputs.pla.cases) as (keyof typeof inputs.pla.cases)[];
  const draw = (name: (typeof cases)[number]) => {
    const { seed, n, slope, noise, shift } = inputs.pla.cases[name];
    const { z } = referenceDraws(seed);
    const hpl = new Float64Array(n);
    const rtpl = new Float64Array(n);
    for (let t = 0; t < n; t++) {
      const a = z();
      const b = z();
      hpl[t] = a;
      rtpl[t] = slope * a + noise * b + shift;
    }
    return { hpl, rtpl };
  };

  it('draws the published series', () => {
    const { hpl, rtpl } = draw('close');
    expect([...hpl.slice(0, 3)]).toEqual(inputs.pla.check_close.hpl_first_3);
    expect([...rtpl.slice(0, 3)]).toEqual(inputs.pla.check_close.rtpl_first_3);
  });

  it.each(cases)('of the case %s has the published figures and zone', (name) => {
    const { hpl, rtpl } = draw(name);
    const test = attributeProfitAndLoss(hpl, rtpl);
    expectEqual(test.spearman, expected.pla[name].spearman, 1e-12);
    expect(Math.abs(test.kolmogorovSmirnov! - expected.pla[name].ks)).toBeLessThan(1e-12);
    expect(test).toMatchObject({ zone: expected.pla[name].zone, wholeYear: true });
  });

  it('averages the ranks of equal values', () => {
    const hpl = Float64Array.from(inputs.pla_ties.hpl);
    const rtpl = Float64Array.from(inputs.pla_ties.rtpl);
    expect([...averageRanks(hpl)]).toEqual(expected.pla.ties.hpl_ranks);
    expect([...averageRanks(rtpl)]).toEqual(expected.pla.ties.rtpl_ranks);
    const test = attributeProfitAndLoss(hpl, rtpl);
    expectEqual(test.spearman, expected.pla.ties.spearman_average_ranks, 1e-12);
    expect(Math.abs(test.kolmogorovSmirnov! - expected.pla.ties.ks)).toBeLessThan(1e-12);
    expect(test.wholeYear).toBe(false);
  });

  it.each(expected.pla_zone_boundaries)('is $zone at Spearman $spearman and KS $ks', ({ spearman, ks, zone }) => {
    expect(attributionZone(spearman, ks)).toBe(zone);
  });

  it('has no zone where one side never changes, or without a day', () => {
    const still = attributeProfitAndLoss(new Float64Array(250), draw('close').rtpl);
    expect(still).toMatchObject({ spearman: null, zone: null });
    expect(attributeProfitAndLoss(new Float64Array(0), new Float64Array(0))).toMatchObject({ days: 0, zone: null });
  });

  it('surcharges amber desks as published', () => {
    const { sa_green, sa_amber, sa_green_amber_total, ima_green_amber } = inputs.pla_addon;
    const given = { green: sa_green, amber: sa_amber, together: sa_green_amber_total };
    const { k, surcharge } = attributionAddOn(given, ima_green_amber);
    expectEqual(k, expected.pla_addon.k);
    expectEqual(surcharge, expected.pla_addon.surcharge);
  });
});

describe('the cascade of liquidity horizons', () => {
  it.each(Object.keys(expected.cascade) as (keyof typeof expected.cascade)[])('adds up %s as published', (name) => {
    expectEqual(liquidityAdjustedShortfall(inputs.cascade.es_by_bucket[name]), expected.cascade[name]);
  });

  it('takes its figures from scenarios as published', () => {
    const { seed, scenarios, scale } = inputs.cascade_scenarios;
    const { z } = referenceDraws(seed);
    const profits = new Float64Array(scenarios * scale.length);
    for (let row = 0; row < scenarios; row++) {
      const m = z();
      for (let j = 0; j < scale.length; j++) profits[row * scale.length + j] = scale[j]! * (0.5 * m + 0.8 * z());
    }
    expect([...profits.slice(0, scale.length)]).toEqual(inputs.cascade_scenarios.first_row);
    const shortfalls = shortfallsByHorizon(profits, 0.975);
    const published = expected.cascade_scenarios;
    shortfalls.forEach((es, j) => {
      expectEqual(es, published.es_97_5_by_bucket_and_longer[j]!, 1e-12);
    });
    expectEqual(liquidityAdjustedShortfall(shortfalls), published.liquidity_adjusted_es, 1e-12);
  });

  it('needs a figure for every horizon', () => {
    expect(() => liquidityAdjustedShortfall([1, 2])).toThrow('5 liquidity horizons need as many figures, not 2');
  });
});

it.each(inputs.stressed_es.map((given, i) => ({ ...given, ...expected.stressed_es[i]! })))(
  'ES under stress of $es_reduced_stressed with $es_full_current against $es_reduced_current is $es',
  (row) => {
    const got = stressedShortfall(row.es_reduced_stressed, row.es_full_current, row.es_reduced_current);
    expectEqual(got.ratio, row.ratio);
    expectEqual(got.es, row.es);
    expect(got.reducedSetSuffices).toBe(row.reduced_set_covers_75_percent);
  },
);

it('IMCC and SES are the published ones', () => {
  expectEqual(internallyModelledCharge(inputs.imcc.unconstrained, inputs.imcc.by_risk_class), expected.imcc);
  const { idiosyncratic_credit, idiosyncratic_equity, other } = inputs.ses;
  const charge = stressScenarioCharge({
    idiosyncraticCredit: idiosyncratic_credit,
    idiosyncraticEquity: idiosyncratic_equity,
    other,
  });
  for (const part of ['credit', 'equity', 'other', 'total'] as const) expectEqual(charge[part], expected.ses[part]);
});

it.each(inputs.capital.map((given, i) => ({ ...given, ...expected.capital[i]! })))(
  'the charge after $exceptions_250 exceptions is $charge',
  (row) => {
    const got = capitalCharge({
      imccLast: row.imcc_last,
      sesLast: row.ses_last,
      imccAverage: row.imcc_average_60,
      sesAverage: row.ses_average_60,
      exceptions: row.exceptions_250,
    });
    expectEqual(got.multiplier, row.multiplier);
    expectEqual(got.charge, row.charge);
  },
);

it.each(Object.keys(expected.rfet) as (keyof typeof expected.rfet)[])('prices observed as in %s', (name) => {
  const { count, fewest_in_any_90_days, passes_24_rule, passes_100_rule, modellable } = expected.rfet[name];
  expect(testEligibility(inputs.rfet.cases[name])).toEqual({
    observed: count,
    fewestInStretch: fewest_in_any_90_days,
    passesSpread: passes_24_rule,
    passesCount: passes_100_rule,
    modellable,
  });
});

describe('the search of the period of stress', () => {
  const returns = Float64Array.from(backtests.inputs.sp500_returns.values);

  it('finds the published window', () => {
    const { window } = inputs.worst_window;
    const worst = worstPeriod(returns, window, 0.975)!;
    expect(worst.start).toBe(expected.worst_window.start_position);
    expectEqual(worst.es, expected.worst_window.es_97_5, 1e-12);
    const all = rollingShortfall(returns, window, 0.975);
    expectEqual(all[0]!, expected.worst_window.first_window_es, 1e-12);
    expectEqual(all.at(-1)!, expected.worst_window.last_window_es, 1e-12);
  });

  it('gives the figures of windows sorted one by one, and none where the series is too short', () => {
    const plain = Float64Array.from({ length: returns.length - 99 }, (_, start) => {
      return -tailMean(returns.slice(start, start + 100).sort(), 0.95).mean;
    });
    expect(rollingShortfall(returns, 100, 0.95)).toEqual(plain);
    expect(worstPeriod(returns.slice(0, 99), 100, 0.95)).toBeNull();
  });

  it('takes the first of equal windows', () => {
    expect(worstPeriod(new Float64Array(20).fill(-0.01), 10, 0.975)).toMatchObject({ start: 0 });
  });
});
