import { describe, expect, it } from 'vitest';
import { type EnsembleWeights } from '../../../src-core/backtest/ensemble/ensemble.ts';
import { promotedResult } from '../../../src-core/champion/promoted-result.ts';
import { type LearnedModel } from '../../../src-core/learning/learned-model.ts';
import { usualTraining } from '../../../src-core/learning/training-settings.ts';
import { type MethodResult } from '../../../src-core/tail-risk/board/board.ts';

const input = { confidences: [0.99, 0.95], returns: new Float64Array(300) };

const method = (id: string, figures: readonly (readonly [number | null, number | null])[]): MethodResult => ({
  method: id,
  label: id,
  family: 'simulation',
  source: '',
  observations: 300,
  parameters: {},
  figures: figures.map(([valueAtRisk, es], i) => ({
    confidence: input.confidences[i]!,
    var: valueAtRisk,
    es,
    varInterval: null,
    esInterval: null,
    intervalKind: null,
    warnings: [],
  })),
  horizons: [],
  contributions: null,
  warnings: [],
  density: null,
});

const ensemble: EnsembleWeights = {
  ensemble: 'ensemble-inverse-loss',
  members: ['a', 'b'],
  levels: [
    {
      confidence: 0.99,
      steps: [
        { date: '2025-01-02', weights: [1, 0] },
        { date: '2025-02-03', weights: [0.25, 0.75] },
      ],
    },
  ],
};

describe('a promoted ensemble', () => {
  const mixed = (methods: readonly MethodResult[]) => promotedResult({ kind: 'ensemble', ensemble }, input, methods);

  it('mixes today’s figures with the weights it ended with', () => {
    const result = mixed([method('a', [[0.02, 0.03]]), method('b', [[0.04, 0.05]])]);
    expect(result.figures[0]!.var).toBeCloseTo(0.035, 15);
    expect(result.figures[0]!.es).toBeCloseTo(0.045, 15);
    expect(result.horizons[1]!.scaled.var).toBeCloseTo(0.035 * Math.sqrt(10), 15);
    expect(result).toMatchObject({
      method: 'ensemble-inverse-loss',
      family: 'ensemble',
      parameters: { a: 0.25, b: 0.75 },
    });
  });

  it('shares the weight of a member without a figure among the others, and says so, while they hold half of it', () => {
    const result = mixed([method('a', [[0.02, 0.03]]), method('b', [[null, null]])]);
    expect(result.figures[0]).toMatchObject({ var: null, warnings: [{ code: 'NO_FORECAST' }] });
    const other = mixed([method('a', [[null, null]]), method('b', [[0.04, 0.05]])]);
    expect(other.figures[0]!.var).toBeCloseTo(0.04, 15);
    expect(other.figures[0]!.es).toBeCloseTo(0.05, 15);
    expect(other.figures[0]!.warnings[0]!.code).toBe('MEMBERS_LEFT_OUT');
    expect(other.figures[0]!.warnings[0]!.message).toContain('a (25 %)');
  });

  it('says why it has no figure', () => {
    const result = mixed([]);
    expect(result.figures.map(({ var: value, warnings }) => [value, warnings[0]!.code])).toEqual([
      [null, 'NO_FORECAST'],
      [null, 'NOT_FITTED'],
    ]);
    expect(result.horizons).toEqual([]);
  });
});

describe('a promoted network', () => {
  const model: LearnedModel = {
    format: 1,
    method: 'lstm',
    settings: { ...usualTraining, confidences: [0.99] },
    architecture: { inputs: 1, hidden: 8, layers: 1, steps: 10, outputs: 2 },
    features: [],
    columns: [],
    scaler: { means: [], deviations: [] },
    sigma: 0.01,
    parameters: [],
  };

  it('shows its forecast at the levels it was trained for', () => {
    const forecast = { confidences: [0.99], var: [0.021], es: [0.028] };
    const { figures } = promotedResult({ kind: 'learned', model, forecast }, input, []);
    expect(figures[0]).toMatchObject({ confidence: 0.99, var: 0.021, es: 0.028, warnings: [] });
    expect(figures[1]).toMatchObject({ confidence: 0.95, var: null, warnings: [{ code: 'NOT_FITTED' }] });
  });

  it('says why where the history does not suit it', () => {
    const forecast = { refusal: { code: 'TOO_FEW_OBSERVATIONS', message: 'Too short' } };
    const { figures, horizons } = promotedResult({ kind: 'learned', model, forecast }, input, []);
    expect(figures.map(({ var: value, warnings }) => [value, warnings])).toEqual([
      [null, [forecast.refusal]],
      [null, [forecast.refusal]],
    ]);
    expect(horizons).toEqual([]);
  });

  it('has no figure where it was trained for VaR alone', () => {
    const forecast = { confidences: [0.99], var: [0.021], es: null };
    const { figures } = promotedResult({ kind: 'learned', model, forecast }, input, []);
    expect(figures[0]).toMatchObject({ var: null, warnings: [{ code: 'NO_SHORTFALL' }] });
  });
});
