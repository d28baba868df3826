import stringWidth from 'string-width';
import type { ImageLabels } from '../../core/dockerfile/image.js';
import { visible } from '../../core/text/visible.js';
import type { Colours } from '../colours.js';
import { prettyJson } from './pretty-json.js';

/** `--format json`, on which scripts depend: a value that is not known is null, and told as it is written. */
export function labelsJson({ stage, base, labels }: ImageLabels): string {
  const known = labels.filter(({ isNameKnown }) => isNameKnown);
  const unresolved = labels.filter(({ value, isNameKnown }) => value === undefined || !isNameKnown);
  return prettyJson({
    stage: stage ?? null,
    base: base ?? null,
    labels: Object.fromEntries(known.map(({ name, value }) => [name, value ?? null])),
    unresolved: Object.fromEntries(unresolved.map(({ name, written }) => [name, written])),
  });
}

/** `--format text`: a line for each, for a person at a terminal. */
export function labelsText(image: ImageLabels, colours: Colours): string {
  const { stage, base, labels } = image;
  const of = stage === undefined ? 'the final stage' : `stage ${visible(stage)}`;
  const from = base === undefined ? 'a base image that is not known' : visible(base);
  const said = labels.length === 0 ? `No labels in ${of}` : `Labels of ${of}`;
  const summary = `${said}, from ${from}, whose own labels are not looked up.`;
  return [...rowsOf(image, colours), colours.dim(summary), ''].join('\n');
}

/** The same of what a spec says. */
export function specLabelsText(image: ImageLabels, colours: Colours): string {
  const said = image.labels.length === 0 ? 'The spec has no attributes.' : 'As the spec says it.';
  return [...rowsOf(image, colours), colours.dim(said), ''].join('\n');
}

function rowsOf({ labels }: ImageLabels, { yellow }: Colours): readonly string[] {
  const names = labels.map(({ name }) => visible(name));
  const width = Math.max(0, ...names.map((name) => stringWidth(name)));
  return labels.map(({ value, written, isNameKnown }, index) => {
    const name = names[index]!;
    const padded = name + ' '.repeat(width - stringWidth(name));
    const isKnown = isNameKnown && value !== undefined;
    const shown = isKnown ? visible(value) : `${visible(written)}  ${yellow('(not resolved)')}`;
    return `${padded}  ${shown}`.trimEnd();
  });
}
