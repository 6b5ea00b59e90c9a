import { type Report } from '../../../src-core/report/report.ts';
import { fileNamePart } from '../file-name-part.ts';
import { reportKind } from '../../../src-core/report/report-kinds.ts';

/** Fills a file name's pattern in and makes it one that any system takes; without an extension. */
export function reportFileName(pattern: string, { portfolio, asOf, kind, run }: Report): string {
  const values: Readonly<Record<string, string>> = {
    portfolio,
    date: asOf,
    kind: reportKind(kind).slug,
    run: String(run),
  };
  const name = (pattern === '' ? '{portfolio}-{kind}-{date}' : pattern).replace(
    /\{(\w+)\}/g,
    (whole, field: string) => values[field] ?? whole,
  );
  return fileNamePart(name, 'report');
}
