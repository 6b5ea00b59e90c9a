import { serveTasks } from '../../../src-main/engine/serve-tasks.ts';
import { trialTasks } from './trial-tasks.ts';

export default serveTasks(trialTasks);
