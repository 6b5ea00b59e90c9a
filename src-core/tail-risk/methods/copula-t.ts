import { DomainError } from '../../domain-error.ts';
import { copulaScenarios } from '../copula-scenarios.ts';
import { quantilePosition } from '../../numerics/quantile.ts';
import { empirical, tailMean } from '../distributions/empirical.ts';
import { sampleInterval } from '../distributions/intervals.ts';
import { fitTCopula } from '../fits/t-copula.ts';
import { type Holdings, type TailRiskMethod } from '../method.ts';

/** The work grows with the square of the securities for each scenario, and with their cube once. */
const mostSecurities = 1000;
/** Confidences from this one on have contributions: the scenarios beyond it are kept whole. */
const leastConfidence = 0.94;
/** Scenarios on either side of VaR, as a share of all, whose mean gives a security's part in it. */
const bandShare = 0.0025;
/** A band whose mean loss is further than this from VaR says nothing of it. */
const mostScale = 2;
/** Fewer make the common divisor of a scenario too wild to draw. */
const fewestDegrees = 2;

/**
 * Monte Carlo with a t copula and the securities' own past returns as margins: their dependence is that of a t distribution, the
 * distribution of each is as it was. Of a single series only the margin is left.
 *
 * Contributions to ES are mean losses in the scenarios beyond VaR; those to VaR are mean losses in a narrow band of scenarios
 * around it, scaled to add up. There are none where the band is far from VaR.
 */
export const copulaT: TailRiskMethod = {
  id: 'copula-t',
  label: 'Monte Carlo, t copula',
  family: 'simulation',
  minimumObservations: 50,
  source: 'Demarta & McNeil (2005), "The t copula and related copulas"; contributions: Tasche (1999)',
  options: {
    scenarios: {
      what: 'Simulated returns, in pairs of opposite signs',
      usual: 10_000,
      least: 1000,
      most: 1_000_000,
      whole: true,
    },
    degreesOfFreedom: {
      what: 'Degrees of freedom of the copula; 0 = fitted',
      usual: 0,
      least: 0,
      most: 500,
      whole: false,
    },
  },
  longSample: false,
  direct: false,
  incremental: false,
  fit(returns, options, holdings) {
    const of: Holdings = holdings ?? { weights: Float64Array.of(1), security: () => returns };
    const count = of.weights.length;
    if (count > mostSecurities) {
      throw new DomainError(
        'UNSUITABLE_SAMPLE',
        `A t copula of ${count} securities would take minutes; ${mostSecurities} are the most`,
        { remedy: 'Look at the other methods, or at parts of the portfolio' },
      );
    }
    const given = options['degreesOfFreedom']!;
    if (given !== 0 && given < fewestDegrees) {
      throw new DomainError('INVALID_INPUT', `${given} degrees of freedom are too few for a t copula`, {
        remedy: `Give ${fewestDegrees} or more, or 0 to fit them`,
      });
    }
    const copula = fitTCopula(count, of.security, returns.length, given);
    const scenarios = copulaScenarios(
      of,
      copula,
      options['scenarios']!,
      options['seed']!,
      1 - leastConfidence + bandShare,
    );
    const sorted = scenarios.portfolio.slice().sort();
    const base = empirical(sorted);
    return {
      ...base,
      parameters: {
        scenarios: sorted.length,
        ...(of.weights.length > 1 ? { degreesOfFreedom: copula.degreesOfFreedom } : {}),
      },
      warningsAt: () => [],
      intervalAt: (confidence, level) => ({ ...sampleInterval(sorted, confidence, level), kind: 'simulation-error' }),
      paths: null,
      marginalsAt: (_, confidence) => {
        const { weights } = of;
        const { worstReturns } = scenarios;
        const kept = scenarios.worst.length;
        const beyond = tailMean(sorted, confidence).count;
        // Where many scenarios are alike, more of them than are kept may lie at VaR.
        if (confidence < leastConfidence || beyond > kept) return null;
        const meanLoss = (from: number, to: number) => {
          const losses = new Float64Array(count);
          for (let row = from; row < to; row++) {
            for (let i = 0; i < count; i++) losses[i]! -= worstReturns[row * count + i]! / (to - from);
          }
          return losses;
        };
        const { lower } = quantilePosition(sorted.length, 1 - confidence);
        const band = Math.max(1, Math.round(bandShare * sorted.length));
        const near = meanLoss(Math.max(0, lower - band), Math.min(kept, lower + band + 1));
        let sum = 0;
        for (let i = 0; i < count; i++) sum += weights[i]! * near[i]!;
        const scale = -base.quantile(1 - confidence) / sum;
        if (!(scale > 1 / mostScale && scale < mostScale)) return null;
        return {
          var: near.map((loss) => loss * scale),
          es: meanLoss(0, beyond),
        };
      },
    };
  },
};
