import { useState } from 'react';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useT } from '../i18n/I18n';

/** Asks why; the reason may be left out. Digits choose, Enter skips. */
export function SkipDialog({
  onClose,
  onSkip,
}: {
  readonly onClose: () => void;
  readonly onSkip: (reason: string) => void;
}) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [own, setOwn] = useState('');
  const skip = () => onSkip(own.trim() || reason);
  return (
    <Dialog
      title={t.skip.title}
      onClose={onClose}
      size={440}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="primary" keys="⏎" onClick={skip}>
            {t.label.skip}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          skip();
        }}
        onKeyDown={(event) => {
          const at = Number(event.key) - 1;
          if (!(event.target instanceof HTMLInputElement && event.target.type === 'text') && t.skip.reasons[at])
            setReason(t.skip.reasons[at]);
        }}
      >
        <p className="soft">{t.skip.explain}</p>
        <div className="stack" role="radiogroup" aria-label={t.skip.title} style={{ '--gap': '6px' }}>
          {t.skip.reasons.map((name, index) => (
            <label key={name} className="choice">
              <input
                type="radio"
                name="reason"
                autoFocus={index === 0}
                checked={reason === name}
                onChange={() => setReason(name)}
              />
              <span className="grow">{name}</span>
              <kbd aria-hidden="true">{index + 1}</kbd>
            </label>
          ))}
        </div>
        <input
          className="input"
          type="text"
          value={own}
          placeholder={t.skip.other}
          aria-label={t.skip.other}
          onChange={(event) => setOwn(event.target.value)}
        />
        <button type="submit" className="unseen" tabIndex={-1}>
          {t.label.skip}
        </button>
      </form>
    </Dialog>
  );
}
