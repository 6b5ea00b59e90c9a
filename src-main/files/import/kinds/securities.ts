import { type Security } from '../../../../src-core/portfolio/imported-rows.ts';
import { type Kind } from '../kind.ts';
import { rowCollector } from '../row-collector.ts';
import { symbolField, text } from '../fields.ts';

/** Master data: what can be held, and how it is classified. */
export const securities: Kind = {
  kind: 'securities',
  fields: [
    symbolField,
    text('name', 'Name', 'Name shown beside the symbol', ['security', 'security_name', 'company', 'description']),
    text('gics_sector', 'Sector', 'GICS sector', ['sector', 'industry_sector']),
    text('gics_sub_industry', 'Sub-industry', 'GICS sub-industry', ['sub_industry', 'industry']),
    text('currency', 'Currency', 'ISO code; the base currency where absent', ['ccy', 'curr', 'trading_currency']),
    text('country', 'Country', 'Country of risk', ['country_code', 'domicile', 'country_of_risk']),
    text('isin', 'ISIN', 'International securities identification number', ['isin_code']),
    {
      name: 'benchmark',
      label: 'Benchmark',
      required: false,
      type: 'boolean',
      description: 'Whether the security may serve as a benchmark',
      synonyms: ['is_benchmark'],
    },
  ],
  collector: (context) => {
    return rowCollector<Security>(context, {
      keyFields: ['symbol'],
      key: ({ symbol }) => [symbol],
      read(cells) {
        const symbol = cells.text('symbol');
        const currency = cells.optionalCurrency('currency') ?? context.known.baseCurrency;
        const isin = cells.raw('isin').toUpperCase();
        const benchmark = cells.optionalFlag('benchmark') ?? false;
        if (symbol === null) return null;
        if (isin !== '' && !/^[A-Z]{2}[A-Z0-9]{9}\d$/.test(isin)) cells.error('isin', isin, 'Not a 12-character ISIN');
        if (cells.sound) cells.warnOfMissingRate('currency', currency);
        return {
          symbol,
          name: cells.raw('name') || symbol,
          sector: cells.raw('gics_sector'),
          subIndustry: cells.raw('gics_sub_industry'),
          currency,
          country: cells.raw('country'),
          isin,
          benchmark,
        };
      },
      batch: (rows) => ({ kind: 'securities', rows }),
    });
  },
};
