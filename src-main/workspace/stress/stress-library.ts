import { type StressLibrary } from '../../../src-core/contract/index.ts';
import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { unavailableReason } from '../../../src-core/stress/evaluate-scenario.ts';
import { factorDeviations } from '../../../src-core/stress/propagated.ts';
import { type StressMarket } from '../../../src-core/stress/stress-market.ts';
import { type Session, type UseCase } from '../context.ts';
import { preparedMarket } from './prepared-market.ts';
import { knownScenarios } from './scenario-library.ts';

/** Every scenario there is, whether it can be computed for the portfolio, and what new ones can be built from. */
export const stressLibrary: UseCase<'stress.library', Session> = async (session, request, options) => {
  const known = knownScenarios(session.store.scenarios());
  const market = await preparedMarket(session, request, { scenarios: known.map(({ scenario }) => scenario) }, options);
  const { dates } = market;
  return {
    portfolio: market.portfolio,
    asOf: market.asOf,
    baseCurrency: market.baseCurrency,
    nav: market.nav,
    scenarios: known.map(({ scenario, own }) => ({
      scenario,
      origin: own ? 'own' : 'library',
      version: own?.version ?? null,
      savedAt: own?.savedAt ?? null,
      unavailable: unavailableReason(scenario, market),
    })),
    factors: factorsOf(market),
    noModel: market.noModel,
    sectors: sectorsOf(market),
    symbols: market.securities.map(({ symbol, name, weight }) => ({ symbol, name, weight })),
    history: { from: isoDate(dates[0]!), to: isoDate(dates[dates.length - 1]!), days: dates.length },
    warnings: market.warnings,
  };
};

function factorsOf({ model }: StressMarket): StressLibrary['factors'] {
  if (!model) return [];
  const deviations = factorDeviations(model);
  return model.factors.map(({ id, label, group }, k) => ({
    id,
    label,
    group,
    sigma: deviations[k]!,
    exposure: model.portfolioExposures[k]!,
  }));
}

function sectorsOf({ securities }: StressMarket): StressLibrary['sectors'] {
  const weights = new Map<string, number>();
  for (const { sector, weight } of securities) {
    if (sector !== '') weights.set(sector, (weights.get(sector) ?? 0) + weight);
  }
  return [...weights].map(([sector, weight]) => ({ sector, weight })).sort((a, b) => (a.sector < b.sector ? -1 : 1));
}
