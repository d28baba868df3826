import type { Subject } from '../../core/compatibility/subject.js';
import { hostAttributes } from '../../core/host/profile.js';
import { type Message, render } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import type { SpecModel } from '../../core/spec/model.js';
import type {
  HostDescription,
  HostNamespace,
  HostSection,
  HostState,
} from '../../protocol/host.js';
import { profileText } from './profile.js';
import type { HostStore } from './store.js';

type Translate = (template: string) => string;

/** The chosen host, in the user's language. */
export function hostState(
  store: HostStore,
  origin: HostState['origin'],
  translate: Translate,
): HostState {
  const { id, name, status, extractedAt, fault } = store;
  const detail = fault ?? (status === 'extracting' ? extracting : undefined);
  return {
    id,
    name: typeof name === 'string' ? name : render(name, translate),
    origin,
    status,
    ...(detail !== undefined && { detail: render(detail.told, translate) }),
    ...(extractedAt !== undefined && { extractedAt: extractedAt.toISOString() }),
  };
}

const extracting: { readonly told: Message } = { told: { key: 'host.extracting', args: [] } };

/** What is known of the chosen host. */
export function hostDescription(
  store: HostStore,
  state: HostState,
  catalog: Catalog,
): HostDescription {
  if (!store.isThisMachine) return profileDescription(store, state, catalog);
  const { extraction } = store;
  if (extraction === undefined) return { state, sections: [], namespaces: [] };
  return {
    state,
    sections: extraction.sections.map(
      ({ extractor, section, status, detail, milliseconds, isUnverified, values }) => ({
        extractor,
        section,
        status,
        ...(detail !== undefined && { detail }),
        milliseconds,
        isUnverified,
        values: Object.entries(values).map(([name, value]) => ({ name, value })),
      }),
    ),
    namespaces: hostAttributes(extraction, catalog).map(({ namespace, version, attributes }) => ({
      namespace,
      version,
      attributes: [...attributes].map(([name, value]) => ({ name, value })),
    })),
    profile: profileText(state.name, extraction, catalog),
  };
}

function profileDescription(store: HostStore, state: HostState, catalog: Catalog): HostDescription {
  const spec = store.profile?.spec;
  if (spec === undefined) return { state, sections: [], namespaces: [] };
  const { probes } = store.subject(catalog)!;
  return {
    state,
    sections: [...probes].map(([name, probe]) => probedSection(name, probe)),
    namespaces: spec.entries.map(statedNamespace),
    profile: spec.tree.text,
  };
}

function probedSection(
  name: string,
  { status, detail }: Subject['probes'] extends ReadonlyMap<string, infer Probe> ? Probe : never,
): HostSection {
  const [extractor = '', ...section] = name.split('.');
  return {
    extractor,
    section: section.join('.'),
    // A profile says what it likes: what is none of the words failed.
    status: statuses.find((one) => one === status) ?? 'failed',
    ...(detail !== '' && { detail }),
    isUnverified: false,
    values: [],
  };
}

const statuses = ['ok', 'absent', 'failed', 'skipped'] as const;

function statedNamespace({
  name,
  version,
  attributes,
}: SpecModel['entries'][number]): HostNamespace {
  return {
    namespace: name,
    version: version ?? '',
    attributes: attributes.flatMap((attribute) =>
      attribute.text === undefined ? [] : [{ name: attribute.name, value: attribute.text }],
    ),
  };
}
