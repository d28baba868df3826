import { Emitter } from 'vscode-languageserver';
import type { FileText } from '../../core/files.js';
import type { CheckWishes, HostView } from '../../service/host/view.js';
import type { SettingsSource } from '../settings.js';
import { isIn } from '../uris.js';
import { profileAddress } from './profiles.js';
import { HostStore, type HostStoreParts } from './store.js';

/** Profiles that settings of folders name; of more than this, those asked for first are forgotten. */
const mostProfiles = 50;

interface HostsParts extends HostStoreParts {
  readonly settings: SettingsSource;
  readonly read: (uri: string) => Promise<FileText | undefined>;
  /** The addresses of the workspace's folders. */
  readonly folders: () => readonly string[];
  readonly isDockerfile: (uri: string) => boolean;
}

/** The hosts that open documents are held against: the chosen one, and those that settings name for Dockerfiles. */
export class Hosts {
  readonly chosen: HostStore;
  readonly #parts: HostsParts;
  readonly #profiles = new Map<string, HostStore>();
  readonly #changed = new Emitter<void>();
  #generation = 1;

  /** Fires when more or less is known of any of them, or another one is chosen. */
  readonly onChange = this.#changed.event;

  constructor(parts: HostsParts) {
    this.#parts = parts;
    this.chosen = new HostStore(parts);
    this.chosen.onChange(() => this.#tell());
  }

  /** Differs after each change. */
  get generation(): number {
    return this.#generation;
  }

  /** How a document is to be held against hosts. */
  async wishesOf(uri: string): Promise<CheckWishes> {
    const { settings, isDockerfile, folders } = this.#parts;
    const { check, dockerfile } = await settings.of(uri);
    const { require } = check;
    if (!isDockerfile(uri)) return { require };
    const { target } = dockerfile;
    // A relative path starts at the Dockerfile's own folder of the workspace.
    const own = folders().filter((folder) => isIn(folder, uri));
    const address = profileAddress(dockerfile.profile, [...own, ...folders()]);
    return { require, target, host: address === undefined ? undefined : this.#profile(address) };
  }

  /** Fulfilled when as much is known of a host as can be without the user's doing. */
  async settled(host: HostView | undefined): Promise<void> {
    const store = [...this.#profiles.values()].find((one) => one === host) ?? this.chosen;
    await store.settled();
  }

  /** Reads those anew that are among these files, by normalized address. */
  filesChanged(uris: readonly string[]): void {
    for (const store of [this.chosen, ...this.#profiles.values()]) store.filesChanged(uris);
  }

  #profile(address: string): HostStore {
    const known = this.#profiles.get(address);
    if (known !== undefined) return known;
    const { read, onFailure } = this.#parts;
    const store = new HostStore({
      read,
      onFailure,
      extract: undefined,
      isTrusted: false,
      chosen: undefined,
    });
    const [oldest] = this.#profiles.keys();
    if (this.#profiles.size >= mostProfiles) this.#profiles.delete(oldest!);
    this.#profiles.set(address, store);
    store.onChange(() => this.#tell());
    store.configure({ id: address, extract: false, extractors: [] });
    return store;
  }

  #tell(): void {
    this.#generation += 1;
    this.#changed.fire();
  }
}
