import { type Finding, finding } from '../finding.js';
import { JsonKind, type JsonTree } from '../json/tree.js';
import { nearest } from '../schema/nearest.js';
import { featureNamed, features, isFeature } from './features.js';

/** Of names that no node has: of features, of what is in them, of labels. */
export class NameJudge {
  readonly #nearFeature = nearest(features.map(({ name }) => name));

  constructor(readonly tree: JsonTree) {}

  feature(node: number): Finding[] {
    const { tree } = this;
    const name = tree.string(node);
    if (isFeature(name)) return [];
    const near = this.#nearFeature(name.toLowerCase());
    const place = tree.word(node);
    if (near === undefined) return [finding('rules-feature', place, 'rules.feature', [name])];
    const data = { nearest: near };
    return [finding('rules-feature', place, 'rules.feature.nearest', [name, near], { data })];
  }

  /** Names that are nearly one of the feature's; a later version of it may have others. */
  elements(expressions: number, featureName: string): Finding[] {
    const { tree } = this;
    const feature = featureNamed(featureName);
    if (feature === undefined || feature.isOpen) return [];
    const names = feature.elements.map(({ name }) => name);
    const near = nearest(names);
    const findings: Finding[] = [];
    for (const key of tree.children(expressions)) {
      const name = tree.string(key);
      const meant = names.includes(name) ? undefined : near(name);
      if (meant === undefined || !tree.is(key, JsonKind.Key)) continue;
      const args = [feature.name, name, meant];
      const data = { nearest: meant };
      findings.push(
        finding('rules-feature', tree.word(key), 'rules.element.nearest', args, { data }),
      );
    }
    return findings;
  }

  label(node: number): Finding[] {
    const name = this.tree.string(node);
    if (isLabel(name)) return [];
    return [finding('rules-feature', this.tree.word(node), 'rules.label', [name])];
  }
}

/**
 * Whether a text has the form of a label's name in Kubernetes: perhaps a domain and a slash, then up to
 * 63 letters, digits, `-`, `_` and `.` that begin and end with a letter or digit.
 */
function isLabel(text: string): boolean {
  const slash = text.indexOf('/');
  const domain = slash < 0 ? undefined : text.slice(0, slash);
  const name = text.slice(slash + 1);
  const isName = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(name);
  return isName && (domain === undefined || isDomain(domain));
}

function isDomain(text: string): boolean {
  return (
    text.length <= 253 &&
    /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(text)
  );
}
