/** What a spreadsheet takes for the start of a formula, blanks before it included. */
const formulaStart = /^\s*[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]|^\s|\s$/;

/**
 * A text cell of a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe in front, which makes it text.
 *
 * @source OWASP, "CSV Injection"; RFC 4180 for quoting
 */
export function csvText(text: string): string {
  const harmless = formulaStart.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text;
  return needsQuotes.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A number cell, at full precision; empty where there is none. A leading minus of a number is no formula. */
export function csvNumber(value: number | null): string {
  return value === null || !Number.isFinite(value) ? '' : String(value);
}

/** Decimal text of our own making as a number cell; anything else is treated as text. */
export function csvDecimal(text: string): string {
  return /^-?\d+(\.\d+)?$/.test(text) ? text : csvText(text);
}
