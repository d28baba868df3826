import type { Writable } from 'node:stream';

/** Characters that are collected before the system is asked to write. */
const chunk = 1 << 16;

/** A stream of text that waits for slow readers and does not mind one that goes away. */
export class Output {
  #collected = '';
  /** Why nothing more can be written; a reader who has seen enough (`| head`) is no reason to fail. */
  #error: NodeJS.ErrnoException | undefined;
  #wake: (() => void) | undefined;

  constructor(readonly stream: Writable & { readonly isTTY?: boolean; readonly columns?: number }) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#error ??= error;
      this.#wake?.();
    });
    stream.on('drain', () => this.#wake?.());
  }

  /** Why the text did not arrive, unless its reader went away. */
  get failure(): Error | undefined {
    const gone = this.#error?.code === 'EPIPE' || this.#error?.code === 'EOF';
    return gone ? undefined : this.#error;
  }

  async write(text: string): Promise<void> {
    this.#collected += text;
    if (this.#collected.length >= chunk) await this.flush();
  }

  /** Hands over what is collected, and waits while the reader is behind. */
  async flush(): Promise<void> {
    const text = this.#collected;
    this.#collected = '';
    if (text === '' || this.#error !== undefined) return;
    const taken = this.stream.write(text);
    if (taken || this.#error !== undefined) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }
}
