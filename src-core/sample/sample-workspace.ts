import { createStream } from '../numerics/random-stream.ts';
import { drawAccounts } from './accounts.ts';
import { inventCompanies } from './company.ts';
import { compositeLevels } from './composite-index.ts';
import { runFund } from './fund-history.ts';
import { simulateReturns } from './market-history.ts';
import { priceColumns, quoteCompanies } from './price-history.ts';
import { type SampleDefinition } from './sample-definition.ts';
import {
  type FundamentalsRow,
  type CashRow,
  type IndexRow,
  type NavRow,
  type PositionRow,
  type PriceColumns,
  type Security,
} from '../portfolio/imported-rows.ts';
import { tradingDays } from './trading-days.ts';

/** The invented workspace: rows for a store, and what a newcomer should be shown first. */
export interface SampleWorkspace {
  readonly metadata: {
    readonly name: string;
    readonly fictional: boolean;
    readonly notice: string;
    readonly seed: number;
    readonly portfolio: string;
    readonly benchmark: string;
    readonly baseCurrency: string;
    /** Epoch day of the last price and of the positions. */
    readonly asOf: number;
    /** Which limit template applies. */
    readonly limitTemplate: string;
  };
  readonly securities: readonly Security[];
  readonly prices: PriceColumns;
  readonly fundamentals: readonly FundamentalsRow[];
  readonly index: readonly IndexRow[];
  readonly positions: readonly PositionRow[];
  readonly cash: readonly CashRow[];
  readonly navHistory: readonly NavRow[];
}

/**
 * Invents a market with two crises and a fund that trades in it. Same definition, same bits.
 *
 * @throws DomainError INVALID_INPUT where the definition contradicts itself
 */
export function generateSampleWorkspace(definition: SampleDefinition): SampleWorkspace {
  const streams = (stream: number) => createStream(definition.seed, stream);
  const days = tradingDays(definition.from, definition.to, definition.holidays);
  const companies = inventCompanies(definition, streams);
  const returns = simulateReturns(definition, days, companies, streams);
  const quotes = quoteCompanies(companies, days, returns, streams);
  const accounts = drawAccounts(definition, companies, days, quotes, streams);
  return {
    metadata: {
      name: definition.name,
      fictional: definition.fictional,
      notice: definition.notice,
      seed: definition.seed,
      portfolio: definition.fund.name,
      benchmark: definition.benchmark.name,
      baseCurrency: definition.currency,
      asOf: days.at(-1)!,
      limitTemplate: definition.limitTemplate,
    },
    securities: companies.map((company) => company.security),
    prices: priceColumns(companies, days, quotes),
    fundamentals: accounts,
    index: compositeLevels(definition, companies, days, quotes),
    ...runFund(definition, { companies, days, quotes, accounts }),
  };
}
