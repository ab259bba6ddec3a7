import { useState } from 'react';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useT } from '../i18n/I18n';
import { Logo } from './Logo';

const KEY = 'tagloop.toured';

/** Four short pages for the first visit; Escape, the cross and "skip" leave it for good. */
export function Tour() {
  const t = useT();
  const [step, setStep] = useState(() => (localStorage.getItem(KEY) === null ? 0 : -1));
  const current = t.tour.steps[step];
  if (!current) return null;
  const leave = () => {
    localStorage.setItem(KEY, '1');
    setStep(-1);
  };
  const last = step === t.tour.steps.length - 1;
  return (
    <Dialog
      title={t.tour.title}
      onClose={leave}
      size={480}
      footer={
        <>
          <span className="faint grow numbers" style={{ alignSelf: 'center' }}>
            {t.tour.step(step + 1, t.tour.steps.length)}
          </span>
          {!last && (
            <Button look="quiet" onClick={leave}>
              {t.tour.leave}
            </Button>
          )}
          <Button look="primary" autoFocus onClick={() => (last ? leave() : setStep(step + 1))}>
            {last ? t.tour.done : t.tour.next}
          </Button>
        </>
      }
    >
      <div className="tour" key={step}>
        <Logo size={52} />
        <h3>{current[0]}</h3>
        <p className="soft">{current[1]}</p>
      </div>
    </Dialog>
  );
}
