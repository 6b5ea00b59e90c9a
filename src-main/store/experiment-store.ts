import { type Database } from 'better-sqlite3';
import { type ExperimentChange } from '../../src-core/contract/experiments.ts';
import { type AuditLog } from './audit-log.ts';
import { championStore } from './champion-store.ts';
import { type ChangeRecorder } from './change-set.ts';
import { datasetStore } from './dataset-store.ts';
import { type Writing } from './model-store.ts';
import { pruneRuns } from './prune-runs.ts';
import { experimentRepository } from './repositories/experiments.ts';
import { type RunRepository } from './repositories/runs.ts';
import { retainableRuns } from './retainable-runs.ts';
import { type ExperimentStore } from './stored-experiment.ts';

/** The part of the store about runs as experiments, champions and dataset versions. */
export function experimentStore(
  database: Database,
  audit: AuditLog,
  runs: RunRepository,
  writing: Writing,
  datasetVersion: () => string,
): ExperimentStore {
  const experiments = experimentRepository(database, datasetVersion);

  function change(recorder: ChangeRecorder, id: number, { title, note, pinned, tags, untag }: ExperimentChange): void {
    const present = experiments.notes(id);
    const next = {
      run_id: id,
      title: title ?? present.title,
      note: note ?? present.note,
      pinned: (pinned ?? present.pinned) ? 1 : 0,
    };
    if (next.title === '' && next.note === '' && next.pinned === 0) recorder.remove('run_notes', { run_id: id });
    else recorder.put('run_notes', next);
    for (const name of untag ?? []) recorder.remove('run_tags', { run_id: id, name });
    for (const [name, value] of Object.entries(tags ?? {})) recorder.put('run_tags', { run_id: id, name, value });
  }

  return {
    experiments: experiments.page,
    experimentRows: experiments.rowsOf,
    experimentNames: experiments.names,
    runFigures: experiments.figures,
    runNotes: experiments.notes,
    editExperiments: (ids, wanted, label) =>
      writing.edit(label, false, (recorder) => {
        for (const id of ids) change(recorder, id, wanted);
      }),
    importRuns: (imported, known, { at, by }) =>
      writing.write(() => {
        const numbers = new Map(known);
        const added = imported.map(({ from, parent, run }) => {
          const id = runs.add({ ...run, parent: parent === null ? null : (numbers.get(parent) ?? null) });
          numbers.set(from, id);
          return { run: id, from, kind: run.kind };
        });
        const subject = `${added.length} ${added.length === 1 ? 'run' : 'runs'}`;
        if (added.length > 0) {
          audit.append({
            at,
            actor: by,
            action: 'import experiments',
            subject,
            detail: JSON.stringify({ runs: added }),
          });
        }
        return added;
      }),
    retainableRuns: () => retainableRuns(database),
    pruneRuns: (ids, { at, by }, rules) =>
      writing.write(() => {
        pruneRuns(database, ids);
        const subject = `${ids.length} ${ids.length === 1 ? 'run' : 'runs'}`;
        audit.append({ at, actor: by, action: 'prune runs', subject, detail: JSON.stringify({ runs: ids, rules }) });
      }),
    ...championStore(database, audit, writing),
    ...datasetStore(database, writing, datasetVersion),
  };
}
