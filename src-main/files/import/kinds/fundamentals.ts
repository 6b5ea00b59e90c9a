import { type FundamentalsRow } from '../../../../src-core/portfolio/imported-rows.ts';
import { date, number, required, symbolField } from '../fields.ts';
import { type Kind } from '../kind.ts';
import { inTheFuture, notPositive } from '../reasons.ts';
import { rowCollector } from '../row-collector.ts';

/** Accounts are taken as public this many days after the period's end where the file does not say. */
const publicationDays = 90;

/** Company accounts, point in time. */
export const fundamentals: Kind = {
  kind: 'fundamentals',
  fields: [
    symbolField,
    required(
      date('period_end', 'Period end', 'Last day of the fiscal year', ['period', 'fiscal_year_end', 'report_date']),
    ),
    date('available_from', 'Available from', 'First day the figures were public; else 90 days after the period end', [
      'published',
      'filing_date',
      'filed',
      'release_date',
    ]),
    number('total_equity', 'Total equity', "Shareholders' equity", ['equity', 'book_value', 'shareholders_equity']),
    number('total_assets', 'Total assets', 'Balance sheet total', ['assets']),
    number('total_liabilities', 'Total liabilities', 'All liabilities', ['liabilities']),
    number('long_term_debt', 'Long-term debt', 'Debt due after a year', ['lt_debt', 'debt']),
    number('net_income', 'Net income', 'Earnings of the year', ['earnings', 'profit']),
    number('total_revenue', 'Total revenue', 'Sales of the year', ['revenue', 'sales']),
    number('operating_income', 'Operating income', 'Operating profit of the year', ['operating_profit', 'ebit']),
    number('earnings_per_share', 'Earnings per share', 'Earnings per share', ['eps']),
    number('shares_outstanding', 'Shares outstanding', 'Number of shares', ['shares']),
    number('after_tax_roe', 'Return on equity', 'After-tax return on equity', ['roe']),
  ],
  collector: (context) => {
    let assumed = 0;
    return rowCollector<FundamentalsRow>(context, {
      keyFields: ['symbol', 'period_end'],
      key: ({ symbol, periodEnd }) => [symbol, periodEnd],
      read(cells) {
        const symbol = cells.symbol();
        const periodEnd = cells.date('period_end');
        const stated = cells.optionalDate('available_from');
        const figures = {
          totalEquity: cells.optionalNumber('total_equity'),
          totalAssets: cells.optionalNumber('total_assets'),
          totalLiabilities: cells.optionalNumber('total_liabilities'),
          longTermDebt: cells.optionalNumber('long_term_debt'),
          netIncome: cells.optionalNumber('net_income'),
          totalRevenue: cells.optionalNumber('total_revenue'),
          operatingIncome: cells.optionalNumber('operating_income'),
          earningsPerShare: cells.optionalNumber('earnings_per_share'),
          sharesOutstanding: cells.optionalNumber('shares_outstanding'),
          afterTaxRoe: cells.optionalNumber('after_tax_roe'),
        };
        if (symbol === null || periodEnd === null) return null;
        if (periodEnd > context.today) {
          cells.error('period_end', cells.raw('period_end'), inTheFuture(context.today));
        }
        if (stated !== null && stated < periodEnd) {
          cells.error('available_from', cells.raw('available_from'), 'Before the end of the period');
        }
        if (figures.sharesOutstanding !== null && figures.sharesOutstanding <= 0) {
          cells.error('shares_outstanding', cells.raw('shares_outstanding'), notPositive);
        }
        if (!cells.sound) return null;
        if (stated === null) assumed++;
        return { symbol, periodEnd, availableFrom: stated ?? periodEnd + publicationDays, ...figures };
      },
      batch: (rows) => ({ kind: 'fundamentals', rows }),
      notes: () =>
        assumed === 0
          ? []
          : [`${assumed} rows without available_from count as public ${publicationDays} days after their period end`],
    });
  },
};
