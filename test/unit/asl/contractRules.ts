import { type CollaborationStep, collaborationContract } from '../../../workflows/collaboration/contract.ts';
import { functionOf, nestedIn, ofEachTask, type Rule } from './machine.ts';

const isStep = (name: string): name is CollaborationStep => Object.hasOwn(collaborationContract, name);

const everyStepIsUsed: Rule = ({ States }) => {
  const used = new Set(Object.values(States).map(functionOf));
  return Object.keys(collaborationContract)
    .filter((name) => !used.has(name))
    .map((name) => `${name}: no state invokes it`);
};

/** Placeholders name steps; what a state hands over is exactly what its step's contract takes. */
const payloadsKeepTheContract = ofEachTask((_, state) => {
  if (nestedIn(state) !== '') return [];
  const name = functionOf(state);
  if (!isStep(name)) return [`invokes ${name}, which is no step`];
  const wanted = Object.keys(collaborationContract[name].input.def.shape);
  const given = Object.keys(state.Arguments?.Payload ?? {});
  return [
    ...wanted.filter((key) => !given.includes(key)).map((key) => `does not hand over ${key}`),
    ...given.filter((key) => !wanted.includes(key)).map((key) => `hands over ${key}`),
  ];
});

/** A nested machine is awaited, works on the same deal, and is named after its dispute and the attempt. */
const nestedMachinesAreNamed = ofEachTask((_, state) => {
  if (nestedIn(state) === '') return [];
  const { Name = '', Input = {} } = state.Arguments ?? {};
  return [
    ...(state.Resource === 'arn:aws:states:::states:startExecution.sync:2' ? [] : ['does not wait for it']),
    ...(/disputeId.*RetryCount/.test(Name) ? [] : ['does not name it by dispute and attempt']),
    ...(['dealId', 'outlook'].every((key) => key in Input) ? [] : ['does not hand over the deal']),
  ];
});

/** Data stays in the database: the machine carries ids, flags and the timetable, and does no sums with money. */
const carriesNoMoney = ofEachTask((_, state) =>
  /minor|amount|fee\b|price/i.test(JSON.stringify(state.Arguments?.Payload ?? {})) ? ['handles money'] : [],
);

export const contractRules = {
  everyStepIsUsed,
  payloadsKeepTheContract,
  nestedMachinesAreNamed,
  carriesNoMoney,
} satisfies Record<string, Rule>;
