import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';

/** What a function did, told outside at once: the witness of what the engine let happen. */
export type Deed =
  | { readonly kind: 'effect'; readonly id: string; readonly value: string }
  /** A token was handed out for this id. */
  | { readonly kind: 'asked'; readonly id: string; readonly token: string };

/** An append-only file, each line on disk before the function goes on. */
export class Journal {
  readonly #file: number;
  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }
  write(deed: Deed): void {
    writeSync(this.#file, `${JSON.stringify(deed)}\n`);
    fsyncSync(this.#file);
  }
}

/** Reads on as the file grows; a deed's place in `deeds` is its place in time. */
export class JournalReader {
  readonly deeds: Deed[] = [];
  readonly #file: number;
  #place = 0;
  #rest = '';

  constructor(path: string) {
    this.#file = openSync(path, 'a+');
  }

  read(): readonly Deed[] {
    const bytes = Buffer.alloc(65_536);
    for (let got = this.#take(bytes); got > 0; got = this.#take(bytes)) {
      const lines = (this.#rest + bytes.toString('utf8', 0, got)).split('\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) this.deeds.push(JSON.parse(line));
    }
    return this.deeds;
  }

  close(): void {
    closeSync(this.#file);
  }

  #take(bytes: Buffer): number {
    const got = readSync(this.#file, bytes, 0, bytes.length, this.#place);
    this.#place += got;
    return got;
  }
}
