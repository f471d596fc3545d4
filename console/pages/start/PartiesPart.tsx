import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { DealPreview } from '../../../functions/preview/previewOf.ts';
import { useMe } from '../../api/me.ts';
import { ChoiceField, LineField } from '../../parts/form/terms/fields.tsx';
import { useWords } from '../../words/pageWords.ts';
import type { StartDraft } from './draft.ts';
import { knownProvidersQuery } from './knownProviders.ts';
import { MandatePart } from './MandatePart.tsx';
import { startWords } from './words.ts';

export interface PartProps {
  readonly draft: StartDraft;
  readonly change: (part: Partial<StartDraft>) => void;
}

const PLATFORMS = [
  'douyin',
  'xiaohongshu',
  'kuaishou',
  'bilibili',
  'weibo',
  'tiktok',
  'youtube',
  'instagram',
];

/** Who takes part: the creator, and who arranges it. */
export function PartiesPart({
  draft,
  change,
  preview,
}: PartProps & { readonly preview: DealPreview | null }) {
  const say = useWords(startWords);
  const { role } = useMe();
  const brands = preview?.brands ?? [];
  return (
    <fieldset className="terms-part">
      <legend>{say('who')}</legend>
      <div className="part-fields">
        <LineField
          path="reference"
          label={say('reference')}
          hint={say('referenceHint')}
          value={draft.reference}
          set={(reference) => change({ reference })}
        />
        {role === 'provider' && brands.length > 1 && (
          <ChoiceField
            path="brand.id"
            label={say('brand')}
            value={draft.brandId}
            set={(brandId) => change({ brandId })}
            options={[['', say('choose')], ...brands.map(({ id, name }) => [id, name || id] as const)]}
          />
        )}
        <CreatorFields draft={draft} change={change} />
      </div>
      {role === 'brand' && <ProviderFields draft={draft} change={change} preview={preview} />}
    </fieldset>
  );
}

function CreatorFields({ draft, change }: PartProps) {
  const say = useWords(startWords);
  const platforms = useId();
  const { creator } = draft;
  const set = (part: Partial<StartDraft['creator']>) => change({ creator: { ...creator, ...part } });
  return (
    <>
      <LineField path="creator.name" label={say('name')} value={creator.name} set={(name) => set({ name })} />
      <LineField
        path="creator.email"
        label={say('email')}
        hint={say('emailHint')}
        type="email"
        value={creator.email}
        set={(email) => set({ email })}
      />
      <LineField
        path="creator.phone"
        label={say('phone')}
        type="tel"
        value={creator.phone}
        set={(phone) => set({ phone })}
      />
      <ChoiceField
        path="creator.locale"
        label={say('locale')}
        value={creator.locale}
        set={(locale) => set({ locale })}
        options={[
          ['', say('localeAsBefore')],
          ['zh-CN', '中文'],
          ['en', 'English'],
        ]}
      />
      <LineField
        path="creator.platform"
        label={say('platform')}
        list={platforms}
        value={creator.platform}
        set={(platform) => set({ platform })}
      />
      <datalist id={platforms}>
        {PLATFORMS.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <LineField
        path="creator.handle"
        label={say('handle')}
        value={creator.handle}
        set={(handle) => set({ handle })}
      />
      <LineField
        path="creator.timeZone"
        label={say('timeZone')}
        hint={say('timeZoneHint')}
        value={creator.timeZone}
        set={(timeZone) => set({ timeZone })}
      />
    </>
  );
}

function ProviderFields({ draft, change, preview }: PartProps & { readonly preview: DealPreview | null }) {
  const say = useWords(startWords);
  const providers = useId();
  const known = useQuery(knownProvidersQuery).data ?? [];
  const named = preview?.provider?.id === draft.providerId.trim() ? preview.provider.name : undefined;
  return (
    <div className="provider-part">
      <div className="part-fields">
        <LineField
          path="provider.id"
          label={say('provider')}
          hint={named ?? say('providerHint')}
          list={providers}
          value={draft.providerId}
          set={(providerId) => change({ providerId })}
        />
        <datalist id={providers}>
          {known.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </datalist>
      </div>
      {draft.providerId.trim() !== '' && <MandatePart draft={draft} change={change} />}
    </div>
  );
}
