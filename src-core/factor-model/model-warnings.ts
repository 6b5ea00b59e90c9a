import { type Warning } from '../warning.ts';
import { type AssembleJob } from './assemble-job.ts';
import { dayStateCode } from './days/day-outputs.ts';
import { capBases } from './model-data.ts';
import { type RiskAt } from './risk-at.ts';

/** A condition number beyond this means that factors are hard to tell apart. */
const highCondition = 100;

/** What the reader of a model should know of the way it came about. */
export function modelWarnings({ data, outputs, factors, parameters }: AssembleJob, risk: RiskAt): readonly Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, message: string, subject?: string, count?: number) =>
    warnings.push({
      code,
      message,
      ...(subject === undefined ? {} : { subject }),
      ...(count === undefined ? {} : { count }),
    });

  const existing = new Set([...risk.kept, ...risk.tooShort.map(({ factor }) => factor)]);
  for (let style = 0; style < outputs.styles; style++) {
    const { id, label } = factors[1 + style]!;
    if (!existing.has(1 + style)) {
      warn(
        'STYLE_DROPPED',
        `${label} is left out of the model: known for less than half of the universe, or the same for all of it`,
        id,
      );
    }
    const collinear = outputs.collinear.reduce((days, bits) => days + ((bits >> style) & 1), 0);
    if (collinear > 0) {
      const before = factors
        .slice(1, 1 + style)
        .map((factor) => factor.label)
        .join(', ');
      const others = before === '' ? 'the industries' : `the industries and ${before}`;
      warn(
        'COLLINEAR_FACTORS',
        `On ${collinear} days ${label} followed from ${others} and was left out`,
        id,
        collinear,
      );
    }
  }
  for (const { factor, days } of risk.tooShort) {
    const { id, label } = factors[factor]!;
    const least = parameters.covariance.minimumDays;
    warn(
      'SHORT_FACTOR',
      `${label} has ${days} days where ${least} are needed, and no place in the covariance`,
      id,
      days,
    );
  }
  for (const [code, basis] of capBases.entries()) {
    if (basis === 'market-cap') continue;
    const days = data.capBasis.filter(
      (own, t) => own === code && outputs.states[t + 1] === dayStateCode.estimated,
    ).length;
    if (days === 0) continue;
    const stand =
      basis === 'traded-value' ? 'the mean traded value stood in for them' : 'all securities weighed the same';
    warn(
      'CAP_FALLBACK',
      `On ${days} days fewer than half of the securities had a market cap: ${stand}`,
      undefined,
      days,
    );
  }
  const few = outputs.states.filter((state) => state === dayStateCode['too-few-securities']).length;
  if (few > 0) warn('TOO_FEW_SECURITIES', `${few} days had too few securities for a cross-section`, undefined, few);
  const ill = outputs.conditionNumbers.filter((value) => value > highCondition).length;
  if (ill > 0) {
    warn(
      'ILL_CONDITIONED',
      `On ${ill} days the factors were hard to tell apart (condition above ${highCondition})`,
      undefined,
      ill,
    );
  }
  const { uncorrelatedPairs, steps } = risk.covariance;
  if (uncorrelatedPairs > 0) {
    warn(
      'UNCORRELATED_PAIRS',
      `${uncorrelatedPairs} pairs of factors have fewer than ${parameters.covariance.minimumDays} days in common and count as uncorrelated`,
      undefined,
      uncorrelatedPairs,
    );
  }
  if (parameters.covariance.eigenfactor !== null && !steps.some(({ id }) => id === 'eigenfactor')) {
    warn('NO_EIGENFACTOR_STEP', 'There are hardly more days than factors: the eigenfactor adjustment is left out');
  }
  if (risk.covariance.repaired) {
    warn(
      'COVARIANCE_REPAIRED',
      'The covariance from pairs of unequal history was repaired to a positive semi-definite one',
    );
  }
  return warnings;
}
