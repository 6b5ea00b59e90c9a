/** The bytes of an array, whatever memory it lies in. */
export function bytesOf(values: Float64Array | Int32Array | Uint8Array): Uint8Array {
  return Uint8Array.from(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/** Stored bytes as numbers again, in shared memory, so that workers read them without a copy. */
export function floatsOf(bytes: Uint8Array): Float64Array {
  const values = new Float64Array(new SharedArrayBuffer(bytes.byteLength));
  new Uint8Array(values.buffer).set(bytes);
  return values;
}

export function integersOf(bytes: Uint8Array): Int32Array {
  const values = new Int32Array(new SharedArrayBuffer(bytes.byteLength));
  new Uint8Array(values.buffer).set(bytes);
  return values;
}
