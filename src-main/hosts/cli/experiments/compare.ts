import { formatTable } from '../table.ts';
import { type ExperimentAction } from './action.ts';
import { runNumbers } from './filter.ts';

/** Runs side by side: parameters that differ, and all metrics. */
export const compare: ExperimentAction = {
  usage: 'ID ID…',
  least: 2,
  most: 5000,
  async show(session, given) {
    const compared = await session.invoke('experiments.compare', { ids: runNumbers(given) });
    const { experiments, parameters, metrics, sameParameters } = compared;
    const text = formatTable(
      [{ header: 'Figure' }, ...experiments.map(({ id }) => ({ header: `Run ${id}`, align: 'right' as const }))],
      [
        ...parameters.map(({ name, values }) => [`parameters.${name}`, ...values.map((value) => value ?? '–')]),
        ...metrics.map(({ name, values }) => [name, ...values.map((value) => (value === null ? '–' : String(value)))]),
      ],
    );
    return { document: compared, text: `${text}\n\n${sameParameters} parameters are the same in all` };
  },
};
