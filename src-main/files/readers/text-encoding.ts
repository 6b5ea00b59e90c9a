import { isAscii } from 'node:buffer';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type ReadingOptions } from '../../../src-core/contract/imports.ts';

export type Encoding = NonNullable<ReadingOptions['encoding']>;

/** Control characters that no text file holds; tab, line feed, form feed and carriage return are text. */
const isControl = (byte: number) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d;

function notText(name: string): DomainError {
  return new DomainError('NOT_TEXT', `${name} is not a text file`, {
    kept: 'Nothing was imported',
    remedy: 'Export the data as CSV or XLSX and import that',
  });
}

/**
 * The encoding of a text file, from its first bytes.
 *
 * @param head the first kilobytes of the file
 * @param name the file's name, for the message
 * @throws DomainError NOT_TEXT for binary content
 */
export function detectEncoding(head: Buffer, name: string): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  let oddZeros = 0;
  let evenZeros = 0;
  let controls = 0;
  for (let i = 0; i < head.length; i++) {
    const byte = head[i] ?? 0;
    if (byte === 0 && i % 2 === 1) oddZeros++;
    else if (byte === 0) evenZeros++;
    else if (isControl(byte)) controls++;
  }
  // Latin text in UTF-16LE has a zero in nearly every odd place and none in the even ones.
  if (evenZeros === 0 && controls === 0 && oddZeros > head.length * 0.4) return 'utf-16le';
  if (oddZeros + evenZeros > 0 || controls > head.length * 0.01) throw notText(name);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/**
 * Decodes a stream of bytes. Where the encoding was detected, UTF-8 that turns out not to be is read on as windows-1252,
 * as long as all before it was ASCII.
 *
 * @throws DomainError NOT_TEXT on zero bytes, FILE_UNREADABLE on text that is not in the encoding
 */
export class StreamDecoder {
  encoding: Encoding;
  readonly #name: string;
  readonly #detected: boolean;
  #decoder: InstanceType<typeof TextDecoder>;
  /** Still nothing but ASCII, with no bytes held back: such chunks need no decoder. */
  #ascii = true;

  /** @param asked the encoding the user named; absent: it is detected from the first bytes */
  constructor(asked: Encoding | undefined, head: Buffer, name: string) {
    const encoding = asked ?? detectEncoding(head, name);
    this.encoding = encoding;
    this.#detected = asked === undefined;
    this.#name = name;
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  decode(chunk: Buffer): string {
    if (this.encoding !== 'utf-16le') {
      if (chunk.includes(0)) throw notText(this.#name);
      if (this.#ascii && isAscii(chunk)) return chunk.toString('latin1');
    }
    try {
      const text = this.#decoder.decode(chunk, { stream: true });
      this.#ascii = false;
      return text;
    } catch {
      if (!this.#detected || !this.#ascii || this.encoding !== 'utf-8') throw this.#undecodable();
      this.encoding = 'windows-1252';
      this.#decoder = new TextDecoder('windows-1252');
      this.#ascii = false;
      return this.#decoder.decode(chunk, { stream: true });
    }
  }

  end(): string {
    try {
      return this.#decoder.decode();
    } catch {
      throw this.#undecodable();
    }
  }

  #undecodable(): DomainError {
    return new DomainError('FILE_UNREADABLE', `${this.#name} is not valid ${this.encoding} text`, {
      kept: 'Nothing was imported',
      remedy: 'Choose the encoding the file was saved in, for instance windows-1252',
    });
  }
}
