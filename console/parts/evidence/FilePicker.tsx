import './evidence.css';
import { Button } from 'antd';
import { type ChangeEvent, useId } from 'react';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { limitText } from './limits.ts';
import { mayRetry, uploadFault } from './uploadFault.ts';
import type { Upload, useUploads } from './useUploads.ts';
import { evidenceWords } from './words.ts';

/** By kind: phones offer the camera roll for these. */
const ACCEPTED = 'image/*,video/*,application/pdf,text/csv';

/** Chooses files, and shows how far each upload is and what went wrong. */
export function FilePicker({ uploads, add, retry, remove }: ReturnType<typeof useUploads>) {
  const say = useWords(evidenceWords);
  const locale = useLocale();
  const hintId = useId();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    add([...(target.files ?? [])]);
    // The same file can be chosen again after it was refused.
    target.value = '';
  };
  return (
    <div className="file-picker">
      <label className="file-button">
        {say('choose')}
        <input type="file" multiple accept={ACCEPTED} aria-describedby={hintId} onChange={choose} />
      </label>
      <p id={hintId} className="quiet about">
        {say('hint', {
          image: limitText('image/jpeg', locale),
          video: limitText('video/mp4', locale),
          table: limitText('text/csv', locale),
        })}
      </p>
      <ul className="uploads">
        {uploads.map((upload) => (
          <li key={upload.key} className={upload.evidenceId === null ? '' : 'arrived'}>
            <UploadState upload={upload} retry={() => retry(upload)} remove={() => remove(upload.key)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface StateProps {
  readonly upload: Upload;
  readonly retry: () => void;
  readonly remove: () => void;
}

function UploadState({ upload: { file, sent, error, evidenceId }, retry, remove }: StateProps) {
  const say = useWords(evidenceWords);
  const locale = useLocale();
  if (error !== null) {
    return (
      <div className="upload-failed" role="alert">
        <strong>{file.name}</strong>
        <p className="fault">{uploadFault(error, file, locale)}</p>
        {mayRetry(error) && <Button onClick={retry}>{say('retry')}</Button>}
        <Button onClick={remove}>{say('dismiss')}</Button>
      </div>
    );
  }
  // What arrived stands in the list beside; who does not see it hears it.
  if (evidenceId !== null) {
    return (
      <span role="status" className="visually-hidden">
        {say('arrived', { name: file.name })}
      </span>
    );
  }
  return (
    <>
      <span>{file.name}</span>
      {sent < 1 && <progress value={sent} max={1} aria-label={say('sending', { name: file.name })} />}
      <span role="status" className="quiet">
        {sent === 1 ? say('checking') : ''}
      </span>
    </>
  );
}
