import { type UseCase, type Workbench } from './context.ts';

export const applicationStatus: UseCase<'application.status', Workbench> = (bench) => ({
  version: bench.version,
  host: bench.host,
  workspace: bench.workspace,
  problem: bench.problem,
  recent: bench.recent.entries(),
  defaultFolder: bench.home,
});
