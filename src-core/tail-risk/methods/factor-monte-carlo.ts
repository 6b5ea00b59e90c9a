import { empirical } from '../distributions/empirical.ts';
import { sampleInterval } from '../distributions/intervals.ts';
import { ellipticalDraws, givenDegrees, simulationOptions } from '../elliptical-draws.ts';
import { type PortfolioTailRiskMethod } from '../portfolio-method.ts';
import { factorViewVariance } from './factor-parametric.ts';

/**
 * Simulation of the factor model: factor and specific returns drawn with the covariances it forecasts, normal or, with
 * `degreesOfFreedom`, multivariate t.
 */
export const factorMonteCarlo: PortfolioTailRiskMethod = {
  id: 'factor-monte-carlo',
  label: 'Factor model, Monte Carlo',
  family: 'simulation',
  source: 'Glasserman (2003), Monte Carlo Methods in Financial Engineering, sections 2.3, 4.2 and 9.3',
  options: {
    ...simulationOptions,
    degreesOfFreedom: { what: 'Degrees of freedom; 0 = normal', usual: 0, least: 0, most: 500, whole: false },
  },
  fitPortfolio(view, options) {
    const deviation = Math.sqrt(factorViewVariance(view));
    const degreesOfFreedom = givenDegrees(options, 'for normal returns');
    const draws = ellipticalDraws(options, degreesOfFreedom);
    return {
      ...empirical(draws, 0, deviation),
      parameters: { scenarios: draws.length, degreesOfFreedom: degreesOfFreedom ?? 0 },
      warningsAt: () => [],
      intervalAt: (confidence, level) => ({
        ...sampleInterval(draws, confidence, level, 0, deviation),
        kind: 'simulation-error',
      }),
      paths: null,
      marginalsAt: null,
    };
  },
};
