import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { ScenarioView } from '../../../../local/simulation/view.ts';
import { useWords } from '../../../words/pageWords.ts';
import type { AboutTerms } from './aboutTerms.ts';
import { ParameterField } from './ParameterField.tsx';
import { parametersFor, type Typed, typedValues } from './parameters.ts';
import { isWord, whatIfWords } from './words.ts';

export interface Asked {
  readonly scenario: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Shown beside what was played before. */
  readonly isCompared: boolean;
}

interface Props {
  readonly scenarios: readonly ScenarioView[];
  readonly about: AboutTerms;
  readonly hasProvider: boolean;
  readonly isPlaying: boolean;
  readonly canCompare: boolean;
  readonly play: (asked: Asked) => void;
}

/** Which scenario, and its parameters. */
export function ScenarioForm({ scenarios, about, hasProvider, isPlaying, canCompare, play }: Props) {
  const say = useWords(whatIfWords);
  const [name, choose] = useState(scenarios[0]?.name ?? 'happy');
  const [typed, setTyped] = useState<Typed>({});
  const parameters = parametersFor(scenarios, name, about, hasProvider);
  const values = typedValues(parameters, typed, about.currency);
  const ask = (isCompared: boolean) => {
    if (values !== null) play({ scenario: name, parameters: values, isCompared });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(false);
  };
  return (
    <form className="scenario" onSubmit={submit}>
      <label className="scenario-field">
        <span>{say('scenario')}</span>
        <select
          value={name}
          onChange={({ target }) => {
            const chosen = scenarios.find((scenario) => scenario.name === target.value);
            if (chosen !== undefined) choose(chosen.name);
            setTyped({});
          }}
        >
          {scenarios.map((scenario) => (
            <option key={scenario.name} value={scenario.name}>
              {isWord(scenario.name) ? say(scenario.name) : scenario.name}
            </option>
          ))}
        </select>
      </label>
      {parameters.map((parameter) => (
        <ParameterField
          key={`${name} ${parameter.name}`}
          scenario={name}
          parameter={parameter}
          currency={about.currency}
          typed={typed[parameter.name]}
          set={(text) => setTyped({ ...typed, [parameter.name]: text })}
        />
      ))}
      <div className="scenario-buttons">
        <Button type="primary" htmlType="submit" disabled={isPlaying || values === null}>
          {say('play')}
        </Button>
        {canCompare && (
          <Button onClick={() => ask(true)} disabled={isPlaying || values === null}>
            {say('compare')}
          </Button>
        )}
      </div>
    </form>
  );
}
