/**
 * The tables whose edits are recorded with their inverse: key and further columns of each. Only these names ever reach SQL
 * text; values are always bound.
 */
export const recordedTables = {
  settings: { key: ['name'], columns: ['value'] },
  report_profiles: { key: ['portfolio', 'name'], columns: ['definition'] },
  column_mappings: { key: ['name'], columns: ['kind', 'mapping', 'reading'] },
  securities: {
    key: ['id'],
    columns: ['symbol', 'name', 'sector', 'sub_industry', 'currency', 'country', 'isin', 'benchmark'],
  },
  prices: { key: ['security_id', 'date'], columns: ['close', 'adj_close', 'volume', 'batch_id'] },
  fundamentals: {
    key: ['security_id', 'period_end', 'available_from'],
    columns: [
      'total_equity',
      'total_assets',
      'total_liabilities',
      'long_term_debt',
      'net_income',
      'total_revenue',
      'operating_income',
      'earnings_per_share',
      'shares_outstanding',
      'after_tax_roe',
    ],
  },
  styles: { key: ['id'], columns: ['label', 'formula'] },
  style_values: { key: ['style_id', 'security_id', 'date'], columns: ['value'] },
  exchange_rates: { key: ['base', 'quote', 'date'], columns: ['rate'] },
  benchmark_levels: { key: ['benchmark', 'date'], columns: ['value'] },
  benchmark_weights: { key: ['benchmark', 'as_of', 'security_id'], columns: ['weight'] },
  portfolios: { key: ['id'], columns: ['name'] },
  strategies: { key: ['id'], columns: ['portfolio_id', 'name'] },
  positions: {
    key: ['portfolio_id', 'as_of', 'strategy_id', 'security_id'],
    columns: ['quantity', 'cost'],
  },
  cash: { key: ['portfolio_id', 'as_of', 'currency'], columns: ['amount'] },
  nav_history: { key: ['portfolio_id', 'date'], columns: ['nav', 'profit_and_loss', 'flow'] },
  limits: {
    key: ['id'],
    columns: [
      'metric',
      'parameters',
      'level',
      'portfolio',
      'strategy',
      'control_point',
      'warn',
      'limit',
      'halt',
      'warn_action',
      'limit_action',
      'halt_action',
      'effective_from',
      'effective_to',
      'note',
      'approved_by',
      'approved_at',
    ],
  },
  run_notes: { key: ['run_id'], columns: ['title', 'note', 'pinned'] },
  run_tags: { key: ['run_id', 'name'], columns: ['value'] },
  dataset_notes: { key: ['version'], columns: ['name', 'pinned'] },
  scenarios: { key: ['id', 'version'], columns: ['saved_at', 'definition', 'removed'] },
} as const satisfies Record<string, { readonly key: readonly string[]; readonly columns: readonly string[] }>;

export type RecordedTable = keyof typeof recordedTables;
/** A cell as SQLite holds it. */
export type Cell = string | number | null;
/** A whole row by column name. */
export type RowImage = Readonly<Record<string, Cell>>;
