import { type LimitFileFormat } from '../../../src-core/contract/index.ts';
import { type Limit } from '../../../src-core/limits/limit.ts';
import { csvDecimal, csvNumber, csvText } from '../writers/csv-cell.ts';
import { limitColumns, limitFileSchema, limitFileVersion, type LimitColumn } from './limit-columns.ts';

/** Limits as a file that can be read back. The portfolio is left out: it is chosen when the file is read. */
export function writeLimits(limits: readonly Limit[], format: LimitFileFormat): string {
  return format === 'csv' ? csvOf(limits) : jsonOf(limits);
}

function jsonOf(limits: readonly Limit[]): string {
  const content = limits.map(({ id: _, scope: { portfolio: __, ...scope }, ...limit }) => ({ ...limit, scope }));
  return JSON.stringify({ schema: limitFileSchema, schemaVersion: limitFileVersion, limits: content }, null, 2) + '\n';
}

function csvOf(limits: readonly Limit[]): string {
  const lines = limits.map((limit) => limitColumns.map((column) => cell(limit, column)).join(','));
  return [limitColumns.join(','), ...lines].join('\r\n') + '\r\n';
}

function cell(limit: Limit, column: LimitColumn): string {
  const { parameters, scope } = limit;
  switch (column) {
    case 'metric':
      return csvText(limit.metric);
    case 'method':
      return csvText(parameters.method ?? '');
    case 'confidence':
      return csvNumber(parameters.confidence ?? null);
    case 'horizon':
      return csvNumber(parameters.horizon ?? null);
    case 'subject':
      return csvText(parameters.subject ?? '');
    case 'count':
      return csvNumber(parameters.count ?? null);
    case 'level':
      return csvText(scope.level);
    case 'strategy':
      return csvText(scope.strategy ?? '');
    case 'control_point':
      return csvText(limit.controlPoint);
    case 'warn':
    case 'limit':
    case 'halt':
      return csvDecimal(limit[column] ?? '');
    case 'warn_action':
      return csvText(limit.warnAction);
    case 'limit_action':
      return csvText(limit.limitAction);
    case 'halt_action':
      return csvText(limit.haltAction);
    case 'effective_from':
      return csvText(limit.effectiveFrom ?? '');
    case 'effective_to':
      return csvText(limit.effectiveTo ?? '');
    case 'note':
      return csvText(limit.note);
    case 'approved_by':
      return csvText(limit.approvedBy);
    case 'approved_at':
      return csvText(limit.approvedAt ?? '');
  }
}
