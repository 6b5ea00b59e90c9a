import { type RiskRequest } from '../../src-core/contract/index.ts';
import { DomainError } from '../../src-core/domain-error.ts';
import { epochDay, isoDate, type EpochDay } from '../../src-core/market/epoch-day.ts';
import { requiredConfidences } from '../../src-core/limits/required-confidences.ts';
import { type Panel } from '../../src-core/market/panel.ts';
import { type RiskParameters } from '../../src-core/portfolio/portfolio-risk.ts';
import { type PositionRow } from '../../src-core/portfolio/imported-rows.ts';
import { type Store } from '../store/store.ts';
import { chooseBenchmark } from './benchmarks.ts';
import { type Session } from './context.ts';
import { scenarioReferences } from './stress/scenario-library.ts';
import { choosePortfolio } from './portfolio-choice.ts';

/** A risk request with everything that was left open decided: what a run is recorded and reproduced by. */
export interface RiskQuestion {
  readonly portfolio: string;
  readonly parameters: RiskParameters;
}

/** Levels every run shows besides the one asked for. */
const standardConfidences = [0.95, 0.975, 0.99];

/** Returns a volatility model is fitted on where the history has them: its parameters need some years of days. */
const volatilityWindow = 1500;

/**
 * Decides what a request leaves open: the only portfolio, the only benchmark, the last day on which the holdings are
 * priced, window and confidence of the settings. Levels that limits are set at are computed too.
 *
 * @throws DomainError UNKNOWN_PORTFOLIO, PORTFOLIO_REQUIRED, INVALID_INPUT for an unknown benchmark, EMPTY_PORTFOLIO
 */
export function decideRiskQuestion(session: Session, request: RiskRequest): RiskQuestion {
  const { store, panels } = session;
  const settings = store.settings();
  const portfolio = choosePortfolio(store, request.portfolio);
  const confidence = request.confidence ?? settings.confidence;
  const window = request.window ?? settings.window;
  return {
    portfolio,
    parameters: {
      asOf: request.asOf ?? isoDate(lastPricedDay(store, portfolio, (symbols) => panels.of(symbols))),
      benchmark: chooseBenchmark(store, request.benchmark),
      window,
      volatilityWindow: Math.max(window, volatilityWindow),
      confidences: requiredConfidences([...new Set([confidence, ...standardConfidences])], store.limits()),
      baseCurrency: settings.baseCurrency,
      tradingDaysPerYear: settings.tradingDaysPerYear,
      maxStaleDays: settings.maxStaleDays,
      ewmaLambda: settings.ewmaLambda,
      model: null,
      noModel: null,
      scenarios: scenarioReferences(store),
      champion: null,
    },
  };
}

/**
 * The positions in force on a day: those of the newest date up to it. Where every date is later (positions of today on
 * prices that end earlier), the earliest.
 */
export function positionsInForce(
  store: Store,
  portfolio: string,
  day: EpochDay,
): { readonly asOf: EpochDay | null; readonly rows: readonly PositionRow[] } {
  const found = store.positions(portfolio, day);
  if (found.asOf !== null) return found;
  const dates = store.portfolios().find(({ name }) => name === portfolio)?.dates ?? [];
  return dates.length === 0 ? found : store.positions(portfolio, Math.min(...dates));
}

/**
 * The last day on which at least half of the newest positions are priced: a few names that stopped trading, or one that
 * trades on a holiday, do not decide the day. Without prices, the day of the positions.
 */
export function lastPricedDay(store: Store, portfolio: string, panelOf: (symbols: string[]) => Panel): EpochDay {
  const { asOf, rows } = store.positions(portfolio);
  if (asOf === null) {
    throw new DomainError('EMPTY_PORTFOLIO', `The portfolio ${portfolio} holds nothing`, {
      kept: 'Nothing was computed',
      remedy: 'Import or enter positions',
    });
  }
  const panel = panelOf(rows.map((row) => row.symbol));
  const days = panel.dates.length;
  for (let day = days - 1; day >= 0; day--) {
    let priced = 0;
    for (let row = 0; row < panel.symbols.length; row++) {
      if (!Number.isNaN(panel.close[row * days + day]!)) priced++;
    }
    if (priced * 2 >= panel.symbols.length) return panel.dates[day]!;
  }
  return panel.dates[days - 1] ?? asOf;
}

/** The epoch day a question is about. */
export function dayOf(question: RiskQuestion): EpochDay {
  return epochDay(question.parameters.asOf);
}
