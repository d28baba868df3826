/** What findings say. A message is a key and arguments, so that an edge can say it in a user's language. */

import { checkSentences } from './sentences/check.js';
import { dockerfileSentences } from './sentences/dockerfile.js';
import { editorSentences } from './sentences/editor.js';
import { featureSentences } from './sentences/features.js';
import { fixSentences } from './sentences/fixes.js';
import { generalSentences } from './sentences/general.js';
import { hostSentences } from './sentences/host.js';
import { hostCheckSentences } from './sentences/host-check.js';
import { pictureSentences } from './sentences/picture.js';
import { pictureEditSentences } from './sentences/picture-edit.js';
import { pictureViewSentences } from './sentences/picture-view.js';
import { ruleSentences } from './sentences/rules.js';
import { ruleWordSentences } from './sentences/rules-words.js';
import { schemaSentences } from './sentences/schema.js';
import { specSentences } from './sentences/spec.js';

export interface Message {
  readonly key: MessageKey;
  /** Texts, or messages that are themselves translated. */
  readonly args: readonly Argument[];
}

export type Argument = string | Message;

/**
 * English texts; `{0}` stands for the first argument.
 * @public scripts/derive.mjs makes the localization bundle of them
 */
export const messages = {
  ...generalSentences,
  ...schemaSentences,
  ...specSentences,
  ...ruleSentences,
  ...ruleWordSentences,
  ...dockerfileSentences,
  ...featureSentences,
  ...fixSentences,
  ...hostSentences,
  ...editorSentences,
  ...checkSentences,
  ...hostCheckSentences,
  ...pictureSentences,
  ...pictureEditSentences,
  ...pictureViewSentences,
} as const;

export type MessageKey = keyof typeof messages;

/** What the keys with a certain beginning end in: the words of a table that each have a sentence. */
export type KeyEnd<Start extends string, Key = MessageKey> = Key extends `${Start}${infer End}`
  ? End
  : never;

/** The English sentence of a message. */
export function english(message: Message): string {
  return render(message, (text) => text);
}

/** The sentence of a message in the language that `translate` makes of the English templates. */
export function render(message: Message, translate: (template: string) => string): string {
  const args = message.args.map((arg) =>
    typeof arg === 'string' ? shortened(arg) : render(arg, translate),
  );
  // Arguments come from documents: they are put in at once, and nothing in them is looked into.
  return translate(messages[message.key]).replace(
    /\{(\d)\}/g,
    (whole, index: string) => args[Number(index)] ?? whole,
  );
}

/** A name of megabytes is quoted by its beginning. */
function shortened(text: string): string {
  return text.length <= maxQuoted ? text : `${text.slice(0, maxQuoted)}…`;
}

const maxQuoted = 500;
