/**
 * As much of Electron's main-process interface as the shell uses, with what the real one enforces: `ready` comes only
 * after the main module has been evaluated, handlers get the frame that called, a channel has one handler.
 */
import { EventEmitter } from 'node:events';
import { type Frame, type FromMain, type Question, type ServedFile } from './messages.ts';

const send = (message: FromMain) => process.send?.(message);
const userData = process.env['PLIMSOLL_TEST_USER_DATA'] ?? '';
const ready = Promise.withResolvers<void>();

class FakeApp extends EventEmitter {
  isPackaged = false;
  commandLine = { appendSwitch: () => undefined };
  getAppPath = () => process.cwd();
  getPath = () => userData;
  requestSingleInstanceLock = () => true;
  whenReady = () => ready.promise;
  addRecentDocument = () => undefined;
  exit = (code: number) => process.exit(code);

  quit = (): void => {
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) process.exit(0);
  };
}
export const app = new FakeApp();

class FakeWebContents extends EventEmitter {
  mainFrame = { url: '' };
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  getURL = () => this.mainFrame.url;
  send = (channel: string, ...args: unknown[]) => send({ type: 'sent', channel, args });
  setWindowOpenHandler = (handler: FakeWebContents['openHandler']) => (this.openHandler = handler);
}

const windows: BrowserWindow[] = [];

export class BrowserWindow extends EventEmitter {
  static getAllWindows = () => windows;
  static fromWebContents = (contents: unknown) => windows.find(({ webContents }) => webContents === contents) ?? null;

  readonly options: unknown;
  readonly webContents = new FakeWebContents();

  constructor(options: unknown) {
    super();
    this.options = options;
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  loadURL = (url: string) => {
    this.webContents.mainFrame.url = url;
    this.emit('ready-to-show');
    return Promise.resolve();
  };
  getNormalBounds = () => ({ x: 0, y: 0, width: 1440, height: 900 });
  isMaximized = () => false;
  isMinimized = () => false;
  maximize = () => undefined;
  restore = () => undefined;
  focus = () => undefined;
  show = () => undefined;
  setTitle = () => undefined;
}

type Handler = (event: unknown, ...args: unknown[]) => unknown;
const handlers = new Map<string, Handler>();
export const ipcMain = {
  handle: (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
};

let dialogPath: string | null = null;
const messages: string[] = [];
export const dialog = {
  showOpenDialog: () =>
    Promise.resolve({ canceled: dialogPath === null, filePaths: dialogPath === null ? [] : [dialogPath] }),
  showSaveDialog: () => Promise.resolve({ canceled: dialogPath === null, filePath: dialogPath ?? '' }),
  showMessageBox: (_window: unknown, { message }: { message: string }) => {
    messages.push(message);
    return Promise.resolve({ response: 0 });
  },
};

interface MenuItem {
  readonly label?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}
let menu: readonly MenuItem[] = [];
export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu: (template: readonly MenuItem[]) => (menu = template),
};

let serveFile: ((request: Request) => Promise<Response>) | null = null;
let privileged: readonly string[] = [];
export const protocol = {
  registerSchemesAsPrivileged: (schemes: readonly { scheme: string }[]) => {
    privileged = schemes.map(({ scheme }) => scheme);
  },
  handle: (scheme: string, handler: typeof serveFile) => {
    if (!privileged.includes(scheme)) throw new Error(`${scheme} was not declared before the app was ready`);
    serveFile = handler;
  },
};

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };

type RequestListener = (details: { url: string }, decide: (decision: { cancel: boolean }) => void) => void;
type PermissionHandler = (contents: FakeWebContents, permission: string, decide: (granted: boolean) => void) => void;
let onRequest: RequestListener = (_details, decide) => decide({ cancel: false });
let onPermission: PermissionHandler = (_contents, _permission, decide) => decide(true);
class FakeSession extends EventEmitter {
  webRequest = { onBeforeRequest: (listener: RequestListener) => (onRequest = listener) };
  setPermissionRequestHandler = (handler: PermissionHandler) => (onPermission = handler);
  setPermissionCheckHandler = () => undefined;
  setDevicePermissionHandler = () => undefined;
}
export const session = { defaultSession: new FakeSession() };

/** Called once the main module has been evaluated. */
export function becomeReady(): void {
  ready.resolve();
}

/** Puts a question of the test to the shell. */
export async function answer(question: Question): Promise<unknown> {
  const window = windows[0];
  if (window === undefined) throw new Error('There is no window');
  const contents = window.webContents;
  switch (question.ask) {
    case 'invoke': {
      const handler = handlers.get(question.channel);
      if (handler === undefined) throw new Error(`No handler registered for '${question.channel}'`);
      return handler({ sender: contents, senderFrame: frameOf(contents, question.frame) }, ...question.args);
    }
    case 'request':
      return fetchFile(question.url);
    case 'permission':
      return new Promise((resolve) => onPermission(contents, question.permission, resolve));
    case 'network':
      return new Promise((resolve) => onRequest({ url: question.url }, ({ cancel }) => resolve(!cancel)));
    case 'navigate': {
      let allowed = true;
      contents.emit('will-navigate', { url: question.url, preventDefault: () => (allowed = false) });
      return allowed;
    }
    case 'open-window':
      return contents.openHandler({ url: question.url }).action;
    case 'window-options':
      return window.options;
    case 'menu':
      return menu
        .flatMap(({ submenu }) => submenu ?? [])
        .find(({ label }) => label === question.label)
        ?.click?.();
    case 'dialog':
      dialogPath = question.path;
      return null;
    case 'messages':
      return messages;
    case 'second-instance':
      app.emit('second-instance', {}, ['electron', ...question.args], userData);
      return null;
    case 'quit':
      app.quit();
      return null;
  }
}

function frameOf(contents: FakeWebContents, frame: Frame): { url: string } {
  if (frame === 'top') return contents.mainFrame;
  return { url: frame === 'inner' ? contents.mainFrame.url : 'https://evil.example/' };
}

async function fetchFile(url: string): Promise<ServedFile> {
  if (serveFile === null) throw new Error('No protocol was registered');
  const response = await serveFile(new Request(url));
  const body = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}
