import { describe, expect, it } from 'vitest';
import { forecastDays, lstmForecast, modelOf } from '../../../src-core/learning/learned-model.ts';
import { endOf, startTraining, trainEpochs } from '../../../src-core/learning/train.ts';
import { prepareTraining } from '../../../src-core/learning/training-data.ts';
import { trainingResult } from '../../../src-core/learning/training-result.ts';
import { usualTraining, type TrainingSettings } from '../../../src-core/learning/training-settings.ts';
import { checkpointOf, stateOfCheckpoint } from '../../../src-core/learning/training-state.ts';
import { errorOf } from '../error-of.ts';
import { clusteredSeries } from './clustered-series.ts';

const series = clusteredSeries(500);
const settings: TrainingSettings = { ...usualTraining, hidden: 8, sequence: 10, epochs: 6, patience: 6 };
const data = prepareTraining(series, settings);

function trained(given: TrainingSettings = settings, from = data) {
  const state = startTraining(given, from);
  trainEpochs(from, given, state, () => true);
  return state;
}
const whole = trained();
const made = trainingResult(series, data, settings, whole);

describe('training', () => {
  it('cuts the days in the order of time, with a sequence between the blocks', () => {
    const { train, validation, test } = data;
    expect(validation.from - train.to).toBe(settings.sequence);
    expect(test.from - validation.to).toBe(settings.sequence);
    expect(test.to).toBe(series.returns.length);
  });

  it('standardises by the days trained on alone', () => {
    const changed = series.returns.map((value, day) => (day >= data.train.to ? 5 * value : value));
    const other = prepareTraining({ ...series, returns: changed }, settings);
    expect(other.scaler).toEqual(data.scaler);
    expect(other.sigma).toBe(data.sigma);
  });

  it('gives the same bits from a checkpoint as in one go, wherever it was cut', () => {
    for (const cut of [0, 1, 4]) {
      const before = startTraining(settings, data);
      if (cut > 0) trainEpochs(data, settings, before, ({ training }) => training.length < cut);
      expect(before.training).toHaveLength(cut);
      const resumed = stateOfCheckpoint(checkpointOf(before), before.parameters.length);
      trainEpochs(data, settings, resumed, () => true);
      expect(checkpointOf(resumed)).toEqual(checkpointOf(whole));
    }
  });

  it('forecasts no day whose scale knows a later return', () => {
    const early: TrainingSettings = { ...settings, features: ['returns', 'calendar'] };
    const from = prepareTraining(series, early);
    const { scales } = from;
    const day = from.train.from;
    const changed = series.returns.map((value, i) => (i >= day ? 3 * value : value));
    expect(prepareTraining({ ...series, returns: changed }, early).scales[day]).toBe(scales[day]);
    const { model } = trainingResult(series, from, early, trained({ ...early, epochs: 1 }, from));
    const other = { ...series, returns: changed };
    expect(forecastDays(model, other, day, day + 1)).toEqual(forecastDays(model, series, day, day + 1));
    expect(errorOf(() => forecastDays(model, series, day - 1, day)).code).toBe('TOO_FEW_OBSERVATIONS');
  });

  it('keeps targets within bounds after a stretch without change', () => {
    const halted = series.returns.map((value, day) => (day < 200 ? 0 : value));
    const { targets, sigma } = prepareTraining({ ...series, returns: halted }, settings);
    const largest = Math.max(...halted.map(Math.abs));
    expect(Math.max(...targets.map(Math.abs))).toBeLessThanOrEqual((100 * largest) / sigma);
  });

  it('depends on its seed', () => {
    expect(trained({ ...settings, seed: 2 }).training).not.toEqual(whole.training);
  });

  it('learns: the loss it trains on falls', () => {
    expect(whole.training.at(-1)!).toBeLessThan(whole.training[0]!);
  });

  it('stops when validation has not improved for so many epochs, and keeps the best', () => {
    const impatient = { ...settings, epochs: 200, patience: 2 };
    const state = trained(impatient);
    expect(endOf(impatient, state)).toBe('early');
    expect(state.training.length - state.bestEpoch).toBe(2);
    if (state.bestEpoch > 0) expect(state.bestLoss).toBe(Math.min(...state.validation));
  });

  it('stops where the losses leave the numbers', () => {
    const state = startTraining(settings, data);
    state.parameters.fill(NaN);
    expect(errorOf(() => trainEpochs(data, settings, state, () => true)).code).toBe('NOT_CONVERGED');
    expect(state.training).toEqual([]);
  });

  it('refuses damaged checkpoints and too short series', () => {
    expect(errorOf(() => stateOfCheckpoint(checkpointOf(whole).slice(8), whole.parameters.length)).code).toBe(
      'CORRUPT_WORKSPACE',
    );
    expect(errorOf(() => prepareTraining(clusteredSeries(120), settings)).code).toBe('TOO_FEW_OBSERVATIONS');
    const still = { ...series, returns: new Float64Array(500) };
    expect(errorOf(() => prepareTraining(still, settings)).code).toBe('ZERO_VARIANCE');
  });
});

