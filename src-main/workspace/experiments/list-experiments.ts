import { type Session, type UseCase } from '../context.ts';

export const listExperiments: UseCase<'experiments.list', Session> = ({ store }, query) => ({
  offset: query.offset,
  ...store.experiments(query),
});

export const experimentNames: UseCase<'experiments.names', Session> = ({ store }, { filter }) =>
  store.experimentNames(filter);
