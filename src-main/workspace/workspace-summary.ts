import { isoDate } from '../../src-core/market/epoch-day.ts';
import { benchmarkNames } from './benchmarks.ts';
import { type Session, type UseCase } from './context.ts';
import { portfolioSummaries } from './list-portfolios.ts';

export const summariseWorkspace: UseCase<'workspace.summary', Session> = ({ store }) => {
  const { name, sample } = store.metadata();
  const settings = store.settings();
  const prices = store.priceSpan();
  return {
    name,
    sample,
    readOnly: store.readOnly,
    baseCurrency: settings.baseCurrency,
    datasetVersion: store.datasetVersion(),
    portfolios: portfolioSummaries(store),
    benchmarks: benchmarkNames(store),
    securities: store.securities().length,
    prices: prices.rows,
    firstPriceDate: prices.first === null ? null : isoDate(prices.first),
    lastPriceDate: prices.last === null ? null : isoDate(prices.last),
    limits: store.limits().length,
    openBreaches: store.breaches().filter((breach) => breach.state !== 'resolved' && breach.level !== 'warn').length,
    ...store.history(),
    settings,
  };
};
