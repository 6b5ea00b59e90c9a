import { stat } from 'node:fs/promises';
import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { type Answer, type HandedFile } from '../../../src-core/contract/bridge.ts';
import { DomainError, reportError } from '../../../src-core/domain-error.ts';
import { type Application } from '../../workspace/context.ts';
import { type HandedFiles } from '../handed-files.ts';
import { writeWholeFile } from '../write-whole-file.ts';
import { channels } from './channels.ts';
import { askForFileToImport, askForWorkspaceToOpen, askWhereToSave } from './dialogs.ts';
import { isOwnAddress } from './protocol.ts';

type Handler = (window: BrowserWindow, args: readonly unknown[]) => Promise<unknown>;

const fileKind = z.enum(['open-workspace', 'save-workspace', 'import']);
const longest = 256 * 1024 * 1024;
const fileContent = z.union([
  z.string().max(longest),
  z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= longest, 'the file is too large'),
]);

/** Connects the window's bridge to the application. Operations' inputs are checked by the application itself. */
export function connectWindow(application: Application, files: HandedFiles): void {
  handle(channels.invoke, (_window, [name, input]) =>
    application.invokeUnknown(z.string().max(100).parse(name), input, { resolveFile: files.resolve }),
  );
  handle(channels.pickFile, (window, [kind]) => pickFile(window, fileKind.parse(kind), files));
  handle(channels.registerFile, (_window, [file]) => handOver(z.string().min(1).max(4096).parse(file), files));
  handle(channels.saveFile, async (window, [name, content]) => {
    const target = await askWhereToSave(window, z.string().max(255).parse(name), 'file');
    if (target === null) return false;
    await writeWholeFile(target, fileContent.parse(content));
    return true;
  });
  application.subscribe((event) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channels.event, event);
  });
}

/** Answers one channel: only to the top frame of a window of our own, and never by throwing. */
function handle(channel: string, handler: Handler): void {
  ipcMain.handle(channel, async (event, ...args: unknown[]): Promise<Answer> => {
    try {
      return { ok: true, value: await handler(trustedWindow(event), args) };
    } catch (error) {
      return { ok: false, error: reportError(error instanceof z.ZodError ? invalid(error) : error) };
    }
  });
}

function trustedWindow(event: IpcMainInvokeEvent): BrowserWindow {
  const frame = event.senderFrame;
  const window = BrowserWindow.fromWebContents(event.sender);
  if (frame !== null && window !== null && frame === event.sender.mainFrame && isOwnAddress(frame.url)) return window;
  throw new DomainError('ADDRESS_REFUSED', 'Plimsoll answers to its own window only');
}

async function pickFile(
  window: BrowserWindow,
  kind: z.infer<typeof fileKind>,
  files: HandedFiles,
): Promise<string | HandedFile | null> {
  if (kind === 'open-workspace') return askForWorkspaceToOpen(window);
  if (kind === 'save-workspace') return askWhereToSave(window, 'portfolio.plimsoll', 'workspace');
  const file = await askForFileToImport(window);
  return file === null ? null : handOver(file, files);
}

async function handOver(file: string, files: HandedFiles): Promise<HandedFile> {
  const stats = await stat(file).catch(() => null);
  if (stats?.isFile()) return files.register(file, stats.size);
  throw new DomainError('FILE_NOT_FOUND', `${file} is not a file that can be read`, { remedy: 'Choose another' });
}

const invalid = (error: z.ZodError) =>
  new DomainError('INVALID_INPUT', error.issues[0]?.message ?? 'The window sent something that is not understood');
