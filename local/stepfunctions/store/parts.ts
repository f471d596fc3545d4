import type { DatabaseSync } from 'node:sqlite';
import type { Json } from '../json.ts';
import { parseJson } from '../json.ts';
import { integer, text } from './row.ts';

/** A large value of a running execution, written once and referred to by its number. */
export interface Part {
  readonly id: number;
  readonly text: string;
}

/** What has to be written and what can be forgotten, so that every number the state holds can be found. */
export interface PartChanges {
  readonly added: readonly Part[];
  readonly removed: readonly number[];
}

/** From this many characters on, about, a value is worth a row of its own. */
const threshold = 1000;

/** Whether the value takes at least `characters` as JSON, about; looks no further than it must. */
function isLong(value: Json, characters: number): boolean {
  return rest(value, characters) <= 0;
}

function rest(value: Json, characters: number): number {
  if (typeof value === 'string') return characters - value.length;
  if (value === null || typeof value !== 'object') return characters - 4;
  let left = characters - 2;
  for (const key in value) {
    if (left <= 0) return left;
    left = rest(
      Array.isArray(value) ? (value[Number(key)] ?? null) : (value[key] ?? null),
      left - key.length,
    );
  }
  return left;
}

/**
 * The large values of one execution that are on disk already. Values never change, so the same object is the
 * same part: a map of many items does not write all of them again with every commit.
 */
export class Parts {
  readonly #ids = new WeakMap<object, number>();
  readonly #stored: Set<number>;
  #lastId: number;

  /** Starts from what was read back. */
  constructor(read: ReadonlyMap<number, Json> = new Map()) {
    for (const [id, value] of read) if (typeof value === 'object' && value !== null) this.#ids.set(value, id);
    this.#stored = new Set(read.keys());
    this.#lastId = Math.max(0, ...read.keys());
  }

  /** Whether any is on disk. */
  any(): boolean {
    return this.#stored.size > 0;
  }

  /** For one writing of the state: `place` gives a value's number, undefined when it is small. */
  writing(): { place: (value: Json) => number | undefined; changes: () => PartChanges } {
    const used = new Set<number>();
    const added: Part[] = [];
    const place = (value: Json): number | undefined => {
      const id = this.#idOf(value);
      if (id === undefined || used.has(id)) return id;
      used.add(id);
      if (!this.#stored.has(id)) added.push({ id, text: JSON.stringify(value) });
      return id;
    };
    const changes = (): PartChanges => {
      const removed = [...this.#stored].filter((id) => !used.has(id));
      for (const id of removed) this.#stored.delete(id);
      for (const { id } of added) this.#stored.add(id);
      return { added, removed };
    };
    return { place, changes };
  }

  #idOf(value: Json): number | undefined {
    if (value === null || typeof value !== 'object') return undefined;
    const known = this.#ids.get(value);
    if (known !== undefined) return known;
    if (!isLong(value, threshold)) return undefined;
    this.#lastId += 1;
    this.#ids.set(value, this.#lastId);
    return this.#lastId;
  }
}

export function partWriter(database: DatabaseSync) {
  const add = database.prepare('INSERT INTO parts (execution, id, value) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM parts WHERE execution = ? AND id = ?');
  return (execution: number, { added, removed }: PartChanges): void => {
    for (const part of added) add.run(execution, part.id, part.text);
    for (const id of removed) remove.run(execution, id);
  };
}

/** Reads the large values of one execution. */
export function partReader(database: DatabaseSync) {
  const all = database.prepare('SELECT id, value FROM parts WHERE execution = ?');
  return (execution: number): Map<number, Json> =>
    new Map(all.all(execution).map((row) => [integer(row, 'id'), parseJson(text(row, 'value'))]));
}
