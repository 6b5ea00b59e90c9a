import { type Limit } from '../../../src-core/limits/limit.ts';

/** A limit on the portfolio with usual actions; `changes` replace parts of it. */
export function limitOf(metric: string, changes: Partial<Limit> = {}): Limit {
  return {
    id: 1,
    metric,
    parameters: {},
    scope: { level: 'portfolio' },
    controlPoint: 'both',
    warn: null,
    limit: null,
    halt: null,
    warnAction: 'warn',
    limitAction: 'reject',
    haltAction: 'halt',
    effectiveFrom: null,
    effectiveTo: null,
    note: '',
    approvedBy: '',
    approvedAt: null,
    ...changes,
  };
}
