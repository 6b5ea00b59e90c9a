import { type PositionRow } from '../../../../src-core/portfolio/imported-rows.ts';
import { asOfField, portfolioField, number, required, symbolField, text } from '../fields.ts';
import { type Kind } from '../kind.ts';
import { defaultAsOf, defaultPortfolio, defaultValue } from '../defaults.ts';
import { rowCollector } from '../row-collector.ts';

/** Holdings: how much of what, by strategy, on a date. */
export const positions: Kind = {
  kind: 'positions',
  fields: [
    symbolField,
    required(
      number('quantity', 'Quantity', 'Shares or units, negative when short', ['qty', 'shares', 'units', 'position']),
    ),
    text('strategy', 'Strategy', 'Strategy or sleeve that holds it', ['sleeve', 'book', 'sub_portfolio']),
    portfolioField,
    asOfField,
    number('cost', 'Cost', 'Cost in local currency', ['cost_basis', 'book_cost']),
  ],
  collector: (context) => {
    const portfolio = defaultPortfolio(context);
    const asOf = defaultAsOf(context);
    const strategy = defaultValue('unassigned', 'Rows without a strategy are of the strategy unassigned');
    return rowCollector<PositionRow>(context, {
      keyFields: ['symbol', 'strategy', 'portfolio', 'as_of'],
      key: (row) => [row.symbol, row.strategy, row.portfolio, row.asOf],
      read(cells) {
        const symbol = cells.symbol();
        const quantity = cells.decimal('quantity');
        const cost = cells.optionalDecimal('cost');
        const date = cells.raw('as_of') === '' ? asOf.use() : cells.observationDate('as_of');
        if (symbol === null || quantity === null || date === null) return null;
        if (Number(quantity) === 0) {
          return cells.error('quantity', cells.raw('quantity'), 'Zero: leave out what is not held');
        }
        return {
          symbol,
          quantity,
          strategy: cells.raw('strategy') || strategy.use(),
          portfolio: cells.raw('portfolio') || portfolio.use(),
          asOf: date,
          cost,
        };
      },
      batch: (rows) => ({ kind: 'positions', rows }),
      notes: () => [...portfolio.notes(), ...strategy.notes(), ...asOf.notes()],
    });
  },
};
