import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessForecast } from '../../../src-core/backtest/assessment.ts';
import { compareForecasts } from '../../../src-core/backtest/comparison/forecast-comparison.ts';
import { findExceptions } from '../../../src-core/backtest/exceptions.ts';
import { acerbiSzekely } from '../../../src-core/backtest/forecast-tests/acerbi-szekely.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';

/** Returns of −1 % on exception days and 0.1 % on others, under a VaR of 0.5 %. */
function record(hits: readonly boolean[]) {
  const returns = Float64Array.from(hits, (hit) => (hit ? -0.01 : 0.001));
  return { returns, var: returns.map(() => 0.005), es: returns.map(() => 0.007) };
}

function expectPlain(value: unknown, path = ''): void {
  if (typeof value === 'number') expect(Number.isFinite(value), path).toBe(true);
  else if (Array.isArray(value))
    value.forEach((item, i) => {
      expectPlain(item, `${path}[${i}]`);
    });
  else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) expectPlain(item, `${path}.${key}`);
  } else if (typeof value === 'string') expect(value).not.toMatch(/NaN|Infinity|undefined|null/);
}

describe('the assessment of a forecast', () => {
  it('is plain data for every sequence of exceptions, none and all among them', () => {
    const sequences = fc.oneof(
      fc.array(fc.boolean(), { maxLength: 60 }),
      fc.integer({ min: 0, max: 300 }).map((n) => new Array<boolean>(n).fill(false)),
      fc.integer({ min: 0, max: 300 }).map((n) => new Array<boolean>(n).fill(true)),
      fc
        .tuple(fc.integer({ min: 1, max: 300 }), fc.nat())
        .map(([n, at]) => Array.from({ length: n }, (_, i) => i === at % n)),
    );
    fc.assert(
      fc.property(sequences, fc.constantFrom(0.95, 0.975, 0.99, 0.999), (hits, confidence) => {
        const assessed = assessForecast({ ...record(hits), confidence });
        expectPlain(assessed);
        for (const { pValue, verdict } of Object.values(assessed.tests)) {
          if (pValue !== null) expect(pValue >= 0 && pValue <= 1).toBe(true);
          expect(verdict.length).toBeGreaterThan(10);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('leaves out and counts days without a forecast', () => {
    const whole = record(Array.from({ length: 500 }, (_, day) => day % 50 === 7));
    const holes = { ...whole, var: whole.var.slice(), es: whole.es.slice() };
    for (const day of [7, 8, 100]) holes.var[day] = holes.es[day] = NaN;
    const assessed = assessForecast({ ...holes, confidence: 0.99 });
    expect(assessed).toMatchObject({ days: 497, leftOut: 3, exceptions: 9 });
    expect(assessed.exceptionDays[0]).toBe(57);
    expectPlain(assessed);
  });

  it('names more, fewer and clustered exceptions in words', () => {
    const tests = (hits: boolean[]) => assessForecast({ ...record(hits), confidence: 0.99 }).tests;
    const often = tests(Array.from({ length: 500 }, (_, day) => day % 25 === 7));
    expect(often.kupiec).toMatchObject({ level: 'fail' });
    expect(often.kupiec.verdict).toMatch(/^Exceptions are more frequent than 1 % promises \(20 in 500 days, p /);
    expect(often.trafficLight.verdict).toMatch(/^Red: 10 exceptions in the last 250 days/);
    const never = tests(new Array<boolean>(500).fill(false));
    expect(never.kupiec.verdict).toMatch(/^Exceptions are rarer than 1 % promises/);
    expect(never.independence.verdict).toBe('Not enough exceptions to tell whether they cluster');
    expect(never.acerbiSzekely.verdict).toBe('Without an exception there is no loss to hold ES against');
    const clustered = tests(Array.from({ length: 500 }, (_, day) => day >= 200 && day < 206));
    expect(clustered.independence.verdict).toMatch(
      /^Exceptions cluster: the chance of one is 83.3 % the day after another/,
    );
    expect(clustered.duration.verdict).toMatch(/^Exceptions come in bursts/);
  });

  it('says where the regulator has no table, and draws zones by probability there', () => {
    const at = (confidence: number, count: number, days = 250) =>
      assessForecast({ ...record(Array.from({ length: days }, (_, day) => day < count)), confidence }).tests
        .trafficLight;
    expect(at(0.975, 10)).toMatchObject({ zone: 'green', table: null });
    expect(at(0.975, 11)).toMatchObject({ zone: 'amber', table: null });
    expect(at(0.975, 20).zone).toBe('red');
    expect(at(0.975, 11).verdict).toContain('the regulator’s table is for 250 days at 99 %');
    expect(at(0.99, 0, 60)).toMatchObject({ zone: null, level: 'undecided' });
    expect(at(0.99, 5)).toMatchObject({ zone: 'amber', table: { plusFactor: 0.4, mar99Multiplier: 1.7 } });
  });

  it('counts exceptions over a moving year against what chance allows', () => {
    const { rolling } = assessForecast({
      ...record(Array.from({ length: 300 }, (_, day) => day % 100 === 0)),
      confidence: 0.99,
    });
    expect(rolling).toMatchObject({ window: 250, lower: 0, upper: 6, expected: 250 * (1 - 0.99) });
    expect(rolling.exceptions[248]).toBeNull();
    expect(rolling.exceptions.slice(249, 252)).toEqual([3, 2, 2]);
  });
});

it('the p-value of Acerbi and Székely is the share of simulated records that are as bad', () => {
  const days = 750;
  const confidence = 0.975;
  const es = 0.03;
  const valueAtRisk = 0.022;
  const stream = createStream(11, 0);
  const forecast = { var: new Float64Array(days).fill(valueAtRisk), es: new Float64Array(days).fill(es) };
  let below = 0;
  const records = 2000;
  for (let k = 0; k < records; k++) {
    const returns = Float64Array.from({ length: days }, () =>
      stream.uniform() < 1 - confidence ? -valueAtRisk + (es - valueAtRisk) * Math.log(stream.openUniform()) : 0.001,
    );
    const test = acerbiSzekely(findExceptions(returns, forecast.var, confidence), returns, forecast.var, forecast.es);
    if (test.pValue! < 0.05) below++;
  }
  expect(below / records).toBeGreaterThan(0.04);
  expect(below / records).toBeLessThan(0.06);
});

describe('the comparison of forecasts', () => {
  const days = 800;
  const stream = createStream(3, 1);
  const sigma = Float64Array.from({ length: days }, (_, day) => 0.01 * (1 + 0.8 * Math.sin(day / 40)));
  const returns = sigma.map((s) => s * stream.normal());
  const known = { id: 'known', label: 'Known', var: sigma.map((s) => 2.326 * s), es: sigma.map((s) => 2.665 * s) };
  const flat = { id: 'flat', label: 'Flat', var: sigma.map(() => 0.024), es: sigma.map(() => 0.028) };
  const late = {
    id: 'late',
    label: 'Late',
    var: flat.var.slice().fill(NaN, 0, 200),
    es: flat.es.slice().fill(NaN, 0, 200),
  };

  it('puts the true model first and the flat one out of the confidence set', () => {
    const compared = compareForecasts([flat, known], returns, 0.99, { seed: 1 });
    expectPlain(compared);
    expect(compared.league.map(({ id }) => id)).toEqual(['known', 'flat']);
    expect(compared.league[0]).toMatchObject({ pinballRank: 1, fz0Rank: 1, fz0In90: true, pinballAgainstBest: null });
    expect(compared.league[1]).toMatchObject({ fz0Rank: 2, fz0In90: false });
    expect(compared.fz0!.dieboldMariano.pValues[0]![1]).toBe(compared.fz0!.dieboldMariano.pValues[1]![0]);
  });

  it('leaves out a method with too few forecasts, and says so', () => {
    const compared = compareForecasts([flat, known, late], returns, 0.99, { seed: 1 });
    expect(compared.leftOut).toEqual([{ id: 'late', label: 'Late', reason: 'No forecast on 200 of 800 days' }]);
    expect(compared.days).toBe(days);
  });

  it('leaves a method whose ES is not positive out of the comparison of VaR and ES alone', () => {
    const broken = { ...flat, id: 'broken', label: 'Broken', es: flat.es.slice().fill(0, 10, 11) };
    const compared = compareForecasts([broken, flat, known], returns, 0.99, { seed: 1 });
    expect(compared.withoutShortfall).toEqual([{ id: 'broken', label: 'Broken' }]);
    expect(compared.pinball!.methods.map(({ id }) => id)).toEqual(['broken', 'flat', 'known']);
    expect(compared.fz0!.methods.map(({ id }) => id)).toEqual(['flat', 'known']);
    expect(compared.league.find(({ id }) => id === 'broken')).toMatchObject({
      fz0: null,
      fz0Rank: null,
      fz0In90: null,
    });
    expectPlain(compared);
    const two = compareForecasts([broken, known], returns, 0.99, { seed: 1 });
    expect(two.fz0).toBeNull();
    expect(two.league).toHaveLength(2);
  });

  it('has nothing to say of one method, none, or two that are the same', () => {
    expect(compareForecasts([], returns, 0.99, { seed: 1 }).reason).toMatch(/^Two methods/);
    expect(compareForecasts([flat], returns, 0.99, { seed: 1 }).league).toEqual([]);
    const twins = compareForecasts([flat, { ...flat, id: 'twin' }], returns, 0.99, { seed: 1 });
    expect(twins.league.map(({ pinballRank, pinballIn75 }) => [pinballRank, pinballIn75])).toEqual([
      [1, true],
      [1, true],
    ]);
    expectPlain(twins);
  });
});
