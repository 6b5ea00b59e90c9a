const storageKey = 'plimsoll:signer';

/** Who signs for what is done at this desk: the name that stands in the audit log, kept for the next time. */
class Signer {
  #name = $state(localStorage.getItem(storageKey) ?? '');

  get name(): string {
    return this.#name;
  }
  set name(name: string) {
    this.#name = name;
    localStorage.setItem(storageKey, name);
  }
}

export const signer = new Signer();
