/** What a name says of the kind of share, not of who issued it. At the end, in brackets or after a comma or dash or plain. */
const shareClass =
  /[\s,(–-]+(?:(?:class|cl|series|ser)\.?\s+[a-z0-9]{1,2}|(?:ordinary|common|preferred|preference|registered|bearer|voting|non-voting)(?:\s+(?:shares?|stock|units?))?|adrs?|gdrs?|shares?|stock)\)?\.?$/i;

/**
 * Who issued a security, by its name without the words for the class of share: "Alphabet Inc Class C" and "Alphabet Inc Class A"
 * are one issuer. Case and repeated spaces do not matter. A security without a name is an issuer of its own, by its symbol.
 */
export function issuerOf({ symbol, name }: { readonly symbol: string; readonly name: string }): string {
  let rest = name.trim().replaceAll(/\s+/g, ' ');
  for (let shorter = rest.replace(shareClass, ''); shorter !== rest; shorter = rest.replace(shareClass, '')) {
    // A name that is nothing but such words stays as it is.
    if (shorter === '') break;
    rest = shorter;
  }
  return rest === '' ? symbol : rest.toUpperCase();
}
