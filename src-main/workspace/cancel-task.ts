import { type UseCase, type Workbench } from './context.ts';

export const cancelTask: UseCase<'tasks.cancel', Workbench> = ({ tasks }, { id }) => tasks.cancel(id);
