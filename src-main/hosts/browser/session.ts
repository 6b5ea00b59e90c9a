import { randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may use this host: the holder of the one-time token, which is exchanged for a cookie on first use.
 */
export class Session {
  readonly #secret = randomBytes(32).toString('base64url');
  #token: string | null = null;

  /** A new one-time token; an unused earlier one stops working. */
  issueToken(): string {
    this.#token = randomBytes(32).toString('base64url');
    return this.#token;
  }

  /** Uses the token up. @returns false when it is wrong or has been used */
  redeem(token: string): boolean {
    if (this.#token === null || !equal(token, this.#token)) return false;
    this.#token = null;
    return true;
  }

  /** Cookies are shared between the ports of an address, so the name carries the port. */
  cookie(port: number): string {
    return `plimsoll-${port}=${this.#secret}; Path=/; HttpOnly; SameSite=Strict`;
  }

  isMember(cookieHeader: string | undefined, port: number): boolean {
    const prefix = `plimsoll-${port}=`;
    const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim());
    return pairs.some((pair) => pair.startsWith(prefix) && equal(pair.slice(prefix.length), this.#secret));
  }
}

/** Compares without telling by its time how much of a guess was right. */
function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
