import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { takeText } from '../../server/src/core/judge.js';
import { english } from '../../server/src/core/messages.js';
import { buildPicture, type PictureSource } from '../../server/src/core/picture/build.js';
import type { PictureModel } from '../../server/src/core/picture/view/model.js';
import { Catalog } from '../../server/src/core/schema/catalog.js';
import { judgeSchema } from '../../server/src/core/schema/judge.js';

const root = resolve(import.meta.dirname, '../..');
const catalog = new Catalog();

/** The picture of schemas as the editor would show it. */
export function modelOf(...texts: readonly string[]): PictureModel {
  const sources = texts.map((text, index): PictureSource => {
    const uri = `file:///schemas/${index}/compspec.json`;
    const taken = takeText(text, { name: uri, explicit: true, encodingFault: undefined });
    return { uri, tree: taken.tree, findings: judgeSchema(taken.tree).findings };
  });
  const model = buildPicture(sources, { catalog, say: english });
  if ('refused' in model) throw new Error(english(model.refused));
  return model;
}

/** @param path as `org.supercontainers/0.1.0` */
export async function catalogModel(...paths: readonly string[]): Promise<PictureModel> {
  const texts = paths.map((path) =>
    readFile(join(root, 'schemas/catalog', path, 'compspec.json'), 'utf8'),
  );
  return modelOf(...(await Promise.all(texts)));
}

/** A schema of a tree: `width` groups, each with as many attributes as `below` says. */
export function wideSchema(width: number, below: number): string {
  const nodes: Record<string, object> = { all: {} };
  const edges: object[] = [];
  const relation = 'contains';
  for (let group = 0; group < width; group += 1) {
    const name = `all.group${group}`;
    nodes[name] = {};
    edges.push({ source: 'all', target: name, relation });
    for (let leaf = 0; leaf < below; leaf += 1) {
      const target = `${name}.attribute${leaf}`;
      nodes[target] = { label: `attribute ${leaf} of group ${group}` };
      edges.push({ source: name, target, relation });
    }
  }
  return JSON.stringify({
    graph: { id: 'org.example.large', metadata: { version: '0.1.0' }, nodes, edges },
  });
}
