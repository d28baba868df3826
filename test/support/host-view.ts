import { readSubject } from '../../server/src/core/compatibility/subject.js';
import { profileHead } from '../../server/src/core/host/profile-head.js';
import { readJson } from '../../server/src/core/json/read.js';
import type { Message } from '../../server/src/core/messages.js';
import { readSpec } from '../../server/src/core/spec/model.js';
import type { HostView } from '../../server/src/service/host/view.js';
import { openSpec, type SpecCase } from './spec-help.js';

/** A schema of the workspace with an attribute for each way of answering. */
export const hostSchema = JSON.stringify({
  graph: {
    id: 'org.example.host',
    type: 'compspec',
    metadata: { version: '1.0.0' },
    nodes: {
      libc: { metadata: { type: 'version', comparison: 'at-least', answers: ['run'] } },
      tuned: { metadata: { comparison: 'equals', answers: ['optimal'] } },
      both: { metadata: { comparison: 'equals', answers: ['run', 'optimal'] } },
      said: { metadata: { comparison: 'informational' } },
      plain: { metadata: { values: ['one', 'two'], aliases: { Zwei: 'two' } } },
      list: { metadata: { type: 'list' } },
      abi: { metadata: { comparison: 'equals', answers: ['libraries'] } },
    },
    edges: [{ source: 'libc', target: 'abi', relation: 'near' }],
  },
});

/** A spec in JSON with attributes of that schema; `name` is its `metadata.name`. */
export function hostSpec(attributes: string, metadata = '"name": "solver"'): string {
  return `{"version": "0.1.0", "kind": "CompatibilitySpec", "metadata": {${metadata}}, "compatibilities": [{"name": "org.example.host", "version": "1.0.0", "attributes": {${attributes}}}]}`;
}

/** A profile of a machine. */
export function hostProfile(attributes: Readonly<Record<string, string>>, name = 'node 7'): string {
  const metadata = { name, subject: 'host', extractedAt: '2026-05-04T03:02:01.000Z' };
  return hostSpec(JSON.stringify(attributes).slice(1, -1), JSON.stringify(metadata).slice(1, -1));
}

/** A host as a store would show it, by a profile's text; by a message, one of which nothing is known. */
export class ViewedHost implements HostView {
  generation = 1;
  wanted = 0;
  readonly name: HostView['name'];
  readonly extractedAt: Date | undefined;
  readonly fault: HostView['fault'];
  readonly subject: HostView['subject'];
  mounts: HostView['mounts'];

  constructor(known: string | Message, isPassing = false) {
    if (typeof known !== 'string') {
      this.name = { key: 'host.this-machine', args: [] };
      this.fault = { told: known, isPassing };
      this.subject = () => undefined;
      return;
    }
    const tree = readJson(known);
    const head = profileHead(tree);
    this.name = head?.name ?? '';
    this.extractedAt = head?.extractedAt;
    const read = new WeakMap<object, ReturnType<typeof readSubject>>();
    this.subject = (catalog) => {
      const subject = read.get(catalog) ?? readSubject(readSpec(tree), catalog, 'profile');
      read.set(catalog, subject);
      return subject;
    };
  }

  want(): void {
    this.wanted += 1;
  }
}

/** A spec that is open in a workspace with that schema, and the machine that it is held against. */
export function openOnHost(
  markedText: string,
  host: HostView | undefined,
  { files = {}, ...options }: SpecCase = {},
) {
  const text = markedText.includes('<|>') ? markedText : `${markedText}<|>`;
  const opened = openSpec(text, {
    files: { 'host.compspec.json': hostSchema, ...files },
    ...options,
  });
  opened.service.setHost(host);
  return opened;
}
