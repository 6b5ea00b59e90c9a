import { type ModelRequest } from '../../../src-core/contract/index.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { presetParameters, type FactorModelParameters } from '../../../src-core/factor-model/parameters.ts';
import { epochDay, isoDate } from '../../../src-core/market/epoch-day.ts';
import { type Panel } from '../../../src-core/market/panel.ts';
import { type Session } from '../context.ts';

/** Seed of every model: the draws are part of the method, not of the data. */
const modelSeed = 1;

/**
 * Decides what a model request leaves open. The date becomes the last one with prices up to the day asked for; without one,
 * the last on which at least half of the securities are priced.
 *
 * @throws DomainError NO_MODEL where there are no prices up to the day
 */
export function decideModelParameters(session: Session, panel: Panel, request: ModelRequest): FactorModelParameters {
  const settings = session.store.settings();
  const preset = request.preset ?? settings.factorModelPreset;
  return {
    preset,
    asOf: isoDate(lastDay(panel, request.asOf)),
    industries: request.industries ?? 'sector',
    weights: request.weights ?? 'sqrt-cap',
    robust: request.robust ?? false,
    estimationUniverse: request.estimationUniverse ?? null,
    ...presetParameters[preset],
    baseCurrency: settings.baseCurrency,
    tradingDaysPerYear: settings.tradingDaysPerYear,
    maxStaleDays: settings.maxStaleDays,
    seed: modelSeed,
  };
}

function lastDay({ dates, symbols, close }: Panel, asOf: string | undefined): number {
  const latest = asOf === undefined ? Infinity : epochDay(asOf);
  for (let t = dates.length - 1; t >= 0; t--) {
    if (dates[t]! > latest) continue;
    if (asOf !== undefined) return dates[t]!;
    let priced = 0;
    for (let i = 0; i < symbols.length; i++) if (!Number.isNaN(close[i * dates.length + t]!)) priced++;
    if (priced * 2 >= symbols.length) return dates[t]!;
  }
  if (dates.length > 0 && asOf === undefined) return dates[dates.length - 1]!;
  throw new DomainError('NO_MODEL', 'There are no prices to build a factor model from', {
    kept: 'Nothing was changed',
    remedy: asOf === undefined ? 'Import prices first' : 'Choose a later date, or import earlier prices',
  });
}
