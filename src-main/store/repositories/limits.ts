import { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type Limit, type LimitScope, type MetricParameters } from '../../../src-core/limits/limit.ts';
import { type RowImage } from '../recorded-tables.ts';
import { readJson } from './json-column.ts';

interface LimitRow {
  readonly id: number;
  readonly metric: string;
  readonly parameters: string;
  readonly level: LimitScope['level'];
  readonly portfolio: string | null;
  readonly strategy: string | null;
  readonly control_point: Limit['controlPoint'];
  readonly warn: string | null;
  readonly limit: string | null;
  readonly halt: string | null;
  readonly warn_action: Limit['warnAction'];
  readonly limit_action: Limit['limitAction'];
  readonly halt_action: Limit['haltAction'];
  readonly effective_from: string | null;
  readonly effective_to: string | null;
  readonly note: string;
  readonly approved_by: string;
  readonly approved_at: string | null;
}

const metricParameters: z.ZodType<MetricParameters> = z.object({
  method: z.string().optional(),
  confidence: z.number().optional(),
  horizon: z.number().optional(),
  subject: z.string().optional(),
  count: z.number().optional(),
  participation: z.number().optional(),
});

export function limitRepository(database: Database) {
  const all = database.prepare<[], LimitRow>('SELECT * FROM limits ORDER BY id');
  const one = database.prepare<[number], LimitRow>('SELECT * FROM limits WHERE id = ?');
  // From the sequence rather than the largest id, so that the number of a removed limit is never given away again.
  const nextId = database
    .prepare<[], number>("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'limits'), 0) + 1")
    .pluck();
  return {
    all: (): readonly Limit[] => all.all().map(toLimit),
    nextId: () => nextId.get()!,
    /** @throws DomainError UNKNOWN_RECORD */
    find(id: number): Limit {
      const row = one.get(id);
      if (!row) {
        throw new DomainError('UNKNOWN_RECORD', `There is no limit number ${id}`, {
          kept: 'Nothing was changed',
          remedy: 'List the limits and choose one of them',
        });
      }
      return toLimit(row);
    },
  };
}

export function limitImage(limit: Limit): RowImage {
  return {
    id: limit.id,
    metric: limit.metric,
    parameters: JSON.stringify(limit.parameters),
    level: limit.scope.level,
    portfolio: limit.scope.portfolio ?? null,
    strategy: limit.scope.strategy ?? null,
    control_point: limit.controlPoint,
    warn: limit.warn,
    limit: limit.limit,
    halt: limit.halt,
    warn_action: limit.warnAction,
    limit_action: limit.limitAction,
    halt_action: limit.haltAction,
    effective_from: limit.effectiveFrom,
    effective_to: limit.effectiveTo,
    note: limit.note,
    approved_by: limit.approvedBy,
    approved_at: limit.approvedAt,
  };
}

function toLimit(row: LimitRow): Limit {
  return {
    id: row.id,
    metric: row.metric,
    parameters: readJson(row.parameters, metricParameters, `limit ${row.id}`),
    scope: {
      level: row.level,
      ...(row.portfolio === null ? {} : { portfolio: row.portfolio }),
      ...(row.strategy === null ? {} : { strategy: row.strategy }),
    },
    controlPoint: row.control_point,
    warn: row.warn,
    limit: row.limit,
    halt: row.halt,
    warnAction: row.warn_action,
    limitAction: row.limit_action,
    haltAction: row.halt_action,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    note: row.note,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
  };
}
