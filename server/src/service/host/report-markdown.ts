import type { CheckLine } from '../../core/compatibility/report.js';
import type { Origin } from '../../core/compatibility/stated.js';
import { type Question, questions } from '../../core/compatibility/verdict.js';
import { type Argument, type Message, type MessageKey, render } from '../../core/messages.js';
import { meaningOfQuestion } from '../../core/schema/comparisons.js';
import { codeSpan, escapeMarkdown } from '../markdown.js';
import { type AnsweredLine, decisive, marks } from './marks.js';
import type { CheckedDocument } from './view.js';

type Translate = (template: string) => string;

/** What is said of one value, as a hover and a hint say it. All lines are about the same value. */
export function answersMarkdown(
  lines: readonly AnsweredLine[],
  host: Argument,
  translate: Translate,
): string {
  const line = decisive(lines);
  if (line === undefined) return '';
  const say = (key: MessageKey, ...args: readonly Argument[]): string =>
    render({ key, args }, translate);
  const value =
    line.host === undefined
      ? `*${say('hover.no-value')}*`
      : isInferred(line)
        ? say('report.inferred', codeSpan(line.host))
        : codeSpan(line.host);
  const head = `**${escapeMarkdown(say('hover.on-host', host), 200)}**: ${value}`;
  const answers = lines.map(
    ({ verdict, question, why, remedy }) =>
      `- ${marks[verdict]} ${question}: ${[why, remedy]
        .flatMap((one) => one ?? [])
        .map(escaped)
        .join(' ')}`,
  );
  return [head, answers.join('\n')].join('\n\n');

  function escaped(message: Message): string {
    return escapeMarkdown(render(message, translate));
  }
}

/** The name that a document goes by: what it calls itself, else its file's name. */
export function targetName({ document, report }: CheckedDocument): string {
  const last = document.uri.slice(document.uri.lastIndexOf('/') + 1);
  if (report.target !== undefined && report.target !== '') return report.target;
  try {
    return decodeURIComponent(last);
  } catch (error) {
    // No encoding of anything: as it is, then.
    if (error instanceof URIError) return last;
    throw error;
  }
}

/** Characters of one value or name: lists of features are long, and this is the place to read them. */
const longest = 500;

/** A check as a page to be read: the verdict, and each question with all that bears on it. */
export function reportMarkdown(checked: CheckedDocument, translate: Translate): string {
  return new ReportPage(checked, translate).text();
}

class ReportPage {
  constructor(
    readonly checked: CheckedDocument,
    readonly translate: Translate,
  ) {}

  text(): string {
    const { report, host } = this.checked;
    const { verdict, required } = report;
    const title = this.#say('report.title', targetName(this.checked), host.name);
    const { extractedAt } = host;
    return `${[
      `# ${escapeMarkdown(title, 500)}`,
      `**${marks[verdict]} ${this.#say(`verdict.${verdict}`)}**`,
      this.#say('report.required', required.join(', ')),
      ...(extractedAt === undefined
        ? []
        : [this.#say('report.looked-at', toTheMinute(extractedAt))]),
      ...questions.flatMap((question) => this.#question(question)),
      ...this.#information(),
    ].join('\n\n')}\n`;
  }

  #question(question: Question): readonly string[] {
    const { verdict, lines } = this.checked.report.questions[question];
    const head = `## ${marks[verdict]} ${question}: ${this.#say(`verdict.${verdict}`)}`;
    const meaning = escapeMarkdown(meaningOfQuestion(question) ?? '');
    const mounts = question === 'bind-mount' ? this.#mounts() : [];
    if (lines.length === 0) return [head, meaning, this.#say('report.nothing'), ...mounts];
    return [head, meaning, lines.map((line) => this.#line(line)).join('\n'), ...mounts];
  }

  /** Which libraries stand behind the answer, and which do not, since the host has none such. */
  #mounts(): readonly string[] {
    const { mounts } = this.checked.host;
    if (mounts === undefined) return [];
    const items = mounts.usual.map(({ name, paths, failure }) => {
      const found = paths.map((path) => codeSpan(path, longest));
      if (found.length === 0) found.push(this.#say('report.mounts.absent'));
      if (failure !== undefined) {
        found.push(escapeMarkdown(this.#say('report.mounts.unread', failure), longest));
      }
      return `- ${escapeMarkdown(name)}: ${found.join(', ')}`;
    });
    return [this.#say('report.mounts'), items.join('\n')];
  }

  #information(): readonly string[] {
    const { information } = this.checked.report;
    if (information.length === 0) return [];
    const head = `## ${this.#say('report.information')}`;
    const lines = information.map((line) => `- ${this.#values(line)}`);
    return [head, this.#say('report.information.why'), lines.join('\n')];
  }

  /** A list's item, not a table's row: pages are read beside the spec, where columns have no room. */
  #line(line: CheckLine): string {
    const said = [line.why, line.remedy].flatMap((one) => one ?? []);
    const sentences = said.map((one) => escapeMarkdown(render(one, this.translate)));
    // Joined: a long name is broken rather than parted from its mark.
    return `- ${marks[line.verdict]}\u00a0${this.#values(line)}\\\n  ${sentences.join(' ')}`;
  }

  #values({ attribute, image, host, from }: CheckLine): string {
    const stated = this.#value(image, from.image);
    const values =
      host === undefined
        ? stated
        : this.#say('report.values', stated, this.#value(host, from.host));
    return `**${escapeMarkdown(attribute, longest)}**: ${values}`;
  }

  #value(text: string, origin: Origin | undefined): string {
    const shown = codeSpan(text, longest);
    if (origin === 'base') return this.#say('report.from-base', shown);
    return origin === 'inferred' ? this.#say('report.inferred', shown) : shown;
  }

  #say(key: MessageKey, ...args: readonly Argument[]): string {
    return render({ key, args }, this.translate);
  }
}

function isInferred({ from }: CheckLine): boolean {
  return from.host === 'inferred';
}

function toTheMinute(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
