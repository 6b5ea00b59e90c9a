/**
 * The Electron door. Reads from top to bottom: declare the scheme, be the only instance, and when the app is ready lock
 * everything down, make the application, connect the window, open what was asked for.
 */
import path from 'node:path';
import { app, session, type BrowserWindow } from 'electron';
import { reportError } from '../../../src-core/domain-error.ts';
import { HandedFiles } from '../handed-files.ts';
import { makeApplication } from '../make-application.ts';
import { listWindowFiles } from '../window-files.ts';
import { connectWindow } from './ipc.ts';
import { lockContents, lockSession } from './lockdown.ts';
import { setMenu } from './menu.ts';
import { declareScheme, serveWindowFiles } from './protocol.ts';
import { openWindow, showWindow } from './window.ts';
import { createWorkspaceDoor, followWorkspace, type WorkspaceDoor } from './workspaces.ts';

const built = path.join(app.getAppPath(), 'out');
let door: WorkspaceDoor | null = null;
let window: BrowserWindow | null = null;
/** A file the system asked for before there was a window. */
let asked: string | null = null;

/** The workspace or `--sample` among a command line's arguments; Chromium adds flags of its own to them. */
const wanted = (args: readonly string[]) => args.find((arg) => arg === '--sample' || arg.endsWith('.plimsoll')) ?? null;

function openWanted(what: string | null, folder: string): void {
  if (what === '--sample') void door?.openSample();
  else if (what !== null) void door?.open(path.resolve(folder, what));
}

function start(): void {
  lockSession(session.defaultSession);
  serveWindowFiles(listWindowFiles(path.join(built, 'renderer')));
  const application = makeApplication('electron');
  const files = new HandedFiles();
  connectWindow(application, files);
  window = openWindow(path.join(built, 'preload', 'preload.cjs'));
  window.on('closed', () => (window = null));
  const workspaces = createWorkspaceDoor(application, window);
  door = workspaces;
  followWorkspace(application, window);
  setMenu({
    create: () => void workspaces.askAndCreate(),
    open: () => void workspaces.askAndOpen(),
    openSample: () => void workspaces.openSample(),
  });
  openWanted(asked ?? wanted(process.argv.slice(1)), process.cwd());

  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void Promise.allSettled([application.close(), files.close()]).then(() => {
      closed = true;
      app.quit();
    });
  });
}

declareScheme();
lockContents();
// Chromium's own errands (variations, safe browsing, component updates) are not ours.
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');
app.on('window-all-closed', () => app.quit());
app.on('second-instance', (_event, args, folder) => {
  if (window !== null) showWindow(window);
  openWanted(wanted(args.slice(1)), folder);
});
app.on('open-file', (event, file) => {
  event.preventDefault();
  if (door === null) asked = file;
  else void door.open(file);
});

if (!app.requestSingleInstanceLock()) app.quit();
// Awaiting this at the top level would deadlock: Electron is ready only after the main module has been evaluated.
else
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      process.stderr.write(`Plimsoll could not start: ${reportError(error).message}\n`);
      app.exit(1);
    });
