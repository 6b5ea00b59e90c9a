import { dialog, type BrowserWindow } from 'electron';
import { type ErrorReport } from '../../../src-core/domain-error.ts';

const workspaceFilter = { name: 'Plimsoll workspace', extensions: ['plimsoll'] };
const importFilter = { name: 'CSV and Excel', extensions: ['csv', 'gz', 'tsv', 'txt', 'xlsx'] };
const anyFilter = { name: 'All files', extensions: ['*'] };

/** The system's dialogs. Each gives a path, or null when the user cancelled. */
export async function askForWorkspaceToOpen(window: BrowserWindow): Promise<string | null> {
  return askForFile(window, 'Open workspace', workspaceFilter);
}

export async function askForFileToImport(window: BrowserWindow): Promise<string | null> {
  return askForFile(window, 'Import file', importFilter);
}

export async function askWhereToSave(
  window: BrowserWindow,
  defaultPath: string,
  kind: 'workspace' | 'file',
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath,
    filters: kind === 'workspace' ? [workspaceFilter] : [anyFilter],
  });
  return canceled || filePath === '' ? null : filePath;
}

export async function showFailure(window: BrowserWindow, { message, kept, remedy }: ErrorReport): Promise<void> {
  const detail = [kept, remedy].filter((text) => text !== undefined).join('. ');
  await dialog.showMessageBox(window, { type: 'error', title: 'Plimsoll', message, detail });
}

async function askForFile(
  window: BrowserWindow,
  title: string,
  filter: { name: string; extensions: string[] },
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile'],
    filters: [filter, anyFilter],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
