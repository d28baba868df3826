import { expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { withCursor } from '../../../support/markers.js';
import { languageService, textDocument } from '../../../support/service.js';

const entry = '"name": "org.supercontainers", "version": "0.1.0"';
const spec = (compatibility: string): string =>
  `{ "kind": "CompatibilitySpec", "compatibilities": [{ ${compatibility} }] }`;

async function offered(marked: string, label: string, labelDetails = true) {
  const { text, offset } = withCursor(marked);
  const document = textDocument(text);
  const service = languageService({ labelDetails });
  const list = await service.complete(document, document.positionAt(offset));
  const item = list?.items.find((one) => one.label === label);
  expect(item, label).toBeDefined();
  return item as CompletionItem;
}

it('an alias says what it stands for without being selected, where the client shows that', async () => {
  const marked = spec(`${entry}, "attributes": { "mpi.implementation": "<|>" }`);
  const alias = await offered(marked, 'OpenMPI');
  expect(alias.labelDetails).toEqual({ description: '= openmpi' });
  expect(alias.detail).toBe('= openmpi');
  const value = await offered(marked, 'openmpi');
  expect(value).not.toHaveProperty('labelDetails');
  const elsewhere = await offered(marked, 'OpenMPI', false);
  expect(elsewhere).not.toHaveProperty('labelDetails');
  expect(elsewhere.detail).toBe('= openmpi');
});

it('a namespace says the version and whence its schema is', async () => {
  const item = await offered(spec('"name": "<|>"'), 'org.supercontainers');
  expect(item.labelDetails?.description).toMatch(/^\d+\.\d+\.\d+ \(bundled\)$/);
});

it('a CPU target is one of archspec', async () => {
  const marked = spec(
    '"name": "io.archspec", "version": "0.0.0", "attributes": { "cpu.target": "<|>" }',
  );
  expect((await offered(marked, 'neoverse_v2')).detail).toBeUndefined();
  expect((await offered(marked, 'amd64')).detail).toBe('= x86_64');
});
