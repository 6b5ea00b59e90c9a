import { describe, expect, it } from 'vitest';
import { oddsText, plausibilityText } from '../../../src-renderer/screens/stress/odds-text.ts';

describe('odds in plain words', () => {
  const of = (oneIn: number | null) => oddsText({ probability: oneIn === null ? 0 : 1 / oneIn, oneIn }, 'day');

  it('count days to two significant digits, with a word beyond a million', () => {
    expect(of(1.23)).toBe('one day in 1.2');
    expect(of(160.4)).toBe('one day in 160');
    expect(of(4321)).toBe('one day in 4,300');
    expect(of(1_530_000)).toBe('one day in 1.5 million');
    expect(of(26_400_000)).toBe('one day in 26 million');
    expect(of(3e11)).toBe('one day in 300 billion');
  });

  it('give up counting where nobody could check', () => {
    expect(of(1e51)).toBe('practically never');
    expect(of(null)).toBe('practically never');
  });

  it('stand side by side under Normal and t, in stretches where the move takes days', () => {
    const text = plausibilityText({
      distance: 4,
      dimensions: 3,
      days: 20,
      normal: { probability: 0, oneIn: null },
      studentT: { probability: 0.001, oneIn: 1000, degreesOfFreedom: 5 },
    });
    expect(text).toBe(
      'As far a move: practically never under Normal, one stretch of 20 days in 1,000 under t with 5 degrees of freedom',
    );
  });
});
