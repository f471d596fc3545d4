import { readFileSync } from 'node:fs';
import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { STEPS } from '../../../functions/steps.ts';
import { definitionOf, placeholdersOf } from '../../../workflows/definition.ts';
import { mermaid } from '../../../workflows/diagram.ts';
import { type DisputeStep, disputeContract } from '../../../workflows/dispute/contract.ts';
import { gateRules } from './gateRules.ts';
import { graphRules } from './graphRules.ts';
import { functionOf, ofEachTask, type Rule, readMachine } from './machine.ts';
import { taskRules } from './taskRules.ts';

const definition = definitionOf('dispute');
const isStep = (name: string): name is DisputeStep => Object.hasOwn(disputeContract, name);

const payloadsKeepTheContract = ofEachTask((_, state) => {
  const name = functionOf(state);
  if (!isStep(name)) return [`invokes ${name}, which is no step`];
  const wanted = Object.keys(disputeContract[name].input.def.shape).sort();
  const given = Object.keys(state.Arguments?.Payload ?? {}).sort();
  return wanted.join() === given.join() ? [] : [`hands over ${given} instead of ${wanted}`];
});

/** What fails is caught by the parent, which asks an operator: a Catch of its own would hide it. */
const catchesDeadlinesOnly = ofEachTask((_, { Catch = [] }) =>
  Catch.some(({ ErrorEquals }) => ErrorEquals.join() !== 'States.Timeout')
    ? ['catches more than its deadline']
    : [],
);

/** Where a dispute stands is asked after every gate, and nowhere else. */
const leadsBackToTheQuestion: Rule = ({ States }) =>
  Object.entries(States).flatMap(([name, { Type, Next, End }]) =>
    Type === 'Task' && End !== true && Next !== 'Where does the dispute stand?' ? [name] : [],
  );

const { catchEverything: _, ...tasks } = taskRules;
const RULES: Record<string, Rule> = {
  ...graphRules,
  ...tasks,
  ...gateRules,
  payloadsKeepTheContract,
  catchesDeadlinesOnly,
  leadsBackToTheQuestion,
};

describe('dispute.asl.json', () => {
  it('is what Amazon calls a state machine', () => {
    const { isValid, errorsText } = validate(JSON.parse(definition), { checkArn: false });
    expect(errorsText()).toBe('');
    expect(isValid).toBe(true);
  });

  it.each(Object.entries(RULES))('%s', (_name, rule) => {
    expect(rule(readMachine(definition))).toEqual([]);
  });

  it('names a step in each placeholder', () => {
    expect(placeholdersOf(definition).toSorted()).toEqual(Object.keys(disputeContract).toSorted());
    expect(Object.keys(STEPS)).toEqual(expect.arrayContaining(Object.keys(disputeContract)));
  });

  it('is drawn in its README as it is', () => {
    const readme = readFileSync(new URL('../../../workflows/dispute/README.md', import.meta.url), 'utf8');
    expect(readme).toContain(mermaid(definition));
  });
});

it.each([
  ['payloadsKeepTheContract', definition.replace('"gate": "appeal"', '"gate": "appeal", "note": "please"')],
  ['catchesDeadlinesOnly', definition.replace('"States.Timeout"', '"States.ALL"')],
  [
    'leadsBackToTheQuestion',
    definition.replace(
      /("gate": "appeal"[\s\S]*?)"Next": "Where does the dispute stand\?"/,
      '$1"Next": "Carry the decision out"',
    ),
  ],
])('%s can be broken', (name, broken) => {
  expect(broken).not.toBe(definition);
  expect(RULES[name]?.(readMachine(broken))).not.toEqual([]);
});
