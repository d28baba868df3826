import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultExpansion,
  expansionToDepth,
  fitsAtOnce,
  fullExpansion,
  pageSize,
  revealing,
  toggled,
  visible,
} from '../../../../../server/src/core/picture/view/expansion.js';
import {
  anyDocument,
  chainText,
  graphText,
  nodeNamed,
  pictureOf,
  wideText,
} from '../../../../support/pictures.js';

const small = pictureOf(
  graphText(['a', 'a.b', 'a.c', 'd'], ['a contains a.b', 'a contains a.c', 'd is a.b']),
);
const wide = pictureOf(wideText(500));

describe('what is shown', () => {
  test('is all of a schema that fits', () => {
    const { items } = visible(small, defaultExpansion(small));
    expect(items.map(({ id }) => id)).toEqual([
      'org.example#',
      'org.example#a',
      'org.example#a.b',
      'org.example#a.c',
      'org.example#d',
    ]);
    expect(items.map(({ depth }) => depth)).toEqual([0, 1, 2, 2, 1]);
    expect(items.every(({ hidden }) => hidden === 0)).toBe(true);
  });

  test('is the root alone, with what is in it, where nothing is open', () => {
    const { items, itemOf } = visible(small, new Set());
    expect(items).toMatchObject([{ expandable: true, expanded: false, hidden: 4 }]);
    expect([...itemOf]).toEqual([0, 0, 0, 0, 0]);
  });

  test('is a page of a large sibling set, and how many more there are', () => {
    const { items } = visible(wide, fullExpansionOfFirstPages());
    expect(items).toHaveLength(2 + pageSize + 1);
    expect(items.at(-1)).toMatchObject({ kind: 'more', hidden: 500 - pageSize, expandable: true });
  });

  test('grows by a page where the reader asks for more', () => {
    const open = fullExpansionOfFirstPages();
    const more = visible(wide, open).items.at(-1)!;
    const { items } = visible(wide, toggled(open, more.id));
    expect(items.filter(({ kind }) => kind === 'node')).toHaveLength(2 + 2 * pageSize);
    expect(items.at(-1)).toMatchObject({ kind: 'more', hidden: 500 - 2 * pageSize });
  });

  test('has gaps before and behind a page in the middle that somebody asked for', () => {
    const node = wide.nodes.indexOf(nodeNamed(wide, 'a.n250'));
    const { items, itemOf } = visible(wide, revealing(wide, fullExpansionOfFirstPages(), node));
    expect(items[itemOf[node]!]).toMatchObject({ kind: 'node', node });
    const gaps = items.filter(({ kind }) => kind === 'more');
    expect(gaps.map(({ hidden }) => hidden)).toEqual([200, 220]);
  });

  test('opens with no more than fits, level by level', () => {
    const names = Array.from({ length: 30 }, (_, index) => `g${index}`);
    const leaves = names.flatMap((one) => [`${one}.a`, `${one}.b`]);
    const edges = leaves.map((leaf) => `${leaf.slice(0, -2)} contains ${leaf}`);
    const model = pictureOf(graphText([...names, ...leaves], edges));
    const { items } = visible(model, defaultExpansion(model));
    expect(items).toHaveLength(31);
    expect(visible(model, defaultExpansion(model, 91)).items).toHaveLength(91);
    expect(items.length).toBeLessThanOrEqual(fitsAtOnce);
  });

  test('is so many levels', () => {
    expect(visible(small, expansionToDepth(small, 1)).items).toHaveLength(3);
    expect(visible(small, expansionToDepth(small, 0)).items).toHaveLength(1);
    expect(visible(wide, fullExpansion(wide, 2)).items).toHaveLength(502);
  });

  test('takes a chain of any length', () => {
    const chain = pictureOf(chainText(5000));
    expect(visible(chain, fullExpansion(chain)).items).toHaveLength(5001);
    const last = chain.nodes.length - 1;
    const shown = visible(chain, revealing(chain, new Set(), last));
    expect(shown.items[shown.itemOf[last]!]).toMatchObject({ node: last });
  });

  function fullExpansionOfFirstPages() {
    return expansionToDepth(wide, 2);
  }
});

describe('any document', () => {
  test('is shown once as a whole, and any node can be revealed', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), (text, pick) => {
        const model = pictureOf(text);
        const whole = visible(model, fullExpansion(model)).items;
        expect(whole.map(({ node }) => node)).toEqual(model.nodes.map((_, index) => index));
        const node = pick % model.nodes.length;
        const { items, itemOf } = visible(model, revealing(model, new Set(), node));
        expect(items[itemOf[node]!]).toMatchObject({ kind: 'node', node });
        const hidden = items.reduce((sum, one) => sum + one.hidden, 0);
        const shown = items.filter(({ kind }) => kind === 'node').length;
        // What stands for siblings counts them alone; below a closed one everything is counted.
        if (items.every(({ kind }) => kind === 'node')) {
          expect(shown + hidden).toBe(model.nodes.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
