import { createHash } from 'node:crypto';

/** What a run's hashes are taken over: its row as stored, its figures by step and what its artefacts were. */
export interface HashedRun {
  readonly kind: string;
  readonly portfolio: string | null;
  readonly as_of: string | null;
  readonly created_at: string;
  readonly dataset_version: string;
  readonly input_hash: string;
  readonly seed: number;
  readonly engine_version: string;
  readonly parameters: string;
  readonly warnings: string;
  readonly metrics: string;
  readonly timings: string;
  readonly elapsed_milliseconds: number;
  readonly result_hash: string;
  readonly parent_id: number | null;
  readonly origin: string;
  readonly source: string | null;
}

interface Step {
  readonly name: string;
  readonly step: number;
  readonly value: number;
}

interface Artefact {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The parts of a run that never change after it was kept, as the user is told of them. */
export const runParts = ['facts', 'parameters', 'metrics', 'warnings', 'figures by step', 'artefacts'] as const;
export type RunPart = (typeof runParts)[number];

/**
 * SHA-256 of each part of a run, so that a change by other hands is found and named. Title, note, tags and pins are the
 * user's and not among them.
 *
 * @param steps by name, then step
 * @param artefacts by name
 */
export function runHashes(
  run: HashedRun,
  steps: Iterable<Step>,
  artefacts: Iterable<Artefact>,
): Readonly<Record<RunPart, string>> {
  const figures = createHash('sha256');
  for (const { name, step, value } of steps) figures.update(JSON.stringify([name, step, value]));
  const contents = createHash('sha256');
  for (const { name, bytes, sha256: hash } of artefacts) contents.update(JSON.stringify([name, bytes, hash]));
  const facts = [
    run.kind,
    run.portfolio,
    run.as_of,
    run.created_at,
    run.dataset_version,
    run.input_hash,
    run.seed,
    run.engine_version,
    run.timings,
    run.elapsed_milliseconds,
    run.result_hash,
    run.parent_id,
    run.origin,
    run.source,
  ];
  return {
    facts: sha256(JSON.stringify(facts)),
    parameters: sha256(run.parameters),
    metrics: sha256(run.metrics),
    warnings: sha256(run.warnings),
    'figures by step': figures.digest('hex'),
    artefacts: contents.digest('hex'),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
