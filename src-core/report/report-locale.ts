import { type IsoDate } from '../market/epoch-day.ts';

/**
 * How a report writes numbers and dates. Kept here and not asked of the platform, so that a report has the same bytes on every
 * machine. `iso` is 1,234.56 and 2026-01-31.
 */
export interface ReportLocale {
  readonly id: string;
  readonly label: string;
  /** Between whole part and decimals. */
  readonly decimal: string;
  /** Between groups of three digits. */
  readonly group: string;
  /** Order and separators of a date, made of yyyy, MM and dd. */
  readonly datePattern: string;
}

const noBreak = '\u00a0';

/** Every locale a report can be written in; the first is used until the user chooses. To add one is to add a line. */
export const reportLocales = [
  { id: 'iso', label: 'International: 1,234.56 · 2026-01-31', decimal: '.', group: ',', datePattern: 'yyyy-MM-dd' },
  { id: 'en-GB', label: 'British: 1,234.56 · 31/01/2026', decimal: '.', group: ',', datePattern: 'dd/MM/yyyy' },
  { id: 'en-US', label: 'American: 1,234.56 · 01/31/2026', decimal: '.', group: ',', datePattern: 'MM/dd/yyyy' },
  { id: 'de-DE', label: 'German: 1.234,56 · 31.01.2026', decimal: ',', group: '.', datePattern: 'dd.MM.yyyy' },
  { id: 'de-CH', label: 'Swiss: 1’234.56 · 31.01.2026', decimal: '.', group: '’', datePattern: 'dd.MM.yyyy' },
  { id: 'es-ES', label: 'Spanish: 1.234,56 · 31/01/2026', decimal: ',', group: '.', datePattern: 'dd/MM/yyyy' },
  { id: 'fr-FR', label: 'French: 1 234,56 · 31/01/2026', decimal: ',', group: noBreak, datePattern: 'dd/MM/yyyy' },
  { id: 'el-GR', label: 'Greek: 1.234,56 · 31/01/2026', decimal: ',', group: '.', datePattern: 'dd/MM/yyyy' },
  { id: 'pl-PL', label: 'Polish: 1 234,56 · 31.01.2026', decimal: ',', group: noBreak, datePattern: 'dd.MM.yyyy' },
  { id: 'ru-RU', label: 'Russian: 1 234,56 · 31.01.2026', decimal: ',', group: noBreak, datePattern: 'dd.MM.yyyy' },
  { id: 'sv-SE', label: 'Swedish: 1 234,56 · 2026-01-31', decimal: ',', group: noBreak, datePattern: 'yyyy-MM-dd' },
] as const satisfies readonly ReportLocale[];

export type ReportLocaleId = (typeof reportLocales)[number]['id'];
export const reportLocaleIds = reportLocales.map(({ id }) => id);

/** The locale of this id. */
export function reportLocale(id: ReportLocaleId): ReportLocale {
  return reportLocales.find((locale) => locale.id === id) ?? reportLocales[0];
}

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const isoTime = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/;

/** A date in the locale's order; text that is no ISO date is left as it is. */
export function dateText(date: IsoDate, { datePattern }: ReportLocale): string {
  const match = isoDay.exec(date);
  if (!match) return date;
  const [, year = '', month = '', day = ''] = match;
  return datePattern.replace('yyyy', year).replace('MM', month).replace('dd', day);
}

/** An ISO time in UTC for reading, to the minute; any other text is left as it is. */
export function timeText(time: string, locale: ReportLocale): string {
  const match = isoTime.exec(time);
  return match ? `${dateText(match[1]!, locale)} ${match[2]} UTC` : time;
}
