/** Bytes that look like nothing, the same ones each time (Park and Miller's generator). */
export function noise(length: number): Buffer {
  let state = 1;
  return Buffer.from(Array.from({ length }, () => (state = (state * 48271) % 2147483647) & 255));
}
