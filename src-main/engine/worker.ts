import { serveTasks } from './serve-tasks.ts';
import { tasks } from './tasks/registry.ts';

export default serveTasks(tasks);
