import { type CashRow } from '../../../../src-core/portfolio/imported-rows.ts';
import { defaultAsOf, defaultPortfolio } from '../defaults.ts';
import { asOfField, number, portfolioField, required, text } from '../fields.ts';
import { type Kind } from '../kind.ts';
import { rowCollector } from '../row-collector.ts';

/** Cash balances of portfolios, by currency. */
export const cash: Kind = {
  kind: 'cash',
  fields: [
    portfolioField,
    required(text('currency', 'Currency', 'ISO code of the balance', ['ccy', 'curr'])),
    required(number('amount', 'Amount', 'Balance, negative when owed', ['cash', 'balance', 'value'])),
    asOfField,
  ],
  collector: (context) => {
    const portfolio = defaultPortfolio(context);
    const asOf = defaultAsOf(context);
    return rowCollector<CashRow>(context, {
      keyFields: ['portfolio', 'currency', 'as_of'],
      key: (row) => [row.portfolio, row.currency, row.asOf],
      read(cells) {
        const currency = cells.currency('currency');
        const amount = cells.decimal('amount');
        const date = cells.raw('as_of') === '' ? asOf.use() : cells.observationDate('as_of');
        if (currency === null || amount === null || date === null) return null;
        cells.warnOfMissingRate('currency', currency);
        return { portfolio: cells.raw('portfolio') || portfolio.use(), currency, amount, asOf: date };
      },
      batch: (rows) => ({ kind: 'cash', rows }),
      notes: () => [...portfolio.notes(), ...asOf.notes()],
    });
  },
};
