import { useWords } from '../../../words/pageWords.ts';
import { LineField, LinesField, OptionalPart, SpanField, TickField } from './fields.tsx';
import { useTermsForm } from './TermsContext.ts';
import { NEW_PARTS } from './typedTerms.ts';
import { termsFormWords } from './words.ts';

const KINDS = ['livestream', 'video'] as const;

/** What the creator does, by when, and what has to be true of it. */
export function WorkPart() {
  const say = useWords(termsFormWords);
  const { typed, set } = useTermsForm();
  const isStream = typed.kind === 'livestream';
  return (
    <fieldset className="terms-part">
      <legend>{say('work')}</legend>
      <fieldset className="kinds">
        <legend className="visually-hidden">{say('kind')}</legend>
        {KINDS.map((kind) => (
          <label key={kind} className="tick">
            <input type="radio" checked={typed.kind === kind} onChange={() => set({ kind })} />
            {say(kind)}
          </label>
        ))}
      </fieldset>
      <div className="part-fields">
        <LineField
          path={isStream ? 'deliverable.scheduledAt' : 'deliverable.dueAt'}
          label={say(isStream ? 'begins' : 'due')}
          hint={say('zone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
          type="datetime-local"
          value={typed.due}
          set={(due) => set({ due })}
        />
        {isStream ? (
          <LineField
            path="deliverable.minMinutes"
            label={say('minMinutes')}
            mode="numeric"
            value={typed.minMinutes}
            set={(minMinutes) => set({ minMinutes })}
          />
        ) : (
          <LineField
            path="deliverable.minSeconds"
            label={say('minSeconds')}
            mode="numeric"
            value={typed.minSeconds}
            set={(minSeconds) => set({ minSeconds })}
          />
        )}
        <LineField
          path="deliverable.maxRevisions"
          label={say('maxRevisions')}
          hint={say('maxRevisionsHint')}
          mode="numeric"
          value={typed.maxRevisions}
          set={(maxRevisions) => set({ maxRevisions })}
        />
        <LinesField
          path="deliverable.products"
          label={say('products')}
          hint={say('onePerLine')}
          value={typed.products}
          set={(products) => set({ products })}
        />
        <LinesField
          path="disclosure"
          label={say('disclosure')}
          hint={say('disclosureHint')}
          value={typed.disclosure}
          set={(disclosure) => set({ disclosure })}
        />
      </div>
      {!isStream && (
        <TickField
          label={say('draftReview')}
          isTicked={typed.draftReview}
          set={(draftReview) => set({ draftReview })}
        />
      )}
      <TickField label={say('sample')} isTicked={typed.sample} set={(sample) => set({ sample })} />
      {!isStream && <StayLivePart />}
      <UsagePart />
    </fieldset>
  );
}

function StayLivePart() {
  const say = useWords(termsFormWords);
  const { typed, set } = useTermsForm();
  const { stayLive } = typed;
  return (
    <OptionalPart
      path="stayLive"
      label={say('stayLive')}
      hint={say('stayLiveHint')}
      isAgreed={stayLive !== null}
      set={(isAgreed) => set({ stayLive: isAgreed ? NEW_PARTS.stayLive : null })}
    >
      {stayLive !== null && (
        <>
          <SpanField
            path="stayLive.period"
            label={say('stayLivePeriod')}
            span={stayLive.period}
            set={(period) => set({ stayLive: { ...stayLive, period } })}
          />
          <LineField
            path="stayLive.holdPpm"
            label={say('hold')}
            mode="decimal"
            value={stayLive.hold}
            set={(hold) => set({ stayLive: { ...stayLive, hold } })}
          />
        </>
      )}
    </OptionalPart>
  );
}

function UsagePart() {
  const say = useWords(termsFormWords);
  const { typed, set } = useTermsForm();
  const { usageRights } = typed;
  return (
    <OptionalPart
      path="usageRights"
      label={say('usageRights')}
      isAgreed={usageRights !== null}
      set={(isAgreed) => set({ usageRights: isAgreed ? NEW_PARTS.usageRights : null })}
    >
      {usageRights !== null && (
        <>
          <LineField
            path="usageRights.days"
            label={say('usageDays')}
            mode="numeric"
            value={usageRights.days}
            set={(days) => set({ usageRights: { ...usageRights, days } })}
          />
          <LinesField
            path="usageRights.channels"
            label={say('channels')}
            hint={say('onePerLine')}
            value={usageRights.channels}
            set={(channels) => set({ usageRights: { ...usageRights, channels } })}
          />
        </>
      )}
    </OptionalPart>
  );
}
