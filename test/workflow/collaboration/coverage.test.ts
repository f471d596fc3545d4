import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { definitionOf } from '../../../workflows/definition.ts';
import { readMachine } from '../../unit/asl/machine.ts';
import { COVERS } from './coverage.ts';

it('enters every state of the machine somewhere in this folder', () => {
  const states = Object.keys(readMachine(definitionOf('collaboration')).States);
  const enteredBy = (state: string) =>
    Object.entries(COVERS).flatMap(([file, names]) => (names.some((name) => name === state) ? [file] : []));
  console.table(
    Object.fromEntries(states.map((state) => [state, { 'entered by': enteredBy(state).join() }])),
  );
  const left = states.filter((state) => enteredBy(state).length === 0);
  console.log(`${states.length - left.length} of ${states.length} states of the collaboration are entered`);
  expect(left).toEqual([]);
  expect(
    Object.values(COVERS)
      .flat()
      .filter((name) => !states.includes(name)),
  ).toEqual([]);
  const files = new Set(readdirSync(new URL('.', import.meta.url)));
  expect(Object.keys(COVERS).filter((file) => !files.has(`${file}.test.ts`))).toEqual([]);
});
