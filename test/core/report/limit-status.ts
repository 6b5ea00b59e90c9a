import { type LimitStatus } from '../../../src-core/limits/limit.ts';

/** A limit's status that is within its bounds, with other fields on request. */
export function limitStatus(status: Partial<LimitStatus>): LimitStatus {
  return {
    limitId: 1,
    metric: 'single-name',
    label: 'Single name',
    unit: 'fraction',
    scope: { level: 'portfolio' },
    subject: '',
    value: 0.1,
    warn: 0.15,
    limit: 0.2,
    halt: null,
    utilisation: 0.5,
    level: 'ok',
    action: 'allow',
    note: '',
    ...status,
  };
}
