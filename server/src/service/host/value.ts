import { Knowledge } from '../../core/compatibility/knowledge.js';
import { statedOf } from '../../core/compatibility/stated.js';
import { type Argument, render } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import type { HostValue } from '../spec/proposals.js';
import type { HostView } from './view.js';

/** Looks up what the host has of an attribute; nothing where that is not known, or contradicts itself. */
export function hostValueIn(
  catalog: Catalog,
  host: HostView | undefined,
  translate: (template: string) => string,
): HostValue {
  return (namespace, name, schema) => {
    const subject = host?.subject(catalog);
    if (host === undefined || subject === undefined) return undefined;
    const known = Knowledge.of(catalog).attribute(namespace, name, schema);
    const stated = known && statedOf(subject, known);
    if (stated === undefined || stated.contradicted !== undefined) return undefined;
    return { value: stated.value, host: nameOf(host.name, translate) };
  };
}

/** The name of a host in the user's language. */
export function nameOf(name: Argument, translate: (template: string) => string): string {
  return typeof name === 'string' ? name : render(name, translate);
}
