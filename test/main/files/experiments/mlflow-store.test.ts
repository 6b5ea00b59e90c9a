import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ExperimentEntry } from '../../../../src-core/contract/index.ts';
import { mlflowNames } from '../../../../src-main/files/experiments/mlflow-names.ts';
import { mlflowStore } from '../../../../src-main/files/experiments/mlflow-store.ts';

const entry: ExperimentEntry = {
  id: 7,
  kind: 'backtest',
  origin: 'computed',
  title: 'Über: "all"',
  note: 'two\nlines',
  tags: { 'desk/eq': 'a=b' },
  portfolio: 'Core',
  asOf: '2025-12-31',
  createdAt: '2026-01-05T08:00:00.000Z',
  elapsedMilliseconds: 1500.4,
  datasetVersion: 'd',
  inputHash: 'i',
  seed: 1,
  engineVersion: '0.4.0',
  parent: null,
  parameters: { window: 250, model: { id: 3 }, long: 'x'.repeat(7000), nothing: null },
  warnings: [],
  metrics: { 'violationRatio.historical': 1.25, 'es 97.5 %': 0.02, loss: 1e-7 },
  timings: {},
  resultHash: 'r',
  series: {
    loss: [
      [1, 0.5],
      [2, 0.25],
    ],
  },
  artefacts: [{ name: 'result', sha256: 'x', text: '{"a":1}' }],
  sha256: 's',
};
const file = (experiments: readonly ExperimentEntry[]) => ({
  format: 'plimsoll-experiments' as const,
  version: 1 as const,
  workspace: 'Fund',
  experiments: [...experiments],
});

/** What MLflow demands of names of parameters, metrics and tags (mlflow/utils/validation.py). */
function isMlflowName(name: string): boolean {
  const normal = path.posix.normalize(name);
  const unique = normal === name && normal !== '.' && !normal.startsWith('..') && !normal.startsWith('/');
  return /^[/\w.\- ]*$/.test(name) && unique && name.length <= 250;
}

describe('the layout of MLflow', () => {
  const { files, remarks } = mlflowStore(file([entry, { ...entry, id: 8, parent: 7, resultHash: 'q' }]), 'file:///out');
  const textOf = (name: string) => Buffer.from(files.get(name)!).toString('utf8');
  const metas = [...files.keys()].filter((name) => name.endsWith('meta.yaml'));
  const experiment = metas.find((name) => name.split('/').length === 3)!.split('/')[1]!;
  const [first, second] = metas.filter((name) => name.split('/').length === 4).map((name) => path.posix.dirname(name));

  it('has an experiment a kind and portfolio, and a folder a run, each with the facts MLflow reads', () => {
    expect(metas).toHaveLength(3);
    expect(experiment).toMatch(/^\d{18}$/);
    expect(parse(textOf(`mlruns/${experiment}/meta.yaml`))).toMatchObject({
      artifact_location: `file:///out/mlruns/${experiment}`,
      experiment_id: experiment,
      lifecycle_stage: 'active',
      name: 'Fund – backtest – Core',
    });
    const facts = parse(textOf(`${first}/meta.yaml`)) as Record<string, unknown>;
    expect(facts).toMatchObject({
      experiment_id: experiment,
      run_name: 'Über: "all"',
      status: 3,
      source_type: 4,
      tags: [],
    });
    expect(facts['run_id']).toBe(path.posix.basename(first!));
    expect(facts['run_id']).toMatch(/^[0-9a-f]{32}$/);
    expect(Number(facts['end_time']) - Number(facts['start_time'])).toBe(1500);
    expect(facts['artifact_uri']).toBe(`file:///out/${first}/artifacts`);
    expect(textOf(`${second}/tags/mlflow.parentRunId`)).toBe(facts['run_id']);
  });

  it('holds every parameter, metric, step, tag and artefact', () => {
    expect(textOf(`${first}/params/window`)).toBe('250');
    expect(textOf(`${first}/params/model.id`)).toBe('3');
    expect(textOf(`${first}/params/long`)).toHaveLength(6000);
    expect(textOf(`${first}/metrics/violationRatio.historical`)).toBe('1767600000000 1.25 0\n');
    expect(textOf(`${first}/metrics/es 97.5 _`)).toBe('1767600000000 0.02 0\n');
    expect(textOf(`${first}/metrics/loss`)).toBe('1767600000000 1e-7 0\n');
    expect(textOf(`${first}/metrics/loss by step`)).toBe('1767600000000 0.5 1\n1767600000000 0.25 2\n');
    expect(textOf(`${first}/tags/desk_eq`)).toBe('a=b');
    expect(textOf(`${first}/tags/mlflow.note.content`)).toBe('two\nlines');
    expect(textOf(`${first}/artifacts/result.json`)).toBe('{"a":1}');
    for (const name of files.keys()) {
      const [, , , , ...rest] = name.split('/');
      if (rest.length > 0) expect(isMlflowName(rest.join('/'))).toBe(true);
    }
  });

  it('says once what had to change', () => {
    expect(remarks).toEqual([
      '“long” is longer than the 6000 characters that MLflow takes and was cut there',
      '“es 97.5 %” is named “es 97.5 _” in MLflow',
      '“desk/eq” is named “desk_eq” in MLflow',
    ]);
  });

  it('gives every name one of its own that MLflow takes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' })), (names) => {
        const given = mlflowNames(names, () => undefined);
        const written = names.map((name) => given.get(name)!);
        expect(new Set(written.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of written) expect(isMlflowName(name)).toBe(true);
      }),
    );
  });
});
