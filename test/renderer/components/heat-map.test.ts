import { describe, expect, it } from 'vitest';
import {
  describeHeatMap,
  heatMapTable,
  intensity,
  type HeatMapModel,
} from '../../../src-renderer/components/heat-map.ts';

const model: HeatMapModel = {
  title: 'Correlation',
  rows: ['A', 'B, C'],
  columns: ['A', 'B, C'],
  values: [
    [1, -0.25],
    [null, 1],
  ],
  range: [-1, 1],
  format: (value) => value.toFixed(2),
};

describe('a heat map', () => {
  it('colours from the ends of its range, with a neutral middle', () => {
    expect(intensity(0, { range: [-1, 1] })).toBe(0);
    expect(intensity(-2, { range: [-1, 1] })).toBe(-1);
    expect(intensity(0.75, { range: [0, 1] })).toBe(0.5);
  });

  it('colours low values alone where high ones mean nothing', () => {
    const pValues = { range: [0, 0.1], lowOnly: true } as const;
    expect(intensity(0, pValues)).toBe(-1);
    expect(intensity(0.05, pValues)).toBe(-0.5);
    expect(intensity(0.7, pValues)).toBe(0);
  });

  it('gives its numbers at full precision, quoted where they must be', () => {
    expect(heatMapTable(model, ',')).toBe(',A,"B, C"\nA,1,-0.25\n"B, C",,1');
    expect(heatMapTable(model, '\t').split('\n')[0]).toBe('\tA\tB, C');
  });

  it('tells its extremes off the diagonal', () => {
    expect(describeHeatMap(model)).toBe('Correlation, 2 by 2. Lowest -0.25 (A and B, C). Highest -0.25 (A and B, C).');
  });
});
