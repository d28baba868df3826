import { JsonKind } from '../json/tree.js';

/**
 * What a plain (unquoted) scalar is to some reader of YAML. Readers differ: `no` is a string to YAML
 * 1.2 and false to 1.1, `22.04` a number to all of them, `1:30` to 1.1 a number in base 60, and
 * `2024-01-01` to 1.1 a date. Whoever means a string has to quote each of them, so each of them is told.
 * (YAML 1.2.2 §10.3.2; YAML 1.1 types bool, float, int, null, timestamp at yaml.org/type.)
 */
export function kindOfPlain(text: string): JsonKind {
  if (text === '' || /^(?:~|null|Null|NULL)$/.test(text)) return JsonKind.Null;
  if (/^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/.test(text)) return JsonKind.True;
  if (/^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/.test(text)) return JsonKind.False;
  return numbers.some((form) => form.test(text)) ? JsonKind.Number : JsonKind.String;
}

/** Each is read in one go: a text of a megabyte of digits is no number, and is known not to be one at once. */
const numbers = [
  /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?$/,
  /^[-+]?(?:0x[\da-fA-F_]+|0o[0-7]+|0b[01_]+)$/,
  /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/,
  /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?$/,
  /^\d{4}-\d{1,2}-\d{1,2}(?:(?:[Tt]|[ \t]+)\d{1,2}:\d\d:\d\d(?:\.\d*)?[ \t]*(?:Z|[-+]\d{1,2}(?::?\d\d)?)?)?$/,
];

/**
 * Whether a text is a word, a name or an address that no reader of YAML takes for anything but a text:
 * `e5` is a number without digits before its exponent to some.
 */
export function isPlain(text: string): boolean {
  const isWord = /^[a-z_](?:[\w./:-]*[\w/])?$/i.test(text) && !/^e\d+$/i.test(text);
  return isWord && kindOfPlain(text) === JsonKind.String;
}
