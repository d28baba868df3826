/** A library as the loader's cache has it. */
export interface CacheEntry {
  readonly soname: string;
  readonly path: string;
  /** As in glibc's dl-cache.h: 0x0303 is x86_64, 3 is 32-bit. */
  readonly flags?: number;
}

/** Today's form of the loader's cache, as ldconfig writes it (dl-cache.h of glibc). */
export function loaderCache(libraries: readonly CacheEntry[], isBig = false): Buffer {
  const heading = Buffer.alloc(48);
  heading.write('glibc-ld.so.cache1.1', 'latin1');
  const [entries, strings] = table(libraries, 24, 48 + 24 * libraries.length, isBig);
  number(heading, libraries.length, 20, isBig);
  number(heading, strings.length, 24, isBig);
  return Buffer.concat([heading, entries, strings]);
}

/** The form before glibc 2.2, whose strings are counted from behind the entries. */
export function oldLoaderCache(libraries: readonly CacheEntry[]): Buffer {
  const heading = Buffer.alloc(16);
  heading.write('ld.so-1.7.0', 'latin1');
  number(heading, libraries.length, 12, false);
  return Buffer.concat([heading, ...table(libraries, 12, 0, false)]);
}

/** The old form with today's behind it, as ldconfig wrote by default until glibc 2.32. */
export function bothLoaderCaches(libraries: readonly CacheEntry[]): Buffer {
  const heading = Buffer.alloc(16);
  heading.write('ld.so-1.7.0', 'latin1');
  number(heading, libraries.length, 12, false);
  const entries = Buffer.alloc(12 * libraries.length);
  const length = heading.length + entries.length;
  const padding = Buffer.alloc(Math.ceil(length / 8) * 8 - length);
  return Buffer.concat([heading, entries, padding, loaderCache(libraries)]);
}

function table(
  libraries: readonly CacheEntry[],
  size: number,
  start: number,
  isBig: boolean,
): readonly [Buffer, Buffer] {
  const entries = Buffer.alloc(size * libraries.length);
  let strings = Buffer.alloc(0);
  const place = (text: string): number => {
    const at = start + strings.length;
    strings = Buffer.concat([strings, Buffer.from(`${text}\0`)]);
    return at;
  };
  for (const [index, { soname, path, flags = 0x0303 }] of libraries.entries()) {
    number(entries, flags, index * size, isBig);
    number(entries, place(soname), index * size + 4, isBig);
    number(entries, place(path), index * size + 8, isBig);
  }
  return [entries, strings];
}

function number(buffer: Buffer, value: number, at: number, isBig: boolean): void {
  if (isBig) buffer.writeUInt32BE(value, at);
  else buffer.writeUInt32LE(value, at);
}
