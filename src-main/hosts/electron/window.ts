import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import { windowAddress } from './protocol.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

/** Opens the one window: sandboxed, isolated, without Node, on the app's own address. */
export function openWindow(preload: string): BrowserWindow {
  const state = readWindowState();
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...(state === null ? {} : { x: state.x, y: state.y, width: state.width, height: state.height }),
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Plimsoll',
    webPreferences: {
      preload: path.resolve(preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium would fetch dictionaries.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  keepWindowState(window);
  window.once('ready-to-show', () => {
    if (state?.maximized) window.maximize();
    window.show();
  });
  void window.loadURL(windowAddress);
  return window;
}

/** Brings the window to the front, as when the app is started a second time. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
