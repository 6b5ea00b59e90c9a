import { DomainError } from '../domain-error.ts';
import { decomposeActive, type ModelBenchmark } from '../factor-model/decomposition/active.ts';
import { coverSecurities, type WeightedSecurity } from '../factor-model/decomposition/covered-weights.ts';
import { decompose } from '../factor-model/decomposition/decompose.ts';
import { type ActiveDecomposed, type RiskDecomposition } from '../factor-model/decomposition/decomposition.ts';
import { factorForm } from '../factor-model/decomposition/factor-form.ts';
import { type PortfolioModel } from '../factor-model/risk-model.ts';
import { type ExactDecimal } from '../numerics/exact-decimal.ts';
import { type FactorView } from '../tail-risk/portfolio-method.ts';
import { type Warning } from '../warning.ts';
import { benchmarkReturns } from './benchmark-returns.ts';
import { type PortfolioRiskInput } from './portfolio-risk-input.ts';
import { type Simulation } from './current-holdings.ts';
import { namesOf } from './names-of.ts';
import { type ValuedHolding } from './valuation.ts';

/** The part of a risk run that stands on the factor model. */
export interface FactorRisk {
  readonly decomposition: RiskDecomposition | null;
  readonly view: FactorView | null;
  readonly warnings: readonly Warning[];
}

/** Decomposes a valued portfolio by the factor model; without a model there is only the reason why. */
export function factorRisk(
  input: PortfolioRiskInput,
  holdings: readonly ValuedHolding[],
  nav: ExactDecimal,
  simulation: Simulation,
): FactorRisk {
  const { model: given, parameters } = input;
  if (given === null) {
    const { noModel } = parameters;
    const warnings =
      noModel === null ? [] : [{ code: 'NO_FACTOR_MODEL', message: `Without a factor model: ${noModel}` }];
    return { decomposition: null, view: null, warnings };
  }
  const { model, reference } = given;
  const annual = Math.sqrt(parameters.tradingDaysPerYear);
  const securities = weightedSecurities(holdings, nav);
  const covered = coverSecurities(model, securities);
  const weights = Float64Array.from(securities, ({ weight }) => weight);
  const { exposures, specificVariance } = factorForm(
    weights,
    covered.exposures,
    covered.specificVariances,
    model.covariance,
    model.factors.length,
  );
  const warnings: Warning[] = [];
  if (covered.uncovered.length > 0) {
    warnings.push({
      code: 'UNCOVERED_SECURITIES',
      message: `The factor model does not know ${namesOf(covered.uncovered)}: taken as average members of their sectors`,
      count: covered.uncovered.length,
    });
  }
  const active = activeRisk(input, given, securities, simulation, annual, warnings);
  return {
    decomposition: { ...decompose(model, covered, annual), model: reference, active, uncovered: covered.uncovered },
    view: { exposures, covariance: model.covariance, specificVariance },
    warnings,
  };
}

/** The distinct securities held, with their weights in all and by strategy. */
export function weightedSecurities(holdings: readonly ValuedHolding[], nav: ExactDecimal): readonly WeightedSecurity[] {
  const known = new Map<string, { info: ValuedHolding['security']; strategies: Map<string, number> }>();
  for (const { position, security, marketValue } of holdings) {
    const weight = marketValue.div(nav).toNumber();
    const entry = known.get(position.symbol) ?? { info: security, strategies: new Map<string, number>() };
    entry.strategies.set(position.strategy, (entry.strategies.get(position.strategy) ?? 0) + weight);
    known.set(position.symbol, entry);
  }
  return [...known].map(([symbol, { info, strategies }]) => ({
    symbol,
    name: info.name,
    sector: info.sector,
    weight: [...strategies.values()].reduce((sum, weight) => sum + weight, 0),
    strategies,
  }));
}

function activeRisk(
  input: PortfolioRiskInput,
  given: PortfolioModel,
  held: readonly WeightedSecurity[],
  simulation: Simulation,
  annual: number,
  warnings: Warning[],
): ActiveDecomposed | null {
  const benchmark = modelBenchmark(input, given, simulation);
  if (benchmark === null) return null;
  try {
    return decomposeActive(given.model, given.factorReturns, held, benchmark, annual);
  } catch (thrown) {
    // Without a usable benchmark there is still everything else.
    if (!(thrown instanceof DomainError)) throw thrown;
    warnings.push({ code: 'NO_ACTIVE_RISK', message: `No active risk: ${thrown.message}`, subject: benchmark.name });
    return null;
  }
}

function modelBenchmark(
  { benchmark, panel, rates, securities, parameters }: PortfolioRiskInput,
  { factorReturns }: PortfolioModel,
  { calendar }: Simulation,
): ModelBenchmark | null {
  if (benchmark === null) return null;
  const { name } = benchmark;
  if ('weights' in benchmark) {
    const infos = new Map(securities.map((security) => [security.symbol, security]));
    const whole = benchmark.weights.reduce((sum, { weight }) => sum + weight, 0);
    const members = benchmark.weights.map(({ symbol, weight }): WeightedSecurity => ({
      symbol,
      name: infos.get(symbol)?.name ?? symbol,
      sector: infos.get(symbol)?.sector ?? '',
      weight: weight / whole,
      strategies: new Map(),
    }));
    return { name, members };
  }
  const { maxStaleDays, baseCurrency } = parameters;
  const made = benchmarkReturns(benchmark, panel, rates, calendar, maxStaleDays, baseCurrency);
  const byDate = new Map(Array.from(calendar, (date, index) => [panel.dates[date]!, made.returns[index]!]));
  return { name, returns: Float64Array.from(factorReturns.dates, (date) => byDate.get(date) ?? NaN) };
}
