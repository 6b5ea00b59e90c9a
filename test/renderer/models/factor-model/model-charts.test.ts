import { describe, expect, it } from 'vitest';
import { cumulative, rollingMean } from '../../../../src-renderer/screens/models/factor-model/model-charts.ts';

describe('the model’s charts', () => {
  it('add daily factor returns up from the factor’s first day', () => {
    expect(cumulative([null, 0.25, null, 0.5])).toEqual([null, 0.25, 0.25, 0.75]);
  });

  it('average the known days of a full window', () => {
    expect(rollingMean([1, 2, null, 4, 6], 3)).toEqual([null, null, 1.5, 3, 5]);
  });
});
