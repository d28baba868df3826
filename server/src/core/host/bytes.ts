/** The text of bytes, one character each; what is to be found in binaries is ASCII. */
export function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)));
  }
  return parts.join('');
}

/** No string that is looked for in a binary is longer. */
const longestString = 512;

/** The string of printable ASCII that starts at a place in a binary, up to `longest` characters of it. */
export function stringAt(bytes: Uint8Array, at: number, longest = longestString): string {
  let end = at;
  const limit = Math.min(bytes.length, at + longest);
  while (end < limit && bytes[end]! >= 0x20 && bytes[end]! < 0x7f) end += 1;
  return latin1(bytes.subarray(at, end));
}

/** The places of a text in a binary. */
export function* placesOf(bytes: Uint8Array, text: string): Generator<number> {
  const wanted = Uint8Array.from(text, (character) => character.charCodeAt(0));
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    let length = 1;
    while (length < wanted.length && bytes[at + length] === wanted[length]) length += 1;
    if (length === wanted.length) yield at;
  }
}
