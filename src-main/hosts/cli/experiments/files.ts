import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { DomainError } from '../../../../src-core/contract/index.ts';
import { makeExportFolder } from '../export-folder.ts';
import { writeWholeFile } from '../../write-whole-file.ts';
import { type ExperimentAction, type ExperimentOptions } from './action.ts';
import { type CommandSession } from '../session.ts';
import { filterOf, required, runNumbers } from './filter.ts';

/** Writes runs to a file of experiments, or to a folder whose `mlruns` MLflow reads. */
export const exportRuns: ExperimentAction = {
  usage: '[ID…] --out PATH [--format json|mlflow]; without numbers, the runs that pass the filter',
  least: 0,
  most: 5000,
  async show(session, given, options) {
    const out = session.resolve(required(options.out, '--out'));
    const ids = given.length > 0 ? runNumbers(given) : await found(session, options);
    const remarks =
      options.format === 'mlflow' ? await writeFolder(session, ids, out) : await writeFile(session, ids, out);
    for (const remark of remarks) session.terminal.message(remark);
    const text = `Wrote ${ids.length} ${ids.length === 1 ? 'run' : 'runs'} to ${out}`;
    return { document: { runs: ids, path: out, remarks }, text };
  },
};

/** Takes runs of a file over; they are marked as imported. */
export const importRuns: ExperimentAction = {
  usage: 'PATH',
  least: 1,
  most: 1,
  async show(session, [file], { by }) {
    const outcome = await session.invoke('experiments.import', { file: file!, by: by ?? userInfo().username });
    const numbers = outcome.added.map(({ run, from }) => `run ${from} of the file is run ${run}`);
    const present = outcome.present.length > 0 ? [`${outcome.present.length} were here already`] : [];
    return { document: outcome, text: [...numbers, ...present].join('\n') };
  },
};

async function found(session: CommandSession, options: ExperimentOptions): Promise<number[]> {
  const { rows, total } = await session.invoke('experiments.list', { filter: filterOf(options), limit: 5000 });
  if (total > rows.length) {
    throw new DomainError(
      'INVALID_INPUT',
      `The filter finds ${total} runs, and ${rows.length} can be written at once`,
      {
        kept: 'No file was written',
        remedy: 'Narrow the filter, for example with --kind, --from and --to',
      },
    );
  }
  return rows.length > 0 ? rows.map(({ id }) => id) : runNumbers([required(undefined, 'A run that passes the filter')]);
}

async function writeFile(session: CommandSession, ids: number[], out: string): Promise<readonly string[]> {
  const { base64, remarks } = await session.invoke('experiments.export', { ids, format: 'json' });
  await writeWholeFile(out, Buffer.from(base64, 'base64'));
  return remarks;
}

async function writeFolder(session: CommandSession, ids: number[], out: string): Promise<readonly string[]> {
  await makeExportFolder(out);
  const { files, remarks } = await session.invoke('experiments.files', { ids, folder: out });
  for (const { name, base64 } of files) {
    const target = path.join(out, ...name.split('/'));
    await mkdir(path.dirname(target), { recursive: true });
    await writeWholeFile(target, Buffer.from(base64, 'base64'));
  }
  return remarks;
}