describe('a trained model', () => {
  const { model, result } = made;

  it('is held against the days kept apart, beside simple methods', () => {
    expect(result.test.returns).toEqual(Array.from(series.returns.subarray(data.test.from)));
    expect(result.scores.map(({ method }) => method)).toEqual(
      ['lstm', 'historical', 'ewma'].flatMap((method) => settings.confidences.map(() => method)),
    );
    for (const { days, pinball } of result.scores) {
      expect(days).toBe(data.test.to - data.test.from);
      expect(pinball).toBeGreaterThan(0);
    }
  });

  it('forecasts again from its saved text what it forecast', () => {
    const read = JSON.parse(JSON.stringify(model)) as typeof model;
    const { from, to } = data.test;
    const again = forecastDays(read, series, from, to);
    expect(Array.from(again.var)).toEqual(result.test.var.flat());
    expect(Array.from(again.es!)).toEqual(result.test.es!.flat());
    expect(lstmForecast(read, series)).toEqual(result.next);
  });

  it('looks at nothing of the day it forecasts, nor later', () => {
    const day = data.test.from + 20;
    const changed = series.returns.map((value, i) => (i >= day ? 7 * value - 0.02 : value));
    const other = { ...series, returns: changed };
    const from = day - 30;
    const before = forecastDays(model, series, from, day + 1);
    expect(forecastDays(model, other, from, day + 1)).toEqual(before);
  });

  it.each(['ewma', 'constant'] as const)('looks at nothing later on its first days either, scaled by %s', (scaling) => {
    const given = { ...settings, features: ['returns', 'calendar'], scaling, epochs: 1 };
    const early = prepareTraining(series, given);
    const state = startTraining(given, early);
    trainEpochs(early, given, state, () => true);
    const quick = modelOf(early, given, state.best);
    const { from } = early.train;
    const other = { ...series, returns: series.returns.map((value, i) => (i >= from ? 7 * value - 0.02 : value)) };
    expect(forecastDays(quick, other, from, from + 1)).toEqual(forecastDays(quick, series, from, from + 1));
    expect(errorOf(() => forecastDays(quick, series, from - 1, from)).code).toBe('TOO_FEW_OBSERVATIONS');
  });

  it('grows its ES beyond its VaR and both with the confidence', () => {
    const { var: valueAtRisk, es } = result.next;
    valueAtRisk.forEach((value, k) => {
      expect(es![k]!).toBeGreaterThanOrEqual(value);
      if (k > 0) expect(value).toBeGreaterThanOrEqual(valueAtRisk[k - 1]!);
    });
  });

  it('refuses a series without the data of its features', () => {
    expect(errorOf(() => forecastDays(model, { returns: series.returns, context: null }, 400, 410)).code).toBe(
      'UNSUITABLE_SAMPLE',
    );
  });
});
