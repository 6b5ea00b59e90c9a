import { describe, expect, it } from 'vitest';
import { workspaceSettings } from '../../../src-core/contract/portfolios.ts';
import { logoAddress } from '../../../src-renderer/screens/settings/logo-address.ts';

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2];

describe('a logo', () => {
  it('becomes an address that the settings take, its kind told by its bytes', async () => {
    const { address } = await logoAddress(new Blob([new Uint8Array(png)]));
    expect(address).toBe(`data:image/png;base64,${Buffer.from(png).toString('base64')}`);
    expect(workspaceSettings.shape.reportLogo.safeParse(address).success).toBe(true);
  });

  it('of the largest size still fits', async () => {
    const bytes = new Uint8Array(100_000);
    bytes.set(png);
    const { address } = await logoAddress(new Blob([bytes]));
    expect(workspaceSettings.shape.reportLogo.safeParse(address).success).toBe(true);
  });

  it('is refused when it is too large or no picture', async () => {
    expect((await logoAddress(new Blob([new Uint8Array(100_001)]))).problem).toMatch(/100 kB/);
    expect((await logoAddress(new Blob(['<svg/>']))).problem).toMatch(/neither/);
  });
});
