/**
 * Draws resources/icons/icon.svg at every size the packager wants and packs the sizes into icon.ico and icon.icns.
 * Run by hand after the mark has changed: `node scripts/make-icons.js [BROWSER]`; the results are kept in the repository.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const folder = path.join(import.meta.dirname, '..', 'resources', 'icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
/** Apple's four-letter types of PNG entries, each with its size in pixels. */
const appleTypes = {
  icp4: 16,
  icp5: 32,
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
};

async function drawSizes(svg) {
  const browser = await chromium.launch({
    executablePath: process.argv[2] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage();
  const drawn = new Map();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    drawn.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return drawn;
}

/** A Windows icon: a directory of 16-byte entries, then the pictures as PNG. */
function packWindows(drawn) {
  const head = Buffer.alloc(6 + 16 * windowsSizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(windowsSizes.length, 4);
  let offset = head.length;
  windowsSizes.forEach((size, i) => {
    const entry = 6 + 16 * i;
    const { length } = drawn.get(size);
    // A byte holds at most 255; 0 stands for 256.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += length;
  });
  return Buffer.concat([head, ...windowsSizes.map((size) => drawn.get(size))]);
}

/** An Apple icon: blocks of type, length and PNG behind a header with the whole length. */
function packApple(drawn) {
  const block = (type, content) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(content.length + 8, 4);
    return Buffer.concat([head, content]);
  };
  return block('icns', Buffer.concat(Object.entries(appleTypes).map(([type, size]) => block(type, drawn.get(size)))));
}

const drawn = await drawSizes(readFileSync(path.join(folder, 'icon.svg'), 'utf8'));
for (const [size, png] of drawn) writeFileSync(path.join(folder, `${size}x${size}.png`), png);
writeFileSync(path.join(folder, 'icon.png'), drawn.get(1024));
writeFileSync(path.join(folder, 'icon.ico'), packWindows(drawn));
writeFileSync(path.join(folder, 'icon.icns'), packApple(drawn));
