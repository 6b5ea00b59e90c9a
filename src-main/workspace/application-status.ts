import { type UseCase, type Workbench } from './context.ts';

export const applicationStatus: UseCase<'application.status', Workbench> = (bench) => {
  const store = bench.session?.store;
  return {
    version: bench.version,
    host: bench.host,
    workspace: store
      ? { path: store.path, name: store.metadata().name, sample: store.metadata().sample, readOnly: store.readOnly }
      : null,
    problem: bench.problem,
    recent: bench.recent.entries(),
    defaultFolder: bench.home,
  };
};
