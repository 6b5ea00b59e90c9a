import { describe, expect, it } from 'vitest';
import { hullMarks } from '../../../src-renderer/screens/limits/hull-marks.ts';

describe('the marks on the hull', () => {
  it('stand in the proportion of their thresholds', () => {
    const { value, marks } = hullMarks({ value: 0.5, warn: 0.8, limit: 1, halt: null });
    expect(marks).toEqual([
      { level: 'warn', at: 0.64 },
      { level: 'limit', at: 0.8 },
    ]);
    expect(value).toBe(0.4);
  });

  it('keep a breach on the bar and beyond its mark', () => {
    const { value, marks } = hullMarks({ value: 4, warn: null, limit: 1, halt: 2 });
    expect(value).toBe(1);
    expect(marks.map((mark) => mark.at)).toEqual([0.25, 0.5]);
  });

  it('show a negative value at the start and no value not at all', () => {
    expect(hullMarks({ value: -1, warn: null, limit: 1, halt: null }).value).toBe(0);
    expect(hullMarks({ value: null, warn: null, limit: 1, halt: null }).value).toBeNull();
  });
});
