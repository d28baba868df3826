const english = new Intl.NumberFormat('en');

/** `1 file`, `2,000 files`, `no files`. */
export function counted(count: number, noun: string): string {
  if (count === 0) return `no ${noun}s`;
  return `${english.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}
