import { type UseCase, type Workbench } from './context.ts';

export const closeWorkspace: UseCase<'workspace.close', Workbench> = async (bench) => {
  await bench.release();
  bench.remember(null);
  return null;
};
