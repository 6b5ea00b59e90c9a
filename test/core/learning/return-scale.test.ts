import { expect, it } from 'vitest';
import { trainingResult } from '../../../src-core/learning/training-result.ts';
import { returnScales } from '../../../src-core/learning/return-scale.ts';
import { startTraining, trainEpochs } from '../../../src-core/learning/train.ts';
import { prepareTraining } from '../../../src-core/learning/training-data.ts';
import { usualTraining } from '../../../src-core/learning/training-settings.ts';
import { clusteredSeries } from './clustered-series.ts';

const moving = clusteredSeries(500).returns;
const largest = moving.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

it('is never below a hundredth of the volatility trained on, however long the series stands still', () => {
  const returns = moving.map((value, day) => (day < 300 ? 0 : value));
  const scales = returnScales(returns, 'ewma', 0.01);
  expect(Array.from(scales.subarray(0, 301))).toEqual(new Array<number>(301).fill(1e-4));
  expect(scales[302]!).toBeGreaterThan(1e-4);
});

it.each([
  ['begins', (day: number) => day < 300],
  ['ends', (day: number) => day >= 400],
  ['stops half-way', (day: number) => day >= 150 && day < 350],
] as const)('keeps forecasts sane where a series %s standing still', (_, still) => {
  const series = { returns: moving.map((value, day) => (still(day) ? 0 : value)), context: null };
  const settings = { ...usualTraining, hidden: 8, sequence: 10, epochs: 5 };
  const data = prepareTraining(series, settings);
  const state = startTraining(settings, data);
  trainEpochs(data, settings, state, () => true);
  const { next } = trainingResult(series, data, settings, state).result;
  for (const value of [...next.var, ...next.es!]) expect(Math.abs(value)).toBeLessThan(10 * largest);
});
