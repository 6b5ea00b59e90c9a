import { type ImportField, type ImportKind } from '../../../src-core/contract/imports.ts';
import { type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { type Panel } from '../../../src-core/market/panel.ts';
import { type BatchRows } from '../../../src-core/portfolio/imported-rows.ts';
import { type IssueLog } from './issue-log.ts';
import { type NumberFormat } from './number-format.ts';
import { type DateFormat } from './date-format.ts';
import { type UnmatchedValues } from './unmatched-values.ts';

/** A field of an import kind with the other names its header goes by (normalised as `normalHeader` does). */
export interface KindField extends ImportField {
  readonly synonyms: readonly string[];
}

/** What the workspace already knows, as far as checking a file needs it. */
export interface KnownData {
  readonly securities: readonly { readonly symbol: string; readonly currency: string }[];
  readonly baseCurrency: string;
  /** Currencies with an exchange rate, besides the base currency. */
  readonly currencies: readonly string[];
  readonly lastPriceDate: EpochDay | null;
  /** Ids of the user's styles that are formulas and take no values. */
  readonly formulaStyles: readonly string[];
  /** Prices in the workspace; needed by corporate actions only. */
  readonly panel: Panel | null;
}

/** What a collector works with. */
export interface ImportContext {
  readonly known: KnownData;
  readonly today: EpochDay;
  /** Field → column of the file; absent = not read. */
  readonly columns: ReadonlyMap<string, number>;
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly numbers: NumberFormat;
  readonly dates: DateFormat;
  readonly issues: IssueLog;
  /** Symbols and currencies that the workspace does not know. */
  readonly unmatched: UnmatchedValues;
  /** The file's name without folder and extensions: the portfolio or index where no column names one. */
  readonly stem: string;
  /** Portfolio named by the user for a file without that column. */
  readonly portfolio: string | null;
}

/** The rows a collector accepted, and what it assumed on the way, each in one sentence. */
export interface Collected {
  readonly batch: BatchRows;
  readonly rows: number;
  readonly accepted: number;
  readonly notes: readonly string[];
}

/** Takes the rows of a file one by one, reports every bad one, keeps the good ones. */
export interface Collector {
  row(cells: readonly string[], line: number): void;
  /** Counts a row that cannot be read at all; it has been reported. */
  refuse(): void;
  finish(): Collected;
}

/** One import kind: its fields as data, and how its rows are checked. */
export interface Kind {
  readonly kind: ImportKind;
  readonly fields: readonly KindField[];
  collector(context: ImportContext): Collector;
}
