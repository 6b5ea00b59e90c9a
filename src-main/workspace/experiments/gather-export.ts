import { experimentFileFormat, type ExperimentEntry, type ExperimentFile } from '../../../src-core/contract/index.ts';
import { type Store } from '../../store/store.ts';
import { canonicalJson, sha256 } from '../canonical-json.ts';

/** Runs with everything they left behind, as a file of experiments holds them. @throws DomainError UNKNOWN_RUN */
export function gatherExport(store: Store, ids: readonly number[]): ExperimentFile {
  const wanted = [...new Set(ids)].sort((a, b) => a - b);
  return {
    format: experimentFileFormat,
    version: 1,
    workspace: store.metadata().name,
    experiments: wanted.map((id) => entryOf(store, id, new Set(wanted))),
  };
}

function entryOf(store: Store, id: number, among: ReadonlySet<number>): ExperimentEntry {
  const run = store.run(id);
  const notes = store.runNotes(id);
  const series = Object.entries(store.runSeries(id));
  const entry: Omit<ExperimentEntry, 'sha256'> = {
    id,
    kind: run.kind,
    origin: run.origin,
    title: notes.title,
    note: notes.note,
    tags: notes.tags,
    portfolio: run.portfolio,
    asOf: run.asOf,
    createdAt: run.createdAt,
    elapsedMilliseconds: run.elapsedMilliseconds,
    datasetVersion: run.datasetVersion,
    inputHash: run.inputHash,
    seed: run.seed,
    engineVersion: run.engineVersion,
    parent: notes.parent !== null && among.has(notes.parent) ? notes.parent : null,
    parameters: run.parameters,
    warnings: run.warningList.map((warning) => ({ ...warning })),
    metrics: run.metrics,
    timings: run.timings,
    resultHash: run.resultHash,
    series: Object.fromEntries(series.map(([name, points]) => [name, points.map(({ step, value }) => [step, value])])),
    artefacts: run.artefacts.map(({ name, sha256: hash }) => ({ name, sha256: hash, text: store.artefact(id, name) })),
  };
  return { ...entry, sha256: entryHash(entry) };
}

/** The hash over all of an entry but itself. */
export function entryHash({ sha256: _own, ...entry }: Omit<ExperimentEntry, 'sha256'> & { sha256?: string }): string {
  return sha256(canonicalJson(entry));
}
