import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DomainError } from '../../../src-core/domain-error.ts';
import { missingColumn } from '../import/dated-rows.ts';
import { normalHeader } from '../import/header-names.ts';
import { raggedReason } from '../import/reasons.ts';
import { isRagged } from '../import/row-cells.ts';
import { fileFacts, type FileFacts } from '../readers/file-bytes.ts';
import { openTable } from '../readers/open-table.ts';
import { limitFileSchema, limitFileVersion, type LimitColumn } from './limit-columns.ts';

/** A limit as a file has it, before it is checked; or why its row cannot be read. */
export interface LimitCandidate {
  /** `limits.csv:3`, `limits.json: limit 2`. */
  readonly place: string;
  readonly limit: unknown;
  readonly fault: string | null;
}

const largestLimitFile = 16 * 1024 ** 2;
const required: readonly LimitColumn[] = ['metric', 'level'];
const usual = { warn_action: 'warn', limit_action: 'reject', halt_action: 'halt', control_point: 'both' } as const;

const envelope = z.object({
  schema: z.literal(limitFileSchema),
  schemaVersion: z.literal(limitFileVersion),
  limits: z.array(z.unknown()),
});

/**
 * Reads a file of limits: JSON as it is written here, or a table (CSV, XLSX) with these columns in any order. Columns that are
 * missing, other than metric and level, take what is usual.
 *
 * @throws DomainError FILE_UNREADABLE for JSON that is none or not of limits, MISSING_COLUMN, and what reading a file throws
 */
export async function readLimits(path: string): Promise<readonly LimitCandidate[]> {
  const facts = await fileFacts(path, largestLimitFile);
  if (facts.format === 'csv') {
    const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
    if (/^\s*[{[]/.test(text)) return candidatesOfJson(facts, text);
  }
  return candidatesOfTable(facts);
}

function candidatesOfJson({ name }: FileFacts, text: string): readonly LimitCandidate[] {
  const refused = (message: string) =>
    new DomainError('FILE_UNREADABLE', `${name} ${message}`, {
      kept: 'No limit was changed',
      remedy: 'Use a file that was written by the export of limits',
      place: name,
    });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (thrown) {
    throw refused(`is no JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  const parsed = envelope.safeParse(content);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw refused(`is no file of limits: ${path.join('.') || 'its content'}: ${message}`);
  }
  return parsed.data.limits.map((limit, i) => ({ place: `${name}: limit ${i + 1}`, limit, fault: null }));
}

async function candidatesOfTable(facts: FileFacts): Promise<readonly LimitCandidate[]> {
  const table = await openTable(facts, {});
  const indexOf = new Map<string, number>(table.headers.map((header, i) => [normalHeader(header), i]));
  const missing = required.find((column) => !indexOf.has(column));
  if (missing !== undefined) {
    await table.close();
    throw missingColumn(facts, table.headers, missing, `Head a column with "${missing}"`);
  }
  const candidates: LimitCandidate[] = [];
  for await (const { rows, lines, faults } of table.blocks) {
    rows.forEach((row, i) => {
      const place = `${facts.name}:${lines[i]}`;
      if (isRagged(row, table.headers.length)) {
        candidates.push({ place, limit: null, fault: raggedReason(row.length, table.headers.length) });
        return;
      }
      const cell = (column: LimitColumn) => (row[indexOf.get(column) ?? -1] ?? '').trim().replace(/^'(?=[=+\-@])/, '');
      candidates.push({ place, limit: limitOf(cell), fault: null });
    });
    for (const { line, reason } of faults)
      candidates.push({ place: `${facts.name}:${line}`, limit: null, fault: reason });
  }
  return candidates;
}

function limitOf(cell: (column: LimitColumn) => string): unknown {
  const text = (column: LimitColumn) => cell(column) || undefined;
  const number = (column: LimitColumn) => (cell(column) === '' ? undefined : Number(cell(column)));
  const orNull = (column: LimitColumn) => cell(column) || null;
  const orUsual = (column: keyof typeof usual) => cell(column) || usual[column];
  return {
    metric: cell('metric'),
    parameters: {
      method: text('method'),
      confidence: number('confidence'),
      horizon: number('horizon'),
      subject: text('subject'),
      count: number('count'),
    },
    scope: { level: cell('level'), strategy: text('strategy') },
    controlPoint: orUsual('control_point'),
    warn: orNull('warn'),
    limit: orNull('limit'),
    halt: orNull('halt'),
    warnAction: orUsual('warn_action'),
    limitAction: orUsual('limit_action'),
    haltAction: orUsual('halt_action'),
    effectiveFrom: orNull('effective_from'),
    effectiveTo: orNull('effective_to'),
    note: cell('note'),
    approvedBy: cell('approved_by'),
    approvedAt: orNull('approved_at'),
  };
}
