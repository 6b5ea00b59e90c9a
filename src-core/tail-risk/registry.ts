import { DomainError } from '../domain-error.ts';
import { ageWeighted } from './methods/age-weighted.ts';
import { copulaT } from './methods/copula-t.ts';
import { cornishFisher } from './methods/cornish-fisher.ts';
import { egarchT } from './methods/egarch-t.ts';
import { evt } from './methods/evt.ts';
import { ewma } from './methods/ewma.ts';
import { factorMonteCarlo } from './methods/factor-monte-carlo.ts';
import { factorParametric } from './methods/factor-parametric.ts';
import { filteredHistoricalEwma } from './methods/filtered-historical-ewma.ts';
import { filteredHistoricalGarch } from './methods/filtered-historical-garch.ts';
import { garchNormal } from './methods/garch-normal.ts';
import { garchT } from './methods/garch-t.ts';
import { gaussian } from './methods/gaussian.ts';
import { gjrT } from './methods/gjr-t.ts';
import { historical } from './methods/historical.ts';
import { monteCarloNormal } from './methods/monte-carlo-normal.ts';
import { monteCarloT } from './methods/monte-carlo-t.ts';
import { studentT } from './methods/student-t.ts';
import { volatilityWeighted } from './methods/volatility-weighted.ts';
import { type TailRiskMethod } from './method.ts';
import { type PortfolioTailRiskMethod } from './portfolio-method.ts';

/** Every method by its id. A duplicate is a defect that fails at start. */
export function listMethods<Method extends { readonly id: string }>(
  methods: readonly Method[],
): ReadonlyMap<string, Method> {
  const listed = new Map<string, Method>();
  for (const method of methods) {
    if (listed.has(method.id)) throw new Error(`The tail-risk method ${method.id} is listed twice`);
    listed.set(method.id, method);
  }
  return listed;
}

/** The methods for VaR and ES of a series of returns, in the order they are shown. */
export const tailRiskMethods = listMethods<TailRiskMethod>([
  historical,
  ageWeighted,
  volatilityWeighted,
  filteredHistoricalEwma,
  filteredHistoricalGarch,
  gaussian,
  studentT,
  cornishFisher,
  ewma,
  garchNormal,
  garchT,
  gjrT,
  egarchT,
  evt,
  monteCarloNormal,
  monteCarloT,
  copulaT,
]);

/** The methods that need a portfolio and its factor model, shown after the others. */
export const portfolioMethods = listMethods<PortfolioTailRiskMethod>([factorParametric, factorMonteCarlo]);

/** Ids of all methods; limits can be set on each. */
export const methodIds: readonly string[] = [...tailRiskMethods.keys(), ...portfolioMethods.keys()];

/**
 * The methods for a series with the given ids, or all of them.
 *
 * @throws DomainError UNKNOWN_METHOD, also for one that needs a portfolio
 */
export function selectMethods(ids?: readonly string[]): readonly TailRiskMethod[] {
  if (ids === undefined) return [...tailRiskMethods.values()];
  return [...new Set(ids)].map((id) => {
    const method = tailRiskMethods.get(id);
    if (!method && portfolioMethods.has(id)) {
      throw new DomainError('UNKNOWN_METHOD', `${id} needs a portfolio and its factor model, not a series of returns`, {
        remedy: 'Run it with: plimsoll risk',
      });
    }
    if (!method) {
      throw new DomainError('UNKNOWN_METHOD', `There is no VaR method "${id}"`, {
        remedy: `Choose among ${[...tailRiskMethods.keys()].join(', ')}`,
      });
    }
    return method;
  });
}
