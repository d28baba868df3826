import { Emitter } from 'vscode-languageserver';
import { extractedSubject } from '../../core/compatibility/extracted.js';
import { readSubject, type Subject } from '../../core/compatibility/subject.js';
import type { FileText } from '../../core/files.js';
import type { DefaultMounts } from '../../core/host/default-mounts.js';
import type { MachineLook } from '../../core/host/look.js';
import type { Argument, Message } from '../../core/messages.js';
import type { Catalog } from '../../core/schema/catalog.js';
import { type HostState, thisMachineId } from '../../protocol/host.js';
import type { HostView } from '../../service/host/view.js';
import { normalized } from '../uris.js';
import { fileName, type ReadProfile, readProfile } from './profile.js';

export interface HostStoreParts {
  /** Looks at this machine, also with extractors of others; undefined where there is none to look at. */
  readonly extract: ((extractors: readonly string[]) => Promise<MachineLook>) | undefined;
  /** The text of a profile; undefined where there is none to be read. */
  readonly read: (uri: string) => Promise<FileText | undefined>;
  readonly isTrusted: boolean;
  /** The host that was chosen before this server was started; it goes before the settings'. */
  readonly chosen: string | undefined;
  readonly onFailure: (error: unknown) => void;
}

/** What a user's settings say, as far as it is of hosts. */
export interface HostWishes {
  readonly id: string;
  /** Whether this machine is looked at as soon as a spec needs it. */
  readonly extract: boolean;
  /** Names of extractors of others that it is looked at with. */
  readonly extractors: readonly string[];
}

type Status = HostState['status'];

/**
 * The host that specs are held against: this machine, or that of a profile. This machine is looked at
 * for the first spec that needs it, in a trusted workspace, and again only when the user says so; what
 * was found lives as long as the server, since a machine changes and a look takes a second.
 */
export class HostStore implements HostView {
  readonly #parts: HostStoreParts;
  readonly #changed = new Emitter<void>();
  #generation = 1;
  #id = thisMachineId;
  #isTrusted: boolean;
  #wishes: HostWishes | undefined;
  #isWanted = false;
  /** Whether the user has chosen a host since the start. */
  #isChosen = false;
  #extraction: MachineLook | undefined;
  #extracting: Promise<void> | undefined;
  #failure: string | undefined;
  #profile: ReadProfile | undefined;
  #reading: Promise<void> | undefined;
  #subject: { readonly catalog: Catalog; readonly subject: Subject } | undefined;
  #configured: () => void = () => undefined;
  readonly #isConfigured: Promise<void>;

  /** Fires when another host is chosen, or more or less is known of it. */
  readonly onChange = this.#changed.event;

