import { homedir } from 'node:os';
import path from 'node:path';
import { createApplication } from '../workspace/application.ts';
import { type Application } from '../workspace/context.ts';

/** The engine as every door makes it. */
export function makeApplication(host: 'electron' | 'browser' | 'cli'): Application {
  return createApplication({ host, version: __PLIMSOLL_VERSION__, home: homeFolder(), now: () => new Date() });
}

/** Where this system keeps a program's data: the sample workspace and the list of recent ones. */
function homeFolder(): string {
  const { PLIMSOLL_HOME, APPDATA, XDG_DATA_HOME } = process.env;
  if (PLIMSOLL_HOME) return path.resolve(PLIMSOLL_HOME);
  if (process.platform === 'win32') return path.join(APPDATA ?? path.join(homedir(), 'AppData', 'Roaming'), 'Plimsoll');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Plimsoll');
  return path.join(XDG_DATA_HOME || path.join(homedir(), '.local', 'share'), 'plimsoll');
}
