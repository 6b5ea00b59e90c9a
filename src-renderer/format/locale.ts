/** The first of the wanted languages that is a valid tag; some systems give such as `en-US@posix`. undefined = the system's own. */
export function firstValidLocale(wanted: readonly string[]): string | undefined {
  return wanted.find((tag) => {
    try {
      Intl.getCanonicalLocales(tag);
      return true;
    } catch {
      return false;
    }
  });
}
