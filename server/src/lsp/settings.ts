import { defaultSettings, readSettings, type Settings } from '../service/settings.js';

/** Asks the client for the settings of a resource, or of the window where there is none. */
export type AskSettings = (scopeUri: string | undefined) => Promise<unknown>;

/** The user's settings, by resource: asked for once and again after each change. */
export class SettingsSource {
  readonly #ask: AskSettings | undefined;
  readonly #onFailure: (error: unknown) => void;
  readonly #known = new Map<string | undefined, Promise<Settings>>();
  #pushed: Settings;
  #generation = 0;

  /**
   * @param ask undefined for a client that is not to be asked
   * @param pushed what such a client sent with its initialization
   */
  constructor(ask: AskSettings | undefined, pushed: unknown, onFailure: (error: unknown) => void) {
    this.#ask = ask;
    this.#pushed = readSettings(pushed);
    this.#onFailure = onFailure;
  }

  /** Counts the changes: what was made with the settings of another generation may be out of date. */
  get generation(): number {
    return this.#generation;
  }

  of(scopeUri: string | undefined): Promise<Settings> {
    const known = this.#known.get(scopeUri);
    if (known !== undefined) return known;
    const settings = this.#read(scopeUri);
    this.#known.set(scopeUri, settings);
    return settings;
  }

  /** To be called when a document is closed. */
  forget(scopeUri: string): void {
    this.#known.delete(scopeUri);
  }

  /** @param pushed the whole section, from a client that sends it along */
  changed(pushed: unknown): void {
    this.#generation += 1;
    this.#known.clear();
    if (pushed !== undefined && pushed !== null) this.#pushed = readSettings(pushed);
  }

  async #read(scopeUri: string | undefined): Promise<Settings> {
    if (this.#ask === undefined) return this.#pushed;
    try {
      return readSettings(await this.#ask(scopeUri));
    } catch (error) {
      this.#onFailure(error);
      return defaultSettings;
    }
  }
}
