import { app, type Session, type WebContents } from 'electron';
import { isOwnAddress } from './protocol.ts';

/**
 * Electron's security checklist as far as it concerns a whole session: no permission but copying to the clipboard, no
 * request that leaves the app's own files, no download that the window did not make itself.
 */
export function lockSession(session: Session): void {
  const isCopying = (permission: string) => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(isCopying(permission) && isOwnAddress(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (contents, permission) => isCopying(permission) && contents !== null && isOwnAddress(contents.getURL()),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isHarmless(details.url) }));
  session.on('will-download', (event, item) => {
    if (!/^(blob:plimsoll-app:|data:)/.test(item.getURL())) event.preventDefault();
  });
}

/** Every web contents there will ever be stays on the window's own address and opens nothing beside itself. */
export function lockContents(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Own files, data the page made itself, and the developer tools where they exist. */
function isHarmless(address: string): boolean {
  return isOwnAddress(address) || /^(data:|blob:plimsoll-app:|devtools:)/.test(address);
}
