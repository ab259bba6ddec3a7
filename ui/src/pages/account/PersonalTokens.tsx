import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { tokens } from '../../api/server';
import { Button } from '../../design/Button';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';
import { CopyLine } from '../CopyLine';

/** Makes a token and shows it once. */
export function PersonalTokens() {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [fresh, setFresh] = useState<string | null>(null);
  const create = async () => {
    try {
      setFresh((await tokens.create()).token);
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
    void client.invalidateQueries({ queryKey: ['grants'] });
  };
  return (
    <section className="card section">
      <div>
        <h2>{t.account.tokens}</h2>
        <p className="soft">{t.account.tokensText}</p>
      </div>
      {fresh && (
        <div className="notice">
          <div className="grow stack" style={{ '--gap': '8px' }}>
            <b>{t.account.tokenOnce}</b>
            <CopyLine text={fresh} label={t.account.tokens} />
          </div>
        </div>
      )}
      <span>
        <Button look="primary" onClick={() => void create()}>
          {t.account.createToken}
        </Button>
      </span>
    </section>
  );
}
