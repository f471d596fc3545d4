import type { Fault } from '../../../domain/faults.ts';
import { formFaults } from '../../words/faults.ts';

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

/** Where a value belongs in the action's payload. The field's name is the same, joined by dots. */
export type Path = readonly (string | number)[];

export interface FormReading {
  /** What has not fitted so far. */
  readonly faults: readonly Fault[];
  /** An empty field is `undefined`; one that does not fit is too, and its fault is kept. */
  optional<T>(path: Path, parse: (text: string) => Parsed<T>): T | undefined;
  /** What was marked of a list: the last part of each name below `path`. */
  marked(path: Path): string[];
  /** One that is empty or does not fit is `instead`, and its fault is kept. */
  required<T>(path: Path, parse: (text: string) => Parsed<T>, instead: T): T;
}

export function fieldName(path: Path): string {
  return path.join('.');
}

export function readForm(form: Readonly<Record<string, string>>): FormReading {
  const faults: Fault[] = [];
  const optional = <T>(path: Path, parse: (text: string) => Parsed<T>): T | undefined => {
    const text = (form[fieldName(path)] ?? '').trim();
    if (text === '') return undefined;
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    faults.push({ path, message: parsed.message });
    return undefined;
  };
  const required = <T>(path: Path, parse: (text: string) => Parsed<T>, instead: T): T => {
    const isEmpty = (form[fieldName(path)] ?? '').trim() === '';
    if (isEmpty) faults.push({ path, message: formFaults.empty });
    return optional(path, parse) ?? instead;
  };
  const marked = (path: Path): string[] => {
    const prefix = `${fieldName(path)}.`;
    return Object.keys(form).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
  };
  return { faults, optional, required, marked };
}

/** Words as they were typed, with the line ends of a form made plain. */
export const asWords = (text: string): Parsed<string> => ({
  ok: true,
  value: text.replaceAll('\r\n', '\n'),
});
