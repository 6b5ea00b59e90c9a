import { createApplication } from '../../../../src-main/workspace/application.ts';
import { testNow } from '../small-workspace.ts';

// A process of its own that is killed in the middle of a backtest: run it with the folder of its home and a workspace.
const [home, path] = process.argv.slice(2);
const application = createApplication({ host: 'cli', version: '1.2.3', home: home!, now: testNow, workers: 1 });
await application.invoke('workspace.open', { path: path! });
const walked: number[] = [];
await application.invoke(
  'backtest.run',
  {},
  {
    onProgress: ({ stage, done }) => {
      if (stage.startsWith('Walking') && done > 0) walked.push(done);
      if (walked.length === 3) process.kill(process.pid, 'SIGKILL');
    },
  },
);
