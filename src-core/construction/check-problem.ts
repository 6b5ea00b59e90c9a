import { DomainError } from '../domain-error.ts';
import { type ConstructionProblem } from './construction.ts';

/**
 * Refuses what no method could make sense of, and bounds of which one alone or the budget already shows that they cannot be met.
 *
 * @throws DomainError INVALID_INPUT, INFEASIBLE
 */
export function checkProblem(problem: ConstructionProblem): void {
  const { symbols, covariance, lower, upper, budget, bounds, present, benchmark, turnover } = problem;
  const size = symbols.length;
  if (size === 0) throw new DomainError('INVALID_INPUT', 'There are no securities to construct a portfolio from');
  const numbers = [covariance, lower, upper, present, ...(benchmark ? [benchmark] : [])];
  for (const [k, values] of [...numbers, ...bounds.map((bound) => bound.coefficients)].entries()) {
    if (values.length !== (k === 0 ? size * size : size)) {
      throw new DomainError(
        'INVALID_INPUT',
        'The covariances, bounds and weights do not belong to the same securities',
      );
    }
  }
  const finite = [covariance, present, ...(benchmark ? [benchmark] : []), ...bounds.map((bound) => bound.coefficients)];
  const scalars = [budget, turnover ?? 0, ...bounds.flatMap(({ lower: low, upper: high }) => [low, high])];
  if (
    !finite.every((values) => values.every(Number.isFinite)) ||
    ![lower, upper, scalars].every((values) => values.every((value) => !Number.isNaN(value))) ||
    !Number.isFinite(budget)
  ) {
    throw new DomainError('INVALID_INPUT', 'The covariances, bounds and weights of a construction must be numbers', {
      remedy: 'Check the returns behind the covariances for gaps',
    });
  }
  checkCovariance(problem);
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
  checkTurnover(problem);
}

/** Refuses a matrix that is not one of covariances: asymmetric, a negative variance, or a correlation beyond 1. */
function checkCovariance({ symbols, covariance }: ConstructionProblem): void {
  const size = symbols.length;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = covariance[i * size + j]!;
      const most = Math.sqrt(covariance[i * size + i]! * covariance[j * size + j]!);
      const same = Math.abs(value - covariance[j * size + i]!) <= correlationRounding * most;
      if (same && Math.abs(value) <= most * (1 + correlationRounding)) continue;
      throw new DomainError(
        'NOT_POSITIVE_DEFINITE',
        `The covariances of ${symbols[i]!} and ${symbols[j]!} are not those of any returns`,
        { remedy: 'Choose another estimate of the covariances, or more days' },
      );
    }
  }
}

/** What the present weights alone show about the turnover: it has to reach the budget and every security's bounds. */
function checkTurnover({ lower, upper, budget, present, turnover }: ConstructionProblem): void {
  if (turnover === null) return;
  let held = 0;
  let up = 0;
  let down = 0;
  for (let i = 0; i < present.length; i++) {
    held += present[i]!;
    up += Math.max(0, lower[i]! - present[i]!);
    down += Math.max(0, present[i]! - upper[i]!);
  }
  // What the bounds force, and then what the budget still misses.
  const least = up + down + Math.abs(budget - held - up + down);
  if (least <= turnover + rounding) return;
  throw new DomainError(
    'INFEASIBLE',
    `Turnover of at most ${percent(turnover)} is not enough: the bounds and a total of ${percent(budget)} need ${percent(least)} from the present ${percent(held)}`,
    { remedy: `Allow a turnover of ${percent(Math.ceil(least * 1e6) / 1e6)} or more` },
  );
}

const correlationRounding = 1e-8;
const rounding = 1e-12;
const percent = (share: number) => `${Number((share * 100).toFixed(4))} %`;
const figure = (value: number) => String(Number(value.toFixed(6)));
