import { app, type BrowserWindow } from 'electron';
import { reportError } from '../../../src-core/domain-error.ts';
import { type Application } from '../../workspace/context.ts';
import { askForWorkspaceToOpen, askWhereToSave, showFailure } from './dialogs.ts';

/** Opening workspaces from outside the window: the menu, the command line, the system's file manager. */
export interface WorkspaceDoor {
  open(path: string): Promise<void>;
  openSample(): Promise<void>;
  askAndOpen(): Promise<void>;
  askAndCreate(): Promise<void>;
}

/** A door that tells the user in a dialog what went wrong. */
export function createWorkspaceDoor(application: Application, window: BrowserWindow): WorkspaceDoor {
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      await showFailure(window, reportError(error));
    }
  };
  const open = (path: string) => attempt(() => application.invoke('workspace.open', { path }));
  return {
    open,
    openSample: () => attempt(() => application.invoke('workspace.sample', {})),
    askAndOpen: async () => {
      const path = await askForWorkspaceToOpen(window);
      if (path !== null) await open(path);
    },
    askAndCreate: async () => {
      const path = await askWhereToSave(window, 'portfolio.plimsoll', 'workspace');
      if (path !== null) await attempt(() => application.invoke('workspace.create', { path }));
    },
  };
}

/** Whatever door a workspace came through, the system lists it among the recent documents and the title names it. */
export function followWorkspace(application: Application, window: BrowserWindow): void {
  application.subscribe((event) => {
    if (event.type !== 'workspace') return;
    window.setTitle(event.workspace === null ? 'Plimsoll' : `${event.workspace.name} – Plimsoll`);
    if (event.workspace !== null && !event.workspace.sample) app.addRecentDocument(event.workspace.path);
  });
}
