import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** What the menu asks for. */
export interface MenuActions {
  create(): void;
  open(): void;
  openSample(): void;
}

/**
 * The native menu. Undo and redo are the window's own (they undo edits of the workspace), so it leaves those keys alone.
 */
export function setMenu(actions: MenuActions): void {
  const developer: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        { label: '&New workspace…', accelerator: 'CmdOrCtrl+N', click: () => actions.create() },
        { label: '&Open…', accelerator: 'CmdOrCtrl+O', click: () => actions.open() },
        { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] },
        { label: '&Sample workspace', click: () => actions.openSample() },
        { type: 'separator' },
        process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { type: 'separator' }, { role: 'selectAll' }],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...developer,
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ role: 'about' }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
