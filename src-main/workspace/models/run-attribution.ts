import { DomainError } from '../../../src-core/domain-error.ts';
import { attribute, type AttributedDay } from '../../../src-core/factor-model/attribution/attribute.ts';
import { type Attribution } from '../../../src-core/factor-model/attribution/attribution.ts';
import { compound } from '../../../src-core/factor-model/attribution/carino.ts';
import { type ModelData } from '../../../src-core/factor-model/model-data.ts';
import { epochDay, isoDate, type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { realisedHistory } from '../../../src-core/portfolio/realised.ts';
import { weightsOnDays } from '../../../src-core/portfolio/weights-on-days.ts';
import { type Store } from '../../store/store.ts';
import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';
import { lastPricedDay, positionsInForce } from '../risk-question.ts';
import { ensureModel } from './build-model.ts';
import { floatsOf } from './bytes.ts';
import { loadModelSource, wholePanel } from './model-source.ts';
import { modelParts, parametersOf } from './model-summary.ts';
import { modelReference } from './risk-model-choice.ts';

/** Days of the period where its start is left open. */
const usualDays = 252;

/** Attributes the realised return of a portfolio's holdings over a period to factors and specific returns. */
export const runAttribution: UseCase<'attribution.run', Session> = async (session, request, options) => {
  const { store, engine, panels } = session;
  const portfolio = choosePortfolio(store, request.portfolio);
  const to = request.to ?? isoDate(lastPricedDay(store, portfolio, (symbols) => panels.of(symbols)));
  // Before a model is built and kept for a period that holds no day.
  await session.readTogether(() => {
    const { dates } = wholePanel(session);
    periodOf(dates.findLastIndex((date) => date <= epochDay(to)) + 1, dates, request.from);
  });
  const id = await ensureModel(session, { asOf: to }, options);
  const asked = await session.readTogether(() => {
    const panel = wholePanel(session);
    const parameters = parametersOf(store.factorModel(id));
    const loaded = loadModelSource(session, panel, parameters);
    const period = periodOf(loaded.source.days, panel.dates, request.from);
    return { panel, parameters, loaded, period, holdings: holdingsOver(store, portfolio, panel.dates, period) };
  });
  const { panel, parameters, loaded, period, holdings } = asked;
  const { source, plan, factors } = loaded;
  const signal = options.signal ? { signal: options.signal } : {};
  options.onProgress?.({ stage: 'Preparing the attribution', done: 0, total: null, unit: 'days' });
  const data = await engine.run('factor-model-prepare', source, signal);
  const { symbols, strategies } = holdings;
  const rowOf = new Map(panel.symbols.map((symbol, row) => [symbol, row]));
  const rows = Int32Array.from(symbols, (symbol) => rowOf.get(symbol)!);
  const exposures = await engine.run(
    'factor-model-exposures',
    { data, plan, from: period[0]! - 1, to: period.at(-1)!, rows },
    signal,
  );
  const weights = weightsOnDays(
    panel,
    source.rates,
    symbols,
    strategies,
    period.map((day) => day - 1),
    holdings.on,
    parameters.baseCurrency,
    parameters.maxStaleDays,
  );
  const factorReturns = floatsOf(store.factorModelPart(id, modelParts.factorReturns));
  const standardErrors = floatsOf(store.factorModelPart(id, modelParts.standardErrors));
  const size = factors.length;
  const days = period.map((day, d): AttributedDay => ({
    date: panel.dates[day]!,
    weights: weights[d]!,
    returns: baseReturns(data, rows, day),
    exposures: exposuresOn(data, rows, exposures, d, plan.length, size),
    factorReturns: factorReturns.subarray(day * size, (day + 1) * size),
    standardErrors: standardErrors.subarray(day * size, (day + 1) * size),
  }));
  const linked = attribute({ factors, symbols, strategies, days });
  const realised = realisedOver(store, portfolio, panel.dates, period, parameters.maxStaleDays);
  const result: Attribution = {
    portfolio,
    from: isoDate(panel.dates[period[0]! - 1]!),
    to: isoDate(panel.dates[period.at(-1)!]!),
    days: period.length,
    model: modelReference(store, id),
    holdings: holdings.known,
    holdingsReturn: linked.holdingsReturn,
    factorReturn: linked.factorReturn,
    specificReturn: linked.specificReturn,
    realisedReturn: realised,
    unexplained: realised === null ? null : realised - linked.holdingsReturn,
    byFactor: [
      ...factors.map(({ id: factor, label, group }, k) => ({ id: factor, label, group, ...linked.byFactor[k]! })),
      {
        id: 'specific',
        label: 'Specific',
        group: 'specific' as const,
        averageExposure: null,
        contribution: linked.specificReturn,
        standardError: null,
      },
    ].filter(({ averageExposure, contribution }) => averageExposure !== 0 || contribution !== 0),
    byStrategy: linked.byStrategy,
    bySecurity: linked.bySecurity,
    path: { dates: days.map(({ date }) => isoDate(date)), groups: linked.path },
    warnings:
      linked.missingReturns === 0
        ? []
        : [
            {
              code: 'MISSING_RETURNS',
              message: `${linked.missingReturns} security-days have no return and contribute nothing`,
              count: linked.missingReturns,
            },
          ],
  };
  return result;
};

/** Positions of the period's days among the dates; each explains the return since the one before. */
function periodOf(days: number, dates: Int32Array, from: string | undefined): readonly number[] {
  const start = from === undefined ? days - 1 - usualDays : dates.findLastIndex((date) => date <= epochDay(from));
  const first = Math.max(1, start + 1);
  const period = Array.from({ length: Math.max(0, days - first) }, (_, d) => first + d);
  if (period.length > 0) return period;
  throw new DomainError('INVALID_INPUT', 'The period holds no day with prices', {
    kept: 'Nothing was computed',
    remedy: 'Let it begin before the last day with prices',
  });
}

/** What was held on each day; where the earliest positions are later, they are carried back. */
function holdingsOver(store: Store, portfolio: string, dates: Int32Array, period: readonly number[]) {
  const known = new Map<EpochDay, ReturnType<typeof positionsInForce>['rows']>();
  const recorded = store.portfolios().find(({ name }) => name === portfolio)?.dates ?? [];
  const earliest = Math.min(...recorded);
  const inForce = (date: EpochDay) => {
    const past = recorded.filter((own) => own <= date);
    const asOf = past.length > 0 ? Math.max(...past) : earliest;
    let rows = known.get(asOf);
    if (!rows) known.set(asOf, (rows = positionsInForce(store, portfolio, asOf).rows));
    return rows;
  };
  const starts = period.map((day) => dates[day - 1]!);
  for (const date of starts) inForce(date);
  const all = [...known.values()].flat();
  const before = starts.filter((date) => date < earliest).length;
  return {
    symbols: [...new Set(all.map(({ symbol }) => symbol))].sort(),
    strategies: [...new Set(all.map(({ strategy }) => strategy))].sort(),
    known:
      before === 0 ? ('recorded' as const) : before === starts.length ? ('carried-back' as const) : ('mixed' as const),
    on: (date: EpochDay) => ({ positions: inForce(date), cash: store.cash(portfolio, date) }),
  };
}

/** Returns in base currency: (1 + r)(1 + fx) − 1. */
function baseReturns(data: ModelData, rows: Int32Array, day: number): Float64Array {
  const days = data.dates.length;
  return Float64Array.from(rows, (row) => {
    const currency = data.currencyOf[row]!;
    const exchange = currency < 0 ? 0 : data.currencyReturns[day * data.currencies + currency]!;
    return (1 + data.returns[row * days + day]!) * (1 + exchange) - 1;
  });
}

/** Securities × all factors at the close before a day of the period. */
function exposuresOn(
  data: ModelData,
  rows: Int32Array,
  styles: Float64Array,
  day: number,
  width: number,
  size: number,
): Float64Array {
  const exposures = new Float64Array(rows.length * size);
  rows.forEach((row, i) => {
    const start = i * size;
    exposures[start] = 1;
    for (let s = 0; s < width; s++) exposures[start + 1 + s] = styles[(day * rows.length + i) * width + s]! || 0;
    const industry = data.industryOf[row]!;
    if (industry >= 0) exposures[start + 1 + width + industry] = 1;
    const currency = data.currencyOf[row]!;
    if (currency >= 0) exposures[start + 1 + width + data.industries + currency] = 1;
  });
  return exposures;
}

/** Compounded return of the NAV history over the period, flows taken out; null where it does not cover it. */
function realisedOver(
  store: Store,
  portfolio: string,
  dates: Int32Array,
  period: readonly number[],
  maxStaleDays: number,
): number | null {
  const from = dates[period[0]! - 1]!;
  const to = dates[period.at(-1)!]!;
  const history = realisedHistory(store.navHistory(portfolio), to, maxStaleDays);
  if (!history?.dates.some((date) => date <= from)) return null;
  const returns = history.dates.slice(1).flatMap((date, d) => (date > from ? [history.returns[d]!] : []));
  return returns.length === 0 || returns.some(Number.isNaN) ? null : compound(returns);
}
