import { type UseCase, type Workbench } from './context.ts';

export const listTasks: UseCase<'tasks.list', Workbench> = ({ tasks }) => tasks.states();
