import { type EpochDay } from '../../market/epoch-day.ts';
import { factorGroups, type Factor, type FactorGroup } from '../factor.ts';
import { carinoCoefficient, compound } from './carino.ts';

/** One day of realised returns. */
export interface AttributedDay {
  readonly date: EpochDay;
  /** Weight of each security at the close before, by strategy: strategies × securities. */
  readonly weights: Float64Array;
  /** Return of each security, NaN = missing. */
  readonly returns: Float64Array;
  /** Exposures at the close before: securities × factors, 0 where missing. */
  readonly exposures: Float64Array;
  /** Factor returns and their standard errors; NaN = the factor did not exist. */
  readonly factorReturns: Float64Array;
  readonly standardErrors: Float64Array;
}

export interface AttributionInput {
  readonly factors: readonly Factor[];
  readonly symbols: readonly string[];
  readonly strategies: readonly string[];
  readonly days: readonly AttributedDay[];
}

/** Linked contributions to the return of the holdings; each table adds up to it. */
export interface LinkedContributions {
  readonly holdingsReturn: number;
  readonly factorReturn: number;
  readonly specificReturn: number;
  /** One a factor. */
  readonly byFactor: readonly {
    readonly averageExposure: number;
    readonly contribution: number;
    readonly standardError: number;
  }[];
  readonly byStrategy: readonly {
    readonly strategy: string;
    readonly contribution: number;
    readonly factorContribution: number;
    readonly specificContribution: number;
    readonly byGroup: Readonly<Record<FactorGroup, number>>;
  }[];
  readonly bySecurity: readonly {
    readonly symbol: string;
    readonly contribution: number;
    readonly factorContribution: number;
    readonly specificContribution: number;
  }[];
  /** Cumulative contribution by group on each day, the specific part last: groups × days. */
  readonly path: readonly { readonly group: FactorGroup | 'specific'; readonly values: readonly number[] }[];
  /** Security-days with a weight and no return: they contribute nothing. */
  readonly missingReturns: number;
}

/**
 * Attributes realised returns: on each day a security's return is Σ exposure × factor return + specific, the day's parts are
 * weight × these, and days are linked by Carino's coefficients so that the parts of the period add up to its compounded
 * return exactly.
 *
 * @source Carino (1999), Combining attribution effects over time, Journal of Performance Measurement 3(4); Menchero (2000)
 */
export function attribute({ factors, symbols, strategies, days }: AttributionInput): LinkedContributions {
  const size = factors.length;
  const count = symbols.length;
  const groups: readonly (FactorGroup | 'specific')[] = [...factorGroups, 'specific'];
  const groupOf = factors.map(({ group }) => factorGroups.indexOf(group));
  const dayReturns = days.map(dayReturn);
  const holdingsReturn = compound(dayReturns);
  const whole = carinoCoefficient(holdingsReturn);

  const byFactor = factors.map(() => ({ exposure: 0, contribution: 0, variance: 0 }));
  const securityFactor = new Float64Array(count);
  const securitySpecific = new Float64Array(count);
  const strategyGroups = new Float64Array(strategies.length * groups.length);
  const paths = groups.map(() => new Float64Array(days.length));
  let missingReturns = 0;

  days.forEach((day, d) => {
    const link = carinoCoefficient(dayReturns[d]!) / whole;
    const x = new Float64Array(size);
    for (let i = 0; i < count; i++) {
      let weight = 0;
      for (let s = 0; s < strategies.length; s++) weight += day.weights[s * count + i]!;
      const value = day.returns[i]!;
      const held = heldByAny(day.weights, strategies.length, count, i);
      if (!held) continue;
      if (Number.isNaN(value)) {
        missingReturns++;
        continue;
      }
      let explained = 0;
      for (let k = 0; k < size; k++) {
        const exposure = day.exposures[i * size + k]!;
        if (exposure === 0) continue;
        x[k]! += weight * exposure;
        const part = exposure * (day.factorReturns[k]! || 0);
        explained += part;
        byFactor[k]!.contribution += link * weight * part;
        paths[groupOf[k]!]![d]! += link * weight * part;
        for (let s = 0; s < strategies.length; s++) {
          strategyGroups[s * groups.length + groupOf[k]!]! += link * day.weights[s * count + i]! * part;
        }
      }
      const specific = value - explained;
      securityFactor[i]! += link * weight * explained;
      securitySpecific[i]! += link * weight * specific;
      paths[groups.length - 1]![d]! += link * weight * specific;
      for (let s = 0; s < strategies.length; s++) {
        strategyGroups[s * groups.length + groups.length - 1]! += link * day.weights[s * count + i]! * specific;
      }
    }
    for (let k = 0; k < size; k++) {
      byFactor[k]!.exposure += x[k]! / days.length;
      const error = link * x[k]! * (day.standardErrors[k]! || 0);
      byFactor[k]!.variance += error * error;
    }
  });

  const factorReturn = byFactor.reduce((sum, { contribution }) => sum + contribution, 0);
  const specificReturn = securitySpecific.reduce((sum, value) => sum + value, 0);
  return {
    holdingsReturn,
    factorReturn,
    specificReturn,
    byFactor: byFactor.map(({ exposure, contribution, variance }) => ({
      averageExposure: exposure,
      contribution,
      standardError: Math.sqrt(variance),
    })),
    byStrategy: strategies.map((strategy, s) => {
      const parts = strategyGroups.subarray(s * groups.length, (s + 1) * groups.length);
      const contribution = parts.reduce((sum, value) => sum + value, 0);
      const specificContribution = parts[groups.length - 1]!;
      return {
        strategy,
        contribution,
        factorContribution: contribution - specificContribution,
        specificContribution,
        byGroup: Object.fromEntries(factorGroups.map((group, g) => [group, parts[g]!])) as Record<FactorGroup, number>,
      };
    }),
    bySecurity: symbols.map((symbol, i) => ({
      symbol,
      contribution: securityFactor[i]! + securitySpecific[i]!,
      factorContribution: securityFactor[i]!,
      specificContribution: securitySpecific[i]!,
    })),
    path: groups.map((group, g) => ({ group, values: cumulative(paths[g]!) })),
    missingReturns,
  };
}

/** Σ weight × return of the securities that have one. */
function dayReturn({ weights, returns }: AttributedDay): number {
  let sum = 0;
  weights.forEach((weight, cell) => {
    const value = returns[cell % returns.length]!;
    if (value === value) sum += weight * value;
  });
  return sum;
}

/** Whether a strategy holds the security; positions of two strategies may cancel out. */
function heldByAny(weights: Float64Array, strategies: number, count: number, security: number): boolean {
  for (let s = 0; s < strategies; s++) if (weights[s * count + security] !== 0) return true;
  return false;
}

function cumulative(values: Float64Array): readonly number[] {
  let sum = 0;
  return Array.from(values, (value) => (sum += value));
}
