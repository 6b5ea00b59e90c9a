import { type HorizonFigures, type TailRiskBoard } from '../../../src-core/contract/index.ts';
import { type Column } from '../../components/data-table/column.ts';
import { money } from '../../format/numbers.ts';
import { numberColumn, percentColumn, rangePercent, textColumn } from './figure-columns.ts';

/** A method's figures over one horizon. */
export interface HorizonRow {
  readonly key: string;
  readonly method: string;
  readonly label: string;
  /** Trading days. */
  readonly horizon: number;
  /** Whether the horizon is the margin period of risk. */
  readonly margin: boolean;
  readonly figures: HorizonFigures;
}

/** Ways to a figure over several days, with the mark each is drawn with. */
export const rules = [
  { id: 'scaled', label: '√h' },
  { id: 'direct', label: 'direct' },
  { id: 'simulated', label: 'simulated' },
] as const;
export type Rule = (typeof rules)[number]['id'];

/** Horizons of the board, ascending. */
export function horizonsOf({ methods }: TailRiskBoard): readonly number[] {
  return [...new Set(methods.flatMap(({ horizons }) => horizons.map(({ horizon }) => horizon)))].sort((a, b) => a - b);
}

/** @param horizon null = all */
export function horizonRows({ methods, marginPeriod }: TailRiskBoard, horizon: number | null): readonly HorizonRow[] {
  return methods.flatMap(({ method, label, horizons }) =>
    horizons
      .filter((figures) => horizon === null || figures.horizon === horizon)
      .map((figures) => ({
        key: `${method} ${figures.horizon}`,
        method,
        label,
        horizon: figures.horizon,
        margin: figures.horizon === marginPeriod,
        figures,
      })),
  );
}

/** Lowest and highest VaR of the rows by a rule; null where fewer than one has it. */
export function rangeOf(rows: readonly HorizonRow[], rule: Rule): { low: number; high: number } | null {
  const known = rows.flatMap(({ figures }) => figures[rule]?.var ?? []);
  return known.length === 0 ? null : { low: Math.min(...known), high: Math.max(...known) };
}

/** The right end of the scale the marks are drawn on. */
export function largestVar(rows: readonly HorizonRow[]): number {
  return rows.reduce((most, { figures }) => Math.max(most, ...rules.map(({ id }) => figures[id]?.var ?? 0)), 0);
}

const widths: Readonly<Record<Rule, number>> = { scaled: 96, direct: 112, simulated: 140 };

/** @param nav base currency */
export function horizonColumns(currency: string, nav: number): readonly Column<HorizonRow>[] {
  const figure = (rule: Rule, measure: 'var' | 'es') => (row: HorizonRow) => row.figures[rule]?.[measure] ?? null;
  const percents = (measure: 'var' | 'es', word: string) =>
    rules.map(({ id, label }) =>
      percentColumn<HorizonRow>(`${measure}-${id}`, `${word} ${label}, %`, figure(id, measure), {
        width: widths[id],
        total: rangePercent(figure(id, measure)),
      }),
    );
  const amounts = rules.map(({ id, label }): Column<HorizonRow> => {
    const amount = (row: HorizonRow) => {
      const value = row.figures[id]?.var;
      return value === undefined ? null : value * nav;
    };
    const text = (row: HorizonRow) => {
      const value = amount(row);
      return value === null ? '–' : money(String(value));
    };
    return {
      id: `amount-${id}`,
      label: `${label}, ${currency}`,
      number: true,
      width: widths[id],
      value: amount,
      text,
    };
  });
  return [
    textColumn('name', 'Method', (row) => row.label, { width: 204, total: () => 'Lowest – highest' }),
    numberColumn('horizon', 'Days', (row) => row.horizon, 0, { width: 56 }),
    {
      id: 'marks',
      label: '┃ √h ◆ direct ○ sim.',
      width: 156,
      value: percentOf(figure('scaled', 'var')),
      text: () => '',
    },
    ...percents('var', 'VaR'),
    ...amounts,
    numberColumn<HorizonRow>('ratio', 'Simulated ÷ √h', simulatedToScaled, 2, { width: 120 }),
    ...percents('es', 'ES'),
    textColumn('margin', 'Used as', (row) => (row.margin ? 'initial-margin proxy' : ''), { width: 148 }),
  ];
}

function percentOf<Row>(of: (row: Row) => number | null): (row: Row) => number | null {
  return (row) => {
    const fraction = of(row);
    return fraction === null ? null : fraction * 100;
  };
}

function simulatedToScaled({ figures: { simulated, scaled } }: HorizonRow): number | null {
  return simulated === null || scaled.var === 0 ? null : simulated.var / scaled.var;
}
