import { createHash } from 'node:crypto';
import { type ExperimentEntry, type ExperimentFile } from '../../../src-core/contract/experiment-file.ts';
import { flatParameters } from '../../../src-core/experiments/flat-parameters.ts';
import { mlflowNames } from './mlflow-names.ts';

export interface MlflowStore {
  /** Paths below the folder that holds `mlruns`, with `/`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What MLflow does not take as it stands, in words; each once. */
  readonly remarks: readonly string[];
}

/** MLflow's code for a run that ended well, and for one started on this machine. */
const finished = 3;
const local = 4;
/** Longest values MLflow shows and takes over into its database. */
const longestParameter = 6000;
const longestTag = 5000;

/**
 * Runs in the layout of MLflow's file store, one experiment a kind and portfolio. Run numbers become ids by hash, so that the same
 * run has the same id in every export.
 *
 * @param artefactRoot folder of `mlruns` as a URI, or `.` where it is not known yet
 */
export function mlflowStore({ workspace, experiments }: ExperimentFile, artefactRoot: string): MlflowStore {
  const files = new Map<string, Uint8Array>();
  const remarks = new Set<string>();
  const remark = (text: string) => void remarks.add(text);
  const put = (path: string, text: string) => files.set(path, Buffer.from(text, 'utf8'));
  const runIds = new Map(experiments.map((run) => [run.id, runIdOf(workspace, run)]));

  for (const [name, runs] of byExperiment(workspace, experiments)) {
    const id = experimentId(name);
    const location = `${artefactRoot}/mlruns/${id}`;
    const times = runs.map(({ createdAt }) => Date.parse(createdAt));
    put(
      `mlruns/${id}/meta.yaml`,
      yaml({
        artifact_location: location,
        creation_time: Math.min(...times),
        experiment_id: id,
        last_update_time: Math.max(...times),
        lifecycle_stage: 'active',
        name,
      }),
    );
    for (const run of runs) {
      const runId = runIds.get(run.id)!;
      const folder = `mlruns/${id}/${runId}`;
      writeRun(run, folder, put, remark);
      put(`${folder}/meta.yaml`, yaml(runFacts(run, id, runId, `${location}/${runId}/artifacts`)));
      const parent = run.parent === null ? undefined : runIds.get(run.parent);
      if (parent !== undefined) put(`${folder}/tags/mlflow.parentRunId`, parent);
    }
  }
  return { files, remarks: [...remarks] };
}

function byExperiment(workspace: string, experiments: readonly ExperimentEntry[]) {
  const groups = new Map<string, ExperimentEntry[]>();
  for (const run of experiments) {
    const name = [workspace, run.kind, run.portfolio].filter((part) => part !== null && part !== '').join(' – ');
    groups.set(name, [...(groups.get(name) ?? []), run]);
  }
  return groups;
}

/** From what never changes about a run; its title and tags do. */
function runIdOf(workspace: string, { id, kind, createdAt, resultHash }: ExperimentEntry): string {
  const facts = JSON.stringify([workspace, id, kind, createdAt, resultHash]);
  return createHash('sha256').update(facts).digest('hex').slice(0, 32);
}

/** Digits only, as MLflow makes them; the same for the same name. */
function experimentId(name: string): string {
  const hash = createHash('sha256').update(name).digest();
  return String((hash.readBigUInt64BE() % 900_000_000_000_000_000n) + 100_000_000_000_000_000n);
}

function runFacts(run: ExperimentEntry, experiment: string, runId: string, artefacts: string) {
  const end = Date.parse(run.createdAt);
  return {
    artifact_uri: artefacts,
    deleted_time: null,
    end_time: end,
    entry_point_name: '',
    experiment_id: experiment,
    lifecycle_stage: 'active',
    run_id: runId,
    run_name: runName(run),
    run_uuid: runId,
    source_name: '',
    source_type: local,
    source_version: '',
    start_time: Math.max(0, end - Math.round(run.elapsedMilliseconds)),
    status: finished,
    tags: [],
    user_id: 'plimsoll',
  };
}

const runName = (run: ExperimentEntry) => run.title || `${run.kind} ${run.id}`;

function writeRun(
  run: ExperimentEntry,
  folder: string,
  put: (path: string, text: string) => void,
  remark: (text: string) => void,
): void {
  const parameters = flatParameters(run.parameters);
  const parameterNames = mlflowNames(parameters.keys(), remark);
  for (const [name, value] of parameters) {
    put(`${folder}/params/${parameterNames.get(name)!}`, shortened(value, longestParameter, name, remark));
  }

  const at = Date.parse(run.createdAt);
  // A figure by step and one of the whole run may have the same name; MLflow has one list for both.
  const stepNames = new Map(
    Object.keys(run.series).map((name) => [name, name in run.metrics ? `${name} by step` : name]),
  );
  const metricNames = mlflowNames([...Object.keys(run.metrics), ...stepNames.values()], remark);
  for (const [name, value] of Object.entries(run.metrics)) {
    put(`${folder}/metrics/${metricNames.get(name)!}`, `${at} ${value} 0\n`);
  }
  for (const [name, points] of Object.entries(run.series)) {
    const lines = points.map(([step, value]) => `${at} ${value} ${step}\n`);
    if (lines.length > 0) put(`${folder}/metrics/${metricNames.get(stepNames.get(name)!)!}`, lines.join(''));
  }

  const tags: Record<string, string> = {
    ...run.tags,
    'mlflow.runName': runName(run),
    'mlflow.user': 'plimsoll',
    'mlflow.source.type': 'LOCAL',
    ...(run.note === '' ? {} : { 'mlflow.note.content': run.note }),
    'plimsoll.run': String(run.id),
    'plimsoll.kind': run.kind,
    'plimsoll.origin': run.origin,
    'plimsoll.portfolio': run.portfolio ?? '',
    'plimsoll.asOf': run.asOf ?? '',
    'plimsoll.dataset': run.datasetVersion,
    'plimsoll.engine': run.engineVersion,
    'plimsoll.seed': String(run.seed),
    'plimsoll.result': run.resultHash,
  };
  const tagNames = mlflowNames(Object.keys(tags), remark);
  for (const [name, value] of Object.entries(tags)) {
    put(`${folder}/tags/${tagNames.get(name)!}`, shortened(value, longestTag, name, remark));
  }

  const artefactNames = mlflowNames(
    run.artefacts.map(({ name }) => `${name}.json`),
    remark,
  );
  for (const { name, text } of run.artefacts) put(`${folder}/artifacts/${artefactNames.get(`${name}.json`)!}`, text);
}

function shortened(value: string, most: number, name: string, remark: (text: string) => void): string {
  if (value.length <= most) return value;
  remark(`“${name}” is longer than the ${most} characters that MLflow takes and was cut there`);
  return value.slice(0, most);
}

/** Facts as YAML: JSON values are YAML, and texts in quotation marks stay texts. */
function yaml(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}
