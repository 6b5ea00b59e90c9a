import { type Retention, type RetentionRules } from '../../../src-core/contract/index.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { decideRetention } from '../../../src-core/experiments/retention.ts';
import { type RetainableRun } from '../../store/stored-experiment.ts';
import { type Store } from '../../store/store.ts';
import { type Session, type UseCase } from '../context.ts';

export const previewRetention: UseCase<'experiments.retention', Session> = ({ store }, rules) =>
  retentionOf(store, rules, false);

/** Removes the runs that the rules let go, each with all it left behind; the audit log keeps their numbers. */
export const pruneExperiments: UseCase<'experiments.prune', Session> = ({ store, now }, request) => {
  const { by, expected, ...rules } = request;
  const decided = retentionOf(store, rules, true);
  const ids = decided.remove.map(({ id }) => id);
  if (expected && (expected.length !== ids.length || expected.some((id) => !ids.includes(id)))) {
    throw new DomainError('DATASET_CHANGED', 'Since you looked, other runs came under the rule', {
      kept: 'Nothing was removed',
      remedy: 'Look again at what would go',
    });
  }
  if (ids.length > 0) store.pruneRuns(ids, { by, at: now().toISOString() }, rules);
  return decided;
};

function retentionOf(store: Store, rules: RetentionRules, applied: boolean): Retention {
  const runs = store.retainableRuns();
  const { remove, held } = decideRetention(runs, rules);
  return {
    applied,
    remove: remove.map(shown),
    bytes: remove.reduce((sum, { bytes }) => sum + bytes, 0),
    held: held.map(({ run, reasons }) => ({ ...shown(run), reasons })),
    kept: runs.length - remove.length,
  };
}

const shown = ({ id, kind, portfolio, asOf, createdAt, bytes }: RetainableRun) => ({
  id,
  kind,
  portfolio,
  asOf,
  createdAt,
  bytes,
});
