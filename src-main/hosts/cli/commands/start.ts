import { type CommandSession, type DeclareCommand } from '../session.ts';
import { summarise } from '../summary.ts';
import { openElectron, serveWindow } from '../window.ts';

/** `npm start [-- FILE]`: the window on the sample or a workspace, its risk computed and told in five lines. */
export const start: DeclareCommand = (program, session) => {
  program
    .command('start', { hidden: true })
    .description('open the window on the sample workspace, or on a file, with its risk computed')
    .argument('[file]', 'the workspace')
    .action(async (file: string | undefined) => {
      const path = file === undefined ? undefined : session.resolve(file);
      if (await openElectron(session, [path ?? '--sample'])) return;
      const application = session.makeApplication('browser');
      if (path === undefined) await session.invoke('workspace.sample', {});
      else await session.openWorkspace(path);
      await tellRisk(session);
      await serveWindow(session, application, { show: true });
    });
};

/** Prints the five lines for the first portfolio; a workspace that has none yet, or no prices, is opened all the same. */
async function tellRisk(session: CommandSession): Promise<void> {
  const [first] = await session.invoke('portfolios.list', {});
  if (first === undefined) return session.terminal.message('There is no portfolio yet: import one in the window');
  const latest = await session.invoke('risk.latest', { portfolio: first.name });
  const current =
    latest === null || latest.stale ? await session.invoke('risk.run', { portfolio: first.name }) : latest;
  session.terminal.result(summarise(current));
}
