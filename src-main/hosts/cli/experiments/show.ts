import { formatFacts } from '../table.ts';
import { type ExperimentAction } from './action.ts';
import { runNumbers } from './filter.ts';

/** One run with everything it left behind. */
export const show: ExperimentAction = {
  usage: 'ID',
  least: 1,
  most: 1,
  async show(session, given) {
    const run = await session.invoke('experiments.show', { id: runNumbers(given)[0]! });
    const optional = (name: string, value: string) => (value === '' ? [] : [[name, value] as const]);
    const text = formatFacts([
      ['Run', `${run.id}, ${run.kind}, ${run.origin}`],
      ...optional('Title', run.title),
      ['Portfolio', run.portfolio ?? '–'],
      ['As of', run.asOf ?? '–'],
      ['Computed', `${run.createdAt} in ${Math.round(run.elapsedMilliseconds)} ms by version ${run.engineVersion}`],
      [
        'Dataset',
        `${run.datasetVersion}${run.datasetName && ` (${run.datasetName})`}${run.current ? ', current' : ''}`,
      ],
      ['Seed', String(run.seed)],
      ['Result', run.resultHash],
      ['Reproduce', run.reproducible.text],
      ...optional('Continues', run.parent === null ? '' : `run ${run.parent}`),
      ...optional('Continued by', run.childRuns.map((id) => `run ${id}`).join(', ')),
      ...optional('Champion', run.champions.join(', ')),
      ...optional('Held by', run.heldBy.join('; ')),
      ...Object.entries(run.tags).map(([name, value]) => [`Tag ${name}`, value] as const),
      ...optional('Note', run.note),
      ...run.parameterList.map(({ name, value }) => [`parameters.${name}`, value] as const),
      ...Object.entries(run.metrics).map(([name, value]) => [name, String(value)] as const),
      ...Object.entries(run.series).map(([name, points]) => [`Series ${name}`, `${points.length} steps`] as const),
      ...run.artefacts.map(({ name, bytes, sha256 }) => [`Artefact ${name}`, `${bytes} bytes, ${sha256}`] as const),
      ...run.warningList.map(({ message }) => ['Warning', message] as const),
    ]);
    return { document: run, text };
  },
};
