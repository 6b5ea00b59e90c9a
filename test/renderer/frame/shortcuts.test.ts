import { describe, expect, it } from 'vitest';
import { frameCommand, type KeyPress } from '../../../src-renderer/frame/shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  inText: false,
  ...more,
});

describe('the frame’s keys', () => {
  it('open the palette from anywhere, also from a text field', () => {
    expect(frameCommand(press('k', { ctrl: true, inText: true }), false)).toBe('palette');
  });

  it('leave a text field its own undo and its letters', () => {
    expect(frameCommand(press('z', { ctrl: true, inText: true }), false)).toBeNull();
    expect(frameCommand(press('?', { inText: true }), false)).toBeNull();
    expect(frameCommand(press('o', { inText: true }), true)).toBeNull();
  });

  it('undo and redo', () => {
    expect(frameCommand(press('z', { ctrl: true }), false)).toBe('undo');
    expect(frameCommand(press('Z', { ctrl: true, shift: true }), false)).toBe('redo');
    expect(frameCommand(press('y', { ctrl: true }), false)).toBe('redo');
  });

  it('go to a screen after G only', () => {
    expect(frameCommand(press('p'), true)).toBe('portfolios');
    expect(frameCommand(press('p'), false)).toBeNull();
  });

  it('leave combinations with Alt to the browser', () => {
    expect(frameCommand(press('k', { ctrl: true, alt: true }), false)).toBeNull();
  });
});
