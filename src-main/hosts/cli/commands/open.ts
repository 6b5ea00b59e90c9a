import { type DeclareCommand } from '../session.ts';
import { openElectron, serveWindow } from '../window.ts';

/** `plimsoll open [FILE]`: the window, on a workspace or on the first-start screen. */
export const open: DeclareCommand = (program, session) => {
  program
    .command('open')
    .description("open the window: Electron's where its runtime is there, otherwise in a browser")
    .argument('[file]', 'the workspace; without it, the first screen offers the sample, open and import')
    .action(async (file: string | undefined) => {
      const path = file === undefined ? undefined : session.resolve(file);
      if (await openElectron(session, path === undefined ? [] : [path])) return;
      const application = session.makeApplication('browser');
      if (path !== undefined) await session.openWorkspace(path);
      await serveWindow(session, application, { show: true });
    });
};
