import { type RateRow } from '../../../../src-core/portfolio/imported-rows.ts';
import { dateField, number, required, text } from '../fields.ts';
import { type Kind } from '../kind.ts';
import { rowCollector } from '../row-collector.ts';

/** Exchange rates: units of quote for one unit of base. */
export const fx: Kind = {
  kind: 'fx',
  fields: [
    dateField,
    required(text('base', 'Base', 'Currency of which one unit is priced', ['base_currency', 'from', 'from_currency'])),
    required(text('quote', 'Quote', 'Currency the price is in', ['quote_currency', 'to', 'to_currency', 'counter'])),
    required(
      number('rate', 'Rate', 'Units of quote for one unit of base', ['fx_rate', 'exchange_rate', 'value', 'mid']),
    ),
  ],
  collector: (context) =>
    rowCollector<RateRow>(context, {
      keyFields: ['date', 'base', 'quote'],
      key: (row) => [row.date, row.base, row.quote],
      read(cells) {
        const date = cells.observationDate('date');
        const base = cells.currency('base');
        const quote = cells.currency('quote');
        const rate = cells.positive('rate');
        if (date === null || base === null || quote === null || rate === null) return null;
        if (base === quote) return cells.error('quote', quote, 'Base and quote are the same currency');
        return { date, base, quote, rate };
      },
      batch: (rows) => ({ kind: 'fx', rows }),
    }),
};
