import { type ReportLogo } from '../../files/writers/report-writer.ts';

/** The logo of the settings, which is a data address or empty, as bytes. */
export function readLogo(address: string): ReportLogo | null {
  const match = /^data:(image\/png|image\/jpeg);base64,(.+)$/.exec(address);
  if (!match) return null;
  return {
    mediaType: match[1] as ReportLogo['mediaType'],
    bytes: new Uint8Array(Buffer.from(match[2]!, 'base64')),
  };
}
