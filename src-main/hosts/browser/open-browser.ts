import { spawn } from 'node:child_process';

/** Whether the machine has a display on which a window could appear. */
export function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Asks the system to open the address in the user's browser. That it can't is no failure: the address is printed. */
export function openBrowser(address: string): void {
  const { command, args } = browserCommand(address);
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}

function browserCommand(address: string): { command: string; args: string[] } {
  if (process.platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', address] };
  return { command: process.platform === 'darwin' ? 'open' : 'xdg-open', args: [address] };
}
