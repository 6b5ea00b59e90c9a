/**
 * What a test says of a forecast: `pass`; `weak`, evidence against it at 5 %; `fail`, at 1 %; `undecided`, where the days cannot
 * tell.
 */
export type TestLevel = 'pass' | 'weak' | 'fail' | 'undecided';

/** The result of a statistical test. Figures are null where they do not exist; the verdict then says why. */
export interface TestOutcome {
  readonly statistic: number | null;
  readonly pValue: number | null;
  /** Null for tests whose reference distribution has none. */
  readonly degreesOfFreedom: number | null;
  readonly level: TestLevel;
  /** A sentence for people who do not read p-values, without a full stop at the end. */
  readonly verdict: string;
}

const weakBelow = 0.05;
const failBelow = 0.01;

/** The level a p-value stands for. */
export function levelOf(pValue: number): TestLevel {
  if (pValue < failBelow) return 'fail';
  return pValue < weakBelow ? 'weak' : 'pass';
}

/** A p-value as it stands in a sentence: "p = 0.42", "p = 0.012", "p < 0.0001". */
export function pText(pValue: number): string {
  if (pValue < 0.0001) return 'p < 0.0001';
  return `p = ${pValue < 0.001 ? pValue.toFixed(4) : pValue < 0.1 ? pValue.toFixed(3) : pValue.toFixed(2)}`;
}

/** A test that could not be made, and why. */
export function undecided(verdict: string, degreesOfFreedom: number | null = null): TestOutcome {
  return { statistic: null, pValue: null, degreesOfFreedom, level: 'undecided', verdict };
}
