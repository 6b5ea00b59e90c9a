import { type ExperimentComparison } from '../../../src-core/contract/index.ts';
import { flatParameters } from '../../../src-core/experiments/flat-parameters.ts';
import { type Session, type UseCase } from '../context.ts';

/** Two runs or a thousand side by side: parameters that differ, all metrics, and which figures by step there are. */
export const compareExperiments: UseCase<'experiments.compare', Session> = ({ store }, { ids }) => {
  const wanted = [...new Set(ids)];
  const figures = store.runFigures(wanted);
  const parameters = figures.map((run) => flatParameters(run.parameters));
  const differing: ExperimentComparison['parameters'][number][] = [];
  let same = 0;
  for (const name of new Set(parameters.flatMap((flat) => [...flat.keys()]))) {
    const values = parameters.map((flat) => flat.get(name) ?? null);
    if (values.every((value) => value === values[0])) same += 1;
    else differing.push({ name, values });
  }
  const metricNames = new Set(figures.flatMap(({ metrics }) => Object.keys(metrics)));
  const seriesNames = new Set(figures.flatMap(({ series }) => series));
  return {
    experiments: store.experimentRows(wanted, []),
    parameters: differing,
    sameParameters: same,
    metrics: [...metricNames].map((name) => ({ name, values: figures.map(({ metrics }) => metrics[name] ?? null) })),
    series: [...seriesNames].map((name) => ({
      name,
      runs: figures.filter(({ series }) => series.includes(name)).map(({ id }) => id),
    })),
  };
};

export const experimentSeries: UseCase<'experiments.series', Session> = ({ store }, { ids, name }) =>
  ids.map((run) => ({ run, points: store.runSeries(run)[name] ?? [] }));
