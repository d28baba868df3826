import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import { type BaseFact, type BaseFacts, baseFacts } from '../../core/dockerfile/base.js';
import { imageReference } from '../../core/dockerfile/reference.js';
import type { StageHead } from '../../core/dockerfile/stages.js';
import type { Span } from '../../core/finding.js';
import { libcOf } from '../../core/host/distributions.js';
import { type Argument, type MessageKey, render } from '../../core/messages.js';
import type { ParsedDocument } from '../document.js';
import { codeSpan } from '../markdown.js';
import { rangeOf } from '../places.js';

/**
 * Says what is known of the image or the platform that a `FROM` names, where one of them stands at a
 * place; of an image from elsewhere what its name alone tells.
 */
export function hoverBase(
  { labels, source }: ParsedDocument,
  position: Position,
  translate: (template: string) => string,
): Hover | null {
  const offset = source.offsetAt(position);
  const covers = ({ start, end }: Span): boolean => start <= offset && offset <= end && start < end;
  const stages = labels?.stages ?? [];
  const stage = stages.find(
    ({ imageSpan, platform }) => covers(imageSpan) || (platform && covers(platform.span)),
  );
  if (stage === undefined) return null;
  const span = covers(stage.imageSpan) ? stage.imageSpan : stage.platform!.span;
  const written = source.getText(rangeOf(source, stage.imageSpan));
  // In a definition file, a name that is not one of a registry.
  if (stage.image === undefined && !variable.test(written)) return null;
  const sheet = new Sheet(stage, stages, translate, (at) => source.positionAt(at).line + 1);
  return {
    contents: { kind: MarkupKind.Markdown, value: sheet.text(written) },
    range: rangeOf(source, span),
  };
}

/** In a Dockerfile `$BASE`, in a definition file `{{ base }}`. */
const variable = /\$|\{\{/;

class Sheet {
  constructor(
    readonly stage: StageHead,
    readonly stages: readonly StageHead[],
    readonly translate: (template: string) => string,
    readonly lineOf: (offset: number) => number,
  ) {}

  /** @param written the image as the text has it, with its variables */
  text(written: string): string {
    const { image } = this.stage;
    const heading = `### ${this.#say('base.heading', codeSpan(image ?? written))}`;
    const hasVariable = image !== undefined && variable.test(written);
    const paragraphs = [
      heading,
      hasVariable ? this.#say('base.by-default') : '',
      ...this.#image(image),
    ];
    return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
  }

  #image(image: string | undefined): readonly string[] {
    const { base } = this.stage;
    const platform = this.#platform();
    if (image === undefined) return [this.#say('base.variable'), platform];
    if (base !== undefined) return [this.#ofStage(base), platform];
    if (image === 'scratch') return [this.#say('base.scratch'), platform];
    if (imageReference(image) === undefined) return [this.#say('base.none'), platform];
    const facts = baseFacts(image);
    const lines = facts === undefined ? [] : this.#facts(facts);
    const known = facts === undefined ? 'base.unknown' : 'base.name-alone';
    return [[...lines, platform].filter((line) => line !== '').join('\n'), `*${this.#say(known)}*`];
  }

  #ofStage(base: number): string {
    const { name, instruction, image } = this.stages[base]!;
    const stage = codeSpan(name ?? String(base));
    const line = String(this.lineOf(instruction.start));
    const from = image === undefined ? '' : ` ${this.#say('base.stage.from', codeSpan(image))}`;
    return this.#say('base.stage', stage, line) + from;
  }

  #facts({ facts }: BaseFacts): readonly string[] {
    const of = (source: string) => facts.find((fact) => fact.source === source);
    const vendor = of('system.os.vendor');
    const version = of('system.os.version');
    return [
      this.#said('base.distribution', vendor),
      vendor && this.#release(vendor.value, version),
      this.#said('base.libc', of('library.libc.name')) ?? this.#libc(vendor, version),
      this.#said('base.cuda', of('gpu.nvidia.cuda')),
      this.#said('base.rocm', of('gpu.amd.rocm')),
    ].filter((line) => line !== undefined);
  }

  #release(vendor: string, version: BaseFact | undefined): string | undefined {
    if (version !== undefined) return this.#said('base.release', version);
    const isRolling = libcOf(vendor, undefined)?.libc === 'rolling';
    const key = isRolling ? 'base.release.none' : 'base.release.moves';
    return this.#line('base.release', this.#say(key));
  }

  #libc(vendor: BaseFact | undefined, version: BaseFact | undefined): string | undefined {
    const libc = vendor && libcOf(vendor.value, version?.value);
    if (libc === undefined || libc.libc === 'rolling') return undefined;
    const name = libc.libc === 'musl' ? 'musl' : `glibc ${libc.version}`;
    const table = codeSpan('distribution-glibc');
    return this.#line('base.libc', this.#say('base.libc.inferred', codeSpan(name), table));
  }

  #platform(): string {
    const { platform } = this.stage;
    if (platform === undefined) return '';
    const { text } = platform;
    const said = text === undefined ? this.#say('base.platform.unknown') : codeSpan(text);
    return this.#line('base.platform', said);
  }

  #said(name: MessageKey, fact: BaseFact | undefined): string | undefined {
    if (fact === undefined) return undefined;
    const by = this.#say('base.by', codeSpan(fact.value), codeSpan(fact.why));
    return this.#line(name, by);
  }

  #line(name: MessageKey, text: string): string {
    return `- **${this.#say(name)}**: ${text}`;
  }

  #say(key: MessageKey, ...args: readonly Argument[]): string {
    return render({ key, args }, this.translate);
  }
}