  constructor(parts: HostStoreParts) {
    this.#parts = parts;
    this.#isTrusted = parts.isTrusted;
    this.#isConfigured = new Promise((resolve) => {
      this.#configured = resolve;
    });
  }

  get generation(): number {
    return this.#generation;
  }

  /** `thisMachineId`, or the normalized address of a profile. */
  get id(): string {
    return this.#id;
  }

  get isThisMachine(): boolean {
    return this.#id === thisMachineId;
  }

  /** What was found on this machine, whichever host is chosen. */
  get extraction(): MachineLook | undefined {
    return this.#extraction;
  }

  get mounts(): DefaultMounts | undefined {
    return this.isThisMachine ? this.#extraction?.mounts : undefined;
  }

  get profile(): ReadProfile | undefined {
    return this.isThisMachine ? undefined : this.#profile;
  }

  get name(): Argument {
    if (this.isThisMachine) return { key: 'host.this-machine', args: [] };
    return this.#profile?.name ?? fileName(this.#id);
  }

  get extractedAt(): Date | undefined {
    return this.isThisMachine ? this.#extraction?.extractedAt : this.#profile?.extractedAt;
  }

  get status(): Status {
    if (!this.isThisMachine) {
      if (this.#profile === undefined) return 'extracting';
      return this.#profile.fault === undefined ? 'ready' : 'failed';
    }
    if (this.#extracting !== undefined) return 'extracting';
    if (this.#extraction !== undefined) return 'ready';
    if (this.#parts.extract === undefined || this.#failure !== undefined) return 'failed';
    if (!this.#isTrusted) return 'untrusted';
    return this.#wishes?.extract === false ? 'off' : 'waiting';
  }

  get fault(): HostView['fault'] {
    const { status } = this;
    // What was found the last time counts until more is known.
    const isKnown = this.isThisMachine && this.#extraction !== undefined;
    if (status === 'ready' || isKnown) return undefined;
    return { told: this.#why(status), isPassing: status === 'waiting' || status === 'extracting' };
  }

  subject(catalog: Catalog): Subject | undefined {
    if (this.#subject?.catalog === catalog) return this.#subject.subject;
    const subject = this.#read(catalog);
    this.#subject = subject && { catalog, subject };
    return subject;
  }

  want(): void {
    this.#isWanted = true;
    if (this.#wishes !== undefined && this.status === 'waiting') this.#extract();
  }

  /** Fulfilled when as much is known as can be without the user's doing. */
  async settled(): Promise<void> {
    await this.#isConfigured;
    this.want();
    while (this.#extracting !== undefined || this.#reading !== undefined) {
      await this.#extracting;
      await this.#reading;
    }
  }

  /** Takes over the settings; a host that was chosen otherwise stays until they name another one. */
  configure(wishes: HostWishes): void {
    const before = this.#wishes;
    this.#wishes = wishes;
    this.#configured();
    if (before === undefined ? !this.#isChosen : before.id !== wishes.id) {
      this.#choose(before === undefined ? (this.#parts.chosen ?? wishes.id) : wishes.id);
    }
    if ((before?.extract ?? true) !== wishes.extract) this.#tell();
    if (before !== undefined && before.extractors.join() !== wishes.extractors.join()) {
      this.#extractAnew();
    }
    if (this.#isWanted) this.want();
  }

  /** Chooses a host; a profile that is chosen is read anew. */
  async select(id: string): Promise<void> {
    this.#isChosen = true;
    this.#choose(id);
    await this.#reading;
    if (this.#isWanted) this.want();
  }

  /** To be called when the user trusts the workspace. */
  trust(): void {
    if (this.#isTrusted) return;
    this.#isTrusted = true;
    this.#tell();
    if (this.#isWanted) this.want();
  }

  /**
   * Looks at this machine anew.
   * @returns why that is not done, where it is not
   */
  async refresh(): Promise<Message | undefined> {
    if (!this.#isTrusted) return { key: 'host.untrusted', args: [] };
    if (this.#parts.extract === undefined) return { key: 'host.nowhere', args: [] };
    // The settings say with which extractors.
    await this.#isConfigured;
    // One that is under way may have begun before what the user wants seen.
    await this.#extracting;
    this.#extract();
    await this.#extracting;
    return this.#failure === undefined ? undefined : { key: 'host.failed', args: [this.#failure] };
  }

  /** Reads the chosen profile anew if it is among these files, by normalized address. */
  filesChanged(uris: readonly string[]): void {
    if (!this.isThisMachine && uris.includes(this.#id)) this.#readProfile();
  }

  #choose(spelled: string): void {
    const id = spelled === thisMachineId ? spelled : normalized(spelled);
    if (id === thisMachineId && this.isThisMachine) return;
    if (id !== this.#id) this.#profile = undefined;
    this.#id = id;
    if (id === thisMachineId) {
      this.#reading = undefined;
      this.#tell();
    } else this.#readProfile();
  }

  #readProfile(): void {
    const id = this.#id;
    const reading = this.#parts
      .read(id)
      .catch((error: unknown) => {
        this.#parts.onFailure(error);
        return undefined;
      })
      .then((file) => {
        // Of several readings the last one counts, and none of a profile that is not wanted any more.
        if (this.#reading !== reading) return;
        this.#reading = undefined;
        this.#profile = readProfile(id, file);
        this.#tell();
      });
    this.#reading = reading;
    if (this.#profile === undefined) this.#tell();
  }

  #extract(): void {
    const { extract, onFailure } = this.#parts;
    if (extract === undefined || this.#extracting !== undefined) return;
    this.#failure = undefined;
    this.#extracting = extract(this.#wishes?.extractors ?? [])
      .then(
        (extraction) => {
          this.#extraction = extraction;
        },
        (error: unknown) => {
          onFailure(error);
          this.#failure = error instanceof Error ? error.message : String(error);
        },
      )
      .finally(() => {
        this.#extracting = undefined;
        this.#tell();
      });
    this.#changed.fire();
  }

  /** To be called when other extractors are named than what is known was found with. */
  #extractAnew(): void {
    const isKnown = this.#extraction !== undefined || this.#extracting !== undefined;
    if (!isKnown || !this.#isTrusted || this.#wishes?.extract !== true) return;
    // One that is under way has begun with the others.
    void Promise.resolve(this.#extracting).then(() => this.#extract());
  }

  #read(catalog: Catalog): Subject | undefined {
    if (!this.isThisMachine) {
      const spec = this.#profile?.spec;
      return spec && readSubject(spec, catalog, 'profile');
    }
    return this.#extraction && extractedSubject('', this.#extraction, catalog);
  }

  #why(status: Status): Message {
    if (!this.isThisMachine) {
      return this.#profile?.fault ?? { key: 'host.reading', args: [this.name] };
    }
    if (status !== 'failed') return { key: `host.${status as Exclude<Status, 'ready'>}`, args: [] };
    return this.#failure === undefined
      ? { key: 'host.nowhere', args: [] }
      : { key: 'host.failed', args: [this.#failure] };
  }

  /** What is known is other now, or may be. */
  #tell(): void {
    this.#generation += 1;
    this.#subject = undefined;
    this.#changed.fire();
  }
}
