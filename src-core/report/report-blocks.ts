import { type SeriesDefinition } from '../charts/series-definition.ts';
import { type LimitLevel, type MetricUnit } from '../limits/limit.ts';

/**
 * What a column holds and how its cells are to be read:
 * text as written; date and time = ISO text; fraction = share of one, shown in per cent; multiple, number and count as they
 * are; money = decimal text in the column's currency; quantity = decimal text; measure = a number with a unit of its own;
 * status = a limit's level.
 */
export type ColumnKind =
  | 'text'
  | 'date'
  | 'time'
  | 'fraction'
  | 'multiple'
  | 'number'
  | 'count'
  | 'money'
  | 'quantity'
  | 'measure'
  | 'unit'
  | 'status';

export interface ReportColumn {
  /** Stable name, as it stands in CSV and JSON. */
  readonly id: string;
  readonly label: string;
  readonly kind: ColumnKind;
  /** Currency of a money column. */
  readonly currency?: string;
  /** Decimals to show; the value itself keeps them all. */
  readonly digits?: number;
}

export interface Measure {
  readonly value: number;
  readonly unit: MetricUnit;
}

/** A cell's value at full precision; null = there is none. */
export type Cell = string | number | Measure | null;

export interface ReportTable {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Sums of the columns that add up; same length as the columns. */
  readonly total?: readonly Cell[];
  /** Shown instead of a table without rows. */
  readonly whenEmpty: string;
}

/** One headline number. */
export interface ReportFigure {
  readonly id: string;
  readonly label: string;
  readonly kind: ColumnKind;
  readonly value: Cell;
  readonly currency?: string;
  readonly digits?: number;
  /** Change since the run before; null where it is not known. */
  readonly change: number | null;
  /** What the number is, in a few words. */
  readonly note: string;
}

export interface ReportFigures {
  readonly kind: 'figures';
  readonly id: string;
  readonly label: string;
  readonly figures: readonly ReportFigure[];
}

/** A limit's measure on the ladder; all heights are multiples of the limit itself. */
export interface Rung {
  readonly label: string;
  readonly utilisation: number;
  readonly warn: number | null;
  readonly halt: number | null;
  readonly level: LimitLevel;
}

interface ChartFrame {
  readonly kind: 'chart';
  readonly id: string;
  readonly title: string;
  /** Says in words what the chart shows. */
  readonly textAlternative: string;
}

/** Values over dates, or over categories. Fractions are shown in per cent. */
export interface SeriesChart extends Omit<ChartFrame, 'id' | 'title'>, SeriesDefinition {}

export interface LadderChart extends ChartFrame {
  readonly chart: 'ladder';
  readonly rungs: readonly Rung[];
}

export type ReportChart = SeriesChart | LadderChart;

export interface ReportText {
  readonly kind: 'text';
  readonly id: string;
  readonly paragraphs: readonly string[];
}

/** Terms with what they mean, are or come from. */
export interface ReportTerms {
  readonly kind: 'terms';
  readonly id: string;
  readonly label: string;
  readonly terms: readonly { readonly term: string; readonly description: string }[];
}

/** A heading inside a section, with a status beside it where it has one. */
export interface ReportHeading {
  readonly kind: 'heading';
  readonly id: string;
  readonly text: string;
  readonly level: LimitLevel | null;
}

/** Lines to sign on. */
export interface ReportSignatures {
  readonly kind: 'signatures';
  readonly id: string;
  readonly label: string;
  readonly roles: readonly string[];
}

export type ReportBlock =
  ReportTable | ReportFigures | ReportChart | ReportText | ReportTerms | ReportHeading | ReportSignatures;

export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}
