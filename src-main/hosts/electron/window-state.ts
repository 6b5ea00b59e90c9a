import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, screen, type BrowserWindow, type Rectangle } from 'electron';
import { z } from 'zod';

const savedState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(640),
  height: z.int().min(480),
  maximized: z.boolean(),
});
type SavedState = z.infer<typeof savedState>;

const stateFile = () => path.join(app.getPath('userData'), 'window.json');

/** Where the window was when it was last closed; null at first, or when that place is on no display any more. */
export function readWindowState(): SavedState | null {
  try {
    const state = savedState.parse(JSON.parse(readFileSync(stateFile(), 'utf8')));
    return screen.getAllDisplays().some(({ workArea }) => overlap(workArea, state)) ? state : null;
  } catch {
    // Absent or damaged: the window opens where the system puts it.
    return null;
  }
}

/** Keeps the window's place when it closes. */
export function keepWindowState(window: BrowserWindow): void {
  window.on('close', () => {
    const state: SavedState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    mkdirSync(path.dirname(stateFile()), { recursive: true });
    writeFileSync(stateFile(), JSON.stringify(state));
  });
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
