import { DomainError } from '../domain-error.ts';
import { type ConstructionProblem } from './construction.ts';

/**
 * Refuses what no method could make sense of, and bounds of which one alone or the budget already shows that they cannot be met.
 *
 * @throws DomainError INVALID_INPUT, INFEASIBLE
 */
export function checkProblem(problem: ConstructionProblem): void {
  const { symbols, covariance, lower, upper, budget, bounds, present, benchmark } = problem;
  const size = symbols.length;
  if (size === 0) throw new DomainError('INVALID_INPUT', 'There are no securities to construct a portfolio from');
  const numbers = [covariance, lower, upper, present, ...(benchmark ? [benchmark] : [])];
  if (!numbers.every((values) => values.every((value) => !Number.isNaN(value))) || !covariance.every(Number.isFinite)) {
    throw new DomainError('INVALID_INPUT', 'The covariances, bounds and weights of a construction must be numbers', {
      remedy: 'Check the returns behind the covariances for gaps',
    });
  }
  for (let i = 0; i < size; i++) {
    if (lower[i]! > upper[i]!) {
      throw new DomainError(
        'INFEASIBLE',
        `${symbols[i]!} is to weigh at least ${percent(lower[i]!)} and at most ${percent(upper[i]!)}`,
        {
          remedy: 'Raise its upper bound or lower its lower one',
        },
      );
    }
  }
  const most = upper.reduce((sum, value) => sum + value, 0);
  const least = lower.reduce((sum, value) => sum + value, 0);
  if (budget > most + rounding) {
    const same = upper.every((value) => value === upper[0]);
    const each = same
      ? `${size} securities at most ${percent(upper[0]!)} each make`
      : `The upper bounds of ${size} securities make`;
    throw new DomainError('INFEASIBLE', `${each} ${percent(most)}, not ${percent(budget)}`, {
      remedy: same ? `Raise the cap to ${percent(budget / size)} or more` : 'Raise some of them, or invest less',
    });
  }
  if (budget < least - rounding) {
    throw new DomainError(
      'INFEASIBLE',
      `The lower bounds make ${percent(least)} already, more than ${percent(budget)}`,
      {
        remedy: 'Lower some of them, or invest more',
      },
    );
  }
  for (const { label, coefficients, lower: low, upper: high } of bounds) {
    let smallest = 0;
    let largest = 0;
    for (let i = 0; i < size; i++) {
      const a = coefficients[i]!;
      if (a === 0) continue;
      smallest += a > 0 ? a * lower[i]! : a * upper[i]!;
      largest += a > 0 ? a * upper[i]! : a * lower[i]!;
    }
    if (low > high || smallest > high + rounding || largest < low - rounding) {
      throw new DomainError(
        'INFEASIBLE',
        `${label} cannot be met: the bounds of the securities leave ${figure(smallest)} to ${figure(largest)}`,
        {
          remedy: 'Loosen it, or the bounds of the securities in it',
        },
      );
    }
  }
}

const rounding = 1e-12;
const percent = (share: number) => `${Number((share * 100).toFixed(4))} %`;
const figure = (value: number) => String(Number(value.toFixed(6)));
