import { epochDay } from '../market/epoch-day.ts';
import { type Company } from './company.ts';
import { type Quotes } from './price-history.ts';
import { streamBase, type StreamFactory } from './substreams.ts';
import { type SampleDefinition } from './sample-definition.ts';
import { type FundamentalsRow } from '../portfolio/imported-rows.ts';

/** Days between the end of a fiscal year and the publication of its accounts. */
const publicationDays = 90;

/**
 * Yearly accounts of every company, in keeping with its market value: sales start at the sector's usual share of it and
 * grow partly with the share price, so that prices and profits drift apart and together again.
 */
export function drawAccounts(
  definition: SampleDefinition,
  companies: readonly Company[],
  days: Int32Array,
  quotes: readonly Quotes[],
  streams: StreamFactory,
): readonly FundamentalsRow[] {
  const lastYear = Number(definition.to.slice(0, 4)) - 1;
  return companies.flatMap((company, i) => {
    const stream = streams(streamBase.accounts + i);
    const { sector, shares, security } = company;
    const valuation = Math.exp(0.35 * stream.normal());
    let marginOffset = 0.35 * stream.normal();
    let revenue = company.firstPrice * shares * sector.salesYield * valuation;
    const assetTurnover = 0.55 * Math.exp(0.25 * stream.normal());
    const indebtedness = Math.min(0.92, sector.indebtedness * (0.8 + 0.4 * stream.uniform()));
    const rows: FundamentalsRow[] = [];
    for (let year = definition.firstFiscalYear; year <= lastYear; year++) {
      const growth = 0.04 + 0.06 * stream.normal() + 0.3 * priceGrowth(days, quotes[i]!, year);
      if (year > definition.firstFiscalYear) revenue *= Math.exp(growth);
      marginOffset = 0.7 * marginOffset + 0.2 * stream.normal();
      const netIncome = revenue * (sector.margin + 0.5 * sector.margin * marginOffset);
      const assets = revenue / assetTurnover;
      const liabilities = assets * indebtedness;
      const equity = assets - liabilities;
      const periodEnd = epochDay(`${year}-12-31`);
      rows.push({
        symbol: security.symbol,
        periodEnd,
        availableFrom: periodEnd + publicationDays,
        totalEquity: toThousands(equity),
        totalAssets: toThousands(equity) + toThousands(liabilities),
        totalLiabilities: toThousands(liabilities),
        longTermDebt: toThousands(liabilities * (0.3 + 0.2 * stream.uniform())),
        netIncome: toThousands(netIncome),
        totalRevenue: toThousands(revenue),
        operatingIncome: toThousands(netIncome * 1.32 + revenue * 0.012),
        earningsPerShare: Math.round((100 * netIncome) / shares) / 100,
        sharesOutstanding: shares,
        afterTaxRoe: Math.round((1000 * netIncome) / equity) / 10,
      });
    }
    return rows;
  });
}

const toThousands = (amount: number): number => Math.round(amount / 1000) * 1000;

/** Log change of the share price over a calendar year; 0 where it was not quoted throughout. */
function priceGrowth(days: Int32Array, quote: Quotes, year: number): number {
  const yearStart = epochDay(`${year}-01-01`);
  const yearEnd = epochDay(`${year}-12-31`);
  const first = days.findIndex((day) => day >= yearStart);
  const last = days.findLastIndex((day) => day <= yearEnd);
  const from = quote.closeCents[first];
  const to = quote.closeCents[last];
  return from && to ? Math.log(to / from) : 0;
}
