import { DomainError } from '../domain-error.ts';
import { type EpochDay } from '../market/epoch-day.ts';
import { type Company } from './company.ts';
import { type Quotes } from './price-history.ts';
import { sampleSignals, type SampleSignal } from './sample-definition.ts';
import { type FundamentalsRow } from '../portfolio/imported-rows.ts';

/** What is known of the market when a strategy chooses. */
export interface MarketView {
  readonly companies: readonly Company[];
  readonly days: Int32Array;
  readonly quotes: readonly Quotes[];
  readonly accounts: readonly FundamentalsRow[];
}

const tradingDaysPerMonth = 21;
const tradingDaysPerYear = 252;

/**
 * Indices of the companies from best to worst by a signal, as known at the close of a day; those without the figures it
 * needs are left out.
 *
 * @throws DomainError INVALID_INPUT for a signal that does not exist
 */
export function rankCompanies(market: MarketView, signal: string, day: number): readonly number[] {
  const measure = signals[requireSignal(signal)];
  return market.companies
    .map((_, company) => ({ company, value: measure(market, company, day) }))
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => b.value - a.value || a.company - b.company)
    .map(({ company }) => company);
}

const signals: Readonly<Record<SampleSignal, (market: MarketView, company: number, day: number) => number>> = {
  value: (market, company, day) => {
    const price = market.quotes[company]!.closeCents[day]! / 100;
    return price > 0 ? (latestAccounts(market, company, market.days[day]!)?.earningsPerShare ?? NaN) / price : NaN;
  },
  momentum: (market, company, day) => {
    const { totalReturn, firstDay } = market.quotes[company]!;
    const start = day - tradingDaysPerYear;
    return start < firstDay ? NaN : Math.log(totalReturn[day - tradingDaysPerMonth]! / totalReturn[start]!);
  },
  quality: (market, company, day) =>
    market.quotes[company]!.closeCents[day]! > 0
      ? (latestAccounts(market, company, market.days[day]!)?.afterTaxRoe ?? NaN)
      : NaN,
};

function requireSignal(signal: string): SampleSignal {
  const known = sampleSignals.find((name) => name === signal);
  if (known) return known;
  throw new DomainError('INVALID_INPUT', `The sample definition names the signal ${signal}, which does not exist`, {
    kept: 'Nothing was written',
    remedy: `Use one of ${sampleSignals.join(', ')}`,
  });
}

function latestAccounts(market: MarketView, company: number, date: EpochDay): FundamentalsRow | undefined {
  const { symbol } = market.companies[company]!.security;
  return market.accounts.findLast((row) => row.symbol === symbol && row.availableFrom <= date);
}
