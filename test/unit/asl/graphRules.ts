import { ofEachState, type Rule, waysOut } from './machine.ts';

const speaksJsonata: Rule = ({ QueryLanguage }) =>
  QueryLanguage === 'JSONata' ? [] : [`QueryLanguage is ${QueryLanguage}`];

const leadsSomewhere = ofEachState((_, state, { States }) => {
  const lost = waysOut(state).filter((name) => !(name in States));
  const stops =
    waysOut(state).length === 0 && state.End !== true && !['Succeed', 'Fail'].includes(state.Type);
  return [
    ...lost.map((name) => `leads to ${name}, which does not exist`),
    ...(stops ? ['leads nowhere'] : []),
  ];
});

const isReachable: Rule = ({ StartAt, States }) => {
  const reached = new Set<string>();
  const ahead = [StartAt];
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    const state = States[name];
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    ahead.push(...waysOut(state));
  }
  return Object.keys(States)
    .filter((name) => !reached.has(name))
    .map((name) => `${name}: cannot be reached`);
};

/** No execution ends in failure. */
const neverFails = ofEachState((_, { Type }) => (Type === 'Fail' ? ['is a Fail state'] : []));

const choicesHaveDefaults = ofEachState((_, { Type, Default }) =>
  Type === 'Choice' && Default === undefined ? ['is a Choice without a Default'] : [],
);

/** "Await review" is what the machine does, "Is the work approved?" is what it asks. */
const namesSayWhatTheyAre = ofEachState((name, { Type }) => {
  const isQuestion = name.endsWith('?');
  if ((Type === 'Choice') !== isQuestion) return ['only a Choice is a question'];
  return /^[A-Z][a-z]+ [a-z’'? -]+$/i.test(name) ? [] : ['is no phrase'];
});

const saysWhy = ofEachState((_, { Comment }) => (Comment ? [] : ['has no Comment']));

export const graphRules = {
  speaksJsonata,
  leadsSomewhere,
  isReachable,
  neverFails,
  choicesHaveDefaults,
  namesSayWhatTheyAre,
  saysWhy,
} satisfies Record<string, Rule>;
