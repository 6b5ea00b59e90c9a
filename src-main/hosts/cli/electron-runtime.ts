import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hasDisplay } from '../browser/open-browser.ts';

/** Electron's program, or in a few words why the window can't be Electron's here. */
export type ElectronRuntime = { readonly program: string } | { readonly absence: string };

/**
 * Looks for Electron's runtime without asking the package for it, which would download it.
 *
 * @param root the project's folder
 */
export function findElectron(root: string): ElectronRuntime {
  const folder = path.join(root, 'node_modules', 'electron');
  const name = path.join(folder, 'path.txt');
  const program = existsSync(name) ? path.join(folder, 'dist', readFileSync(name, 'utf8').trim()) : null;
  if (program === null || !existsSync(program)) return { absence: "Electron's runtime is not installed" };
  if (!hasDisplay()) return { absence: 'there is no display' };
  // Chromium refuses to run as root with its sandbox, and without it Plimsoll does not run it.
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return { absence: "Electron's sandbox does not run as root" };
  return { program };
}
