import { flatParameters } from '../../../src-core/experiments/flat-parameters.ts';
import { type Session, type UseCase } from '../context.ts';
import { promotableMethods } from './promotable-methods.ts';
import { reproducibility } from './reproducibility.ts';
import { readSource } from './run-source.ts';

export const showExperiment: UseCase<'experiments.show', Session> = ({ store }, { id }) => {
  const run = store.run(id);
  const [row] = store.experimentRows([id], []);
  const { note, children, source } = store.runNotes(id);
  const retained = store.retainableRuns();
  const own = retained.find((candidate) => candidate.id === id)!;
  const users = retained.filter(({ usedModel }) => own.model !== null && usedModel === own.model);
  return {
    ...row!,
    note,
    inputHash: run.inputHash,
    resultHash: run.resultHash,
    parameters: run.parameters,
    parameterList: [...flatParameters(run.parameters)].map(([name, value]) => ({ name, value })),
    metrics: run.metrics,
    warningList: run.warningList,
    timings: run.timings,
    artefacts: run.artefacts,
    series: store.runSeries(id),
    childRuns: children,
    source: readSource(source),
    heldBy: [
      ...(own.pinned ? ['it is pinned'] : []),
      ...own.references,
      ...children.map((child) => `run ${child} continues it`),
      ...users.map((user) => `run ${user.id} was computed with its model`),
    ],
    reproducible: reproducibility(store, run),
    methods: promotableMethods(run),
  };
};
