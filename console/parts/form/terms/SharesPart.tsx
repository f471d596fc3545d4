import { useWords } from '../../../words/pageWords.ts';
import { ChoiceField, LineField, OptionalPart, PartFault } from './fields.tsx';
import { numbered } from './numbered.ts';
import { useTermsForm } from './TermsContext.ts';
import { NEW_PARTS, type TypedLevel } from './typedTerms.ts';
import { termsFormWords } from './words.ts';

const BASES = ['fixedFee', 'commission', 'both'] as const;

function BaseField({
  path,
  value,
  set,
}: {
  readonly path: string;
  readonly value: string;
  readonly set: (of: string) => void;
}) {
  const say = useWords(termsFormWords);
  const options = BASES.map((base) => [base, say(`of_${base}`)] as const);
  return <ChoiceField path={path} label={say('of')} value={value} set={set} options={options} />;
}

/** What the deal's provider takes on top, paid by the brand. */
export function ProviderSharePart() {
  const say = useWords(termsFormWords);
  const { typed, set } = useTermsForm();
  const { providerShare: share } = typed;
  return (
    <OptionalPart
      path="providerShare"
      label={say('providerShare')}
      hint={say('providerShareHint')}
      isAgreed={share !== null}
      set={(isAgreed) => set({ providerShare: isAgreed ? NEW_PARTS.providerShare : null })}
    >
      {share !== null && (
        <>
          <LineField
            path="providerShare.ratePpm"
            label={say('shareRate')}
            mode="decimal"
            value={share.rate}
            set={(rate) => set({ providerShare: { ...share, rate } })}
          />
          <BaseField
            path="providerShare.of"
            value={share.of}
            set={(of) => set({ providerShare: { ...share, of } })}
          />
        </>
      )}
    </OptionalPart>
  );
}

/** What providers keep of what the creator earns, one paying the next. */
export function ChainPart() {
  const say = useWords(termsFormWords);
  const { typed, set } = useTermsForm();
  const { chain } = typed;
  const change = (levels: readonly TypedLevel[]) => chain && set({ chain: { ...chain, levels } });
  const edit = (index: number, part: Partial<TypedLevel>) =>
    change(chain?.levels.map((level, each) => (each === index ? { ...level, ...part } : level)) ?? []);
  return (
    <OptionalPart
      path="chain"
      label={say('chain')}
      hint={say('chainHint')}
      isAgreed={chain !== null}
      set={(isAgreed) => set({ chain: isAgreed ? NEW_PARTS.chain : null })}
    >
      {chain !== null && (
        <>
          <BaseField path="chain.of" value={chain.of} set={(of) => set({ chain: { ...chain, of } })} />
          <fieldset className="rows whole-row">
            <legend>{say('levels')}</legend>
            <PartFault path="chain.levels" />
            {numbered(chain.levels).map(({ item: level, index, key }) => (
              <div className="row" key={key}>
                {level.to === 'creator' ? (
                  <p className="quiet">{say('creatorLevel', { number: index + 1 })}</p>
                ) : (
                  <LevelFields
                    level={level}
                    index={index}
                    edit={(part) => edit(index, part)}
                    remove={() => change(chain.levels.toSpliced(index, 1))}
                  />
                )}
              </div>
            ))}
            <button type="button" className="plain-button" onClick={() => change(withOneMore(chain.levels))}>
              {say('addLevel')}
            </button>
          </fieldset>
        </>
      )}
    </OptionalPart>
  );
}

/** In front of the creator, who comes last in most chains. */
function withOneMore(levels: readonly TypedLevel[]): readonly TypedLevel[] {
  const place = levels.findIndex(({ to }) => to === 'creator');
  return levels.toSpliced(place < 0 ? levels.length : place, 0, { to: '', keep: '' });
}

function LevelFields({
  level,
  index,
  edit,
  remove,
}: {
  readonly level: TypedLevel;
  readonly index: number;
  readonly edit: (part: Partial<TypedLevel>) => void;
  readonly remove: () => void;
}) {
  const say = useWords(termsFormWords);
  const number = index + 1;
  return (
    <>
      <LineField
        path={`chain.levels.${index}.to`}
        label={say('levelTo', { number })}
        value={level.to}
        set={(to) => edit({ to })}
      />
      <LineField
        path={`chain.levels.${index}.keepPpm`}
        label={say('levelKeeps', { number })}
        mode="decimal"
        value={level.keep}
        set={(keep) => edit({ keep })}
      />
      <button
        type="button"
        className="plain-button"
        aria-label={say('removeLevel', { number })}
        onClick={remove}
      >
        ✕
      </button>
    </>
  );
}
