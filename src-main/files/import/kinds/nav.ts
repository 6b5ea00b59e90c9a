import { type NavRow } from '../../../../src-core/portfolio/imported-rows.ts';
import { defaultPortfolio } from '../defaults.ts';
import { dateField, number, portfolioField, required } from '../fields.ts';
import { type Kind } from '../kind.ts';
import { notPositive } from '../reasons.ts';
import { rowCollector } from '../row-collector.ts';

/** A portfolio's net asset value, day by day, as it was. */
export const nav: Kind = {
  kind: 'nav',
  fields: [
    dateField,
    portfolioField,
    required(number('nav', 'NAV', 'Net asset value in base currency', ['net_asset_value', 'value', 'total_value'])),
    number('pnl_actual', 'Actual P&L', 'Profit or loss of the day', ['pnl', 'profit_and_loss', 'pl']),
    number('flow', 'Flow', 'Money paid in, negative when paid out', ['flows', 'net_flow', 'cash_flow']),
  ],
  collector: (context) => {
    const portfolio = defaultPortfolio(context);
    return rowCollector<NavRow>(context, {
      keyFields: ['date', 'portfolio'],
      key: (row) => [row.date, row.portfolio],
      read(cells) {
        const date = cells.observationDate('date');
        const value = cells.decimal('nav');
        const profitAndLoss = cells.optionalDecimal('pnl_actual');
        const flow = cells.optionalDecimal('flow');
        if (date === null || value === null) return null;
        if (Number(value) <= 0) return cells.error('nav', cells.raw('nav'), notPositive);
        return { portfolio: cells.raw('portfolio') || portfolio.use(), date, nav: value, profitAndLoss, flow };
      },
      batch: (rows) => ({ kind: 'nav', rows }),
      notes: () => portfolio.notes(),
    });
  },
};
