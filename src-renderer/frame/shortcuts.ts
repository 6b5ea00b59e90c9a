import { type ScreenName } from '../state/address.ts';

export interface Shortcut {
  readonly keys: string;
  readonly does: string;
}

/** What `?` lists. Ctrl is ⌘ on a Mac. */
export const shortcuts: readonly Shortcut[] = [
  { keys: 'Ctrl K', does: 'Command palette' },
  { keys: 'F5', does: 'Run risk' },
  { keys: 'Ctrl Z', does: 'Undo the last edit' },
  { keys: 'Ctrl Shift Z', does: 'Do it again' },
  { keys: 'G then O', does: 'Overview' },
  { keys: 'G then P', does: 'Portfolios' },
  { keys: 'G then R', does: 'Risk' },
  { keys: 'G then V', does: 'VaR' },
  { keys: 'G then S', does: 'Stress' },
  { keys: 'G then L', does: 'Limits' },
  { keys: 'G then M', does: 'Models' },
  { keys: 'G then D', does: 'Data' },
  { keys: 'Ctrl F', does: 'Filter the table in focus' },
  { keys: 'Arrows, Home, End', does: 'Move in a table' },
  { keys: 'Ctrl C', does: 'Copy the table in focus with headers' },
  { keys: 'Esc', does: 'Close what is open' },
  { keys: '?', does: 'This list' },
];

/** What a key press asks of the frame; null where it asks nothing. */
export type FrameCommand = 'palette' | 'help' | 'undo' | 'redo' | 'run' | Exclude<ScreenName, 'settings'>;

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** The focus is in a field that takes text, which keeps its own undo and its letters. */
  readonly inText: boolean;
}

const places: Readonly<Record<string, FrameCommand>> = {
  o: 'overview',
  p: 'portfolios',
  r: 'risk',
  v: 'var',
  s: 'stress',
  l: 'limits',
  m: 'models',
  d: 'data',
};

/** @param afterG whether the key before was G */
export function frameCommand(press: KeyPress, afterG: boolean): FrameCommand | null {
  const key = press.key.toLowerCase();
  if (press.alt) return null;
  if (press.ctrl && key === 'k') return 'palette';
  if (!press.ctrl && key === 'f5') return 'run';
  if (press.inText) return null;
  if (press.ctrl && key === 'z') return press.shift ? 'redo' : 'undo';
  if (press.ctrl && key === 'y') return 'redo';
  if (press.ctrl) return null;
  if (press.key === '?') return 'help';
  return afterG ? (places[key] ?? null) : null;
}
