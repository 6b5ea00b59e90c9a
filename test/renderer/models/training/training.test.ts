import { describe, expect, it } from 'vitest';
import { usualTraining, type TrainingResult, type TrainingSummary } from '../../../../src-core/contract/index.ts';
import {
  choiceQuery,
  comparedRuns,
  trainingChoice,
} from '../../../../src-renderer/screens/models/training/training-address.ts';
import { overlaidCurves, testChart } from '../../../../src-renderer/screens/models/training/training-charts.ts';
import { newTraining, resumedTraining } from '../../../../src-renderer/screens/models/training/training-request.ts';
import {
  areComparable,
  endText,
  settingDifferences,
} from '../../../../src-renderer/screens/models/training/training-words.ts';

const summary = (run: number, changes: Partial<TrainingSummary['settings']> = {}): TrainingSummary => ({
  run,
  portfolio: 'Core',
  asOf: '2025-12-31',
  createdAt: '2026-01-05T10:00:00Z',
  elapsedMilliseconds: 1000,
  datasetVersion: 'd',
  engineVersion: '1',
  settings: { ...usualTraining, ...changes },
  metrics: {},
  current: true,
  resultHash: 'h',
});

describe('the choice of a training', () => {
  it('is as usual where the address says nothing', () => {
    expect(trainingChoice({})).toEqual(usualTraining);
  });

  it('is read from the address that it writes', () => {
    const chosen = {
      ...usualTraining,
      hidden: 32,
      learningRate: 0.0005,
      head: 'quantile' as const,
      features: ['returns', 'rsi'],
      confidences: [0.9, 0.99],
    };
    const query = Object.fromEntries(
      Object.entries(choiceQuery(chosen)).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    expect(Object.keys(query).toSorted()).toEqual(['confidences', 'features', 'head', 'hidden', 'learningRate']);
    expect(trainingChoice(query)).toEqual(chosen);
  });

  it('leaves out what an address cannot ask for', () => {
    const query = { hidden: '9999', layers: 'two', head: 'feet', features: 'tides', confidences: '2' };
    expect(trainingChoice(query)).toEqual(usualTraining);
  });
});

describe('an interrupted training', () => {
  it('is asked for again with its own portfolio and day, whatever the address says', () => {
    const settings = { ...usualTraining, hidden: 32, seed: 7 };
    const curves = { training: [1], validation: [1] };
    const request = resumedTraining({ portfolio: 'Core', asOf: '2025-06-30', settings, keptAt: '', epochs: 1, curves });
    expect(request).toEqual({ portfolio: 'Core', asOf: '2025-06-30', ...settings });
    expect(newTraining('Core', undefined, settings)).not.toHaveProperty('asOf');
  });
});

describe('the end of a training', () => {
  const ended = (end: TrainingResult['end'], epochs: number, bestEpoch: number) =>
    endText({ end, bestEpoch, curves: { training: new Array<number>(epochs).fill(1) } } as unknown as TrainingResult);

  it('tells all epochs from those without progress', () => {
    expect(ended('early', 25, 15)).toBe(
      'stopped after 25 epochs, the last 10 without progress; the weights are those of epoch 15',
    );
    expect(ended('early', 10, 0)).toMatch(/^stopped after 10 epochs, all without progress; none was better/);
    expect(ended('epochs', 60, 60)).toBe('all 60 epochs; the weights are those of epoch 60');
  });
});

describe('the models compared', () => {
  it('are those of the address, else the two newest', () => {
    expect(comparedRuns({}, [9, 7, 4])).toEqual([9, 7]);
    expect(comparedRuns({ runs: '4,9,100' }, [9, 7, 4])).toEqual([9, 4]);
    expect(comparedRuns({ runs: '' }, [9, 7, 4])).toEqual([]);
  });

  it('differ in the settings that differ', () => {
    const all = [summary(1), summary(2, { hidden: 32, seed: 3 })].map(({ settings }) => settings);
    expect(settingDifferences(all).map(({ name }) => name)).toEqual(['Cells a layer', 'Seed']);
    expect(settingDifferences([usualTraining, usualTraining])).toEqual([]);
  });

  it('have comparable losses where these are of one kind, level and unit', () => {
    expect(areComparable([usualTraining, { ...usualTraining, hidden: 32 }])).toBe(true);
    expect(areComparable([usualTraining, { ...usualTraining, head: 'quantile' }])).toBe(false);
    expect(areComparable([usualTraining, { ...usualTraining, confidences: [0.99] }])).toBe(false);
  });

  it('have their losses over each other, each as long as it was trained', () => {
    const curves = (validation: number[]) => ({ training: validation, validation });
    const chart = overlaidCurves('validation', [
      { summary: summary(1), curves: curves([3, 2, 1]) },
      { summary: summary(2), curves: curves([5]) },
    ]);
    expect(chart.labels).toEqual(['1', '2', '3']);
    expect(chart.series.map(({ values }) => values)).toEqual([
      [3, 2, 1],
      [5, null, null],
    ]);
  });
});

describe('the test days', () => {
  it('mark a loss beyond VaR as an exception', () => {
    const test: TrainingResult['test'] = {
      dates: ['2025-01-02', '2025-01-03'],
      returns: [-0.03, -0.01],
      var: [[0.02, 0.02]],
      es: null,
    };
    const chart = testChart({ test } as TrainingResult, [0.99], 0.99);
    expect(chart.series.map(({ name }) => name)).toEqual(['Return', '−VaR', 'Exception']);
    expect(chart.series.at(-1)!.values).toEqual([-0.03, null]);
  });
});
