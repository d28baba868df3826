import type { DockerfileLabels, Label } from '../dockerfile/labels.js';
import type { StageHead } from '../dockerfile/stages.js';
import type { Span } from '../finding.js';
import { argumentsIn } from './arguments.js';
import { readStageHead } from './header.js';
import { readParts, trimmed } from './parts.js';
import { filled, type TemplateArguments, wordEnd } from './template.js';

/** Of a longer text nothing is read: no definition file is this long. UTF-16 code units. */
const longest = 1024 * 1024;

/**
 * Reads the labels of an Apptainer or Singularity definition file, and its stages, as those of a
 * Dockerfile. A line of `%labels` is a name, a space, and all else is the value as it stands there:
 * quotes, `=` and `#` have no meaning in it. Those of apps (`%applabels`) are none of the image's.
 * Sources: of Apptainer's user guide "Definition Files", the section "%labels"; `parser.GetLabels`,
 * which SingularityCE shares. Never throws.
 */
export function readDefinition(source: string): DockerfileLabels {
  const all: Label[] = [];
  const stages: StageHead[] = [];
  for (const part of source.length > longest ? [] : readParts(source)) {
    const { isStage, header, sections } = part;
    const values = argumentsIn(part, source);
    if (isStage) stages.push(readStageHead(source, header, values));
    for (const { name, lines, span } of sections) {
      if (name !== 'labels') continue;
      for (const line of lines) all.push(readLabel(source, line, span, stages.length - 1, values));
    }
  }
  return { escapeCharacter: undefined, all, stages, environment: [] };
}

function readLabel(
  source: string,
  { start, end }: Span,
  instruction: Span,
  stage: number,
  values: TemplateArguments,
): Label {
  const word = start + wordEnd(source.slice(start, end));
  const { end: nameEnd } = trimmed(source, start, word);
  const written = source.slice(start, nameEnd);
  const name = filled(written, values);
  // The builder would cut the name at a space that a variable brings.
  const isNameKnown = name.text !== undefined && !name.text.includes(' ');
  const found = trimmed(source, word, end);
  const valueSpan = found.start < found.end ? found : { start: nameEnd, end: nameEnd };
  const value = filled(source.slice(valueSpan.start, valueSpan.end), values);
  return {
    name: isNameKnown && name.text !== undefined ? name.text : written,
    span: { start, end: nameEnd },
    quote: '',
    hasVariable: name.hasVariable,
    isNameKnown,
    value: value.text,
    valueSpan,
    valueQuote: '',
    valueHasVariable: value.hasVariable,
    instruction,
    stage,
    isTrigger: false,
  };
}
