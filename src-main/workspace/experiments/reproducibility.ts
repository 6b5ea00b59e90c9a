import { type ExperimentDetail } from '../../../src-core/contract/index.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type RunOrigin } from '../../../src-core/contract/experiment-filter.ts';
import { type Store } from '../../store/store.ts';
import { isEarlierVersion } from './version-order.ts';
import { type Reproducer } from './reproducer.ts';
import { reproducers } from './reproducers.ts';

interface RecordedRun {
  readonly id: number;
  readonly kind: string;
  readonly origin: RunOrigin;
  readonly engineVersion: string;
  readonly datasetVersion: string;
}

/** @throws DomainError UNKNOWN_METHOD for a kind that can't be recomputed, NOT_REPRODUCED with the reason why this run can't be */
export function reproducerFor(run: RecordedRun): Reproducer {
  const reproducer = reproducers.find(({ kind }) => kind === run.kind);
  if (!reproducer) {
    throw new DomainError('UNKNOWN_METHOD', `Run ${run.id} is of kind ${run.kind}, which can't be recomputed`);
  }
  const kept = 'The recorded result is unchanged';
  if (run.origin === 'imported') {
    throw new DomainError(
      'NOT_REPRODUCED',
      `Run ${run.id} was imported from another workspace, whose data are not here`,
      { kept, remedy: 'Reproduce it in the workspace it comes from' },
    );
  }
  const changed = reproducer.changedIn?.find(({ version }) => isEarlierVersion(run.engineVersion, version));
  if (changed) {
    throw new DomainError(
      'NOT_REPRODUCED',
      `Run ${run.id} was computed by version ${run.engineVersion}; since version ${changed.version} ${changed.what}`,
      { kept, remedy: `Reproduce it with version ${run.engineVersion}` },
    );
  }
  return reproducer;
}

/** Whether a run can be recomputed, in words, without trying. */
export function reproducibility(store: Store, run: RecordedRun): ExperimentDetail['reproducible'] {
  try {
    reproducerFor(run);
  } catch (thrown) {
    if (thrown instanceof DomainError) return { possible: false, text: thrown.message };
    throw thrown;
  }
  if (run.datasetVersion === store.datasetVersion()) {
    return { possible: true, text: 'It is recomputed from the data as they are now' };
  }
  const version = store.datasetRow(run.datasetVersion);
  if (!version) return { possible: false, text: 'This workspace has no record of the data it was computed from' };
  return version.obstacle === null
    ? { possible: true, text: 'Its data are rebuilt in a temporary copy, and it is recomputed there' }
    : { possible: false, text: `Its data can't be rebuilt: ${version.obstacle}` };
}
