import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { tokens } from '../../api/server';
import { Button } from '../../design/Button';
import { CheckRow } from '../../design/rows';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';
import { CopyLine } from '../CopyLine';

/** The key of older scripts. */
export function LegacyToken() {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [key, setKey] = useState<string | null>(null);
  const { data: settings } = useQuery({ queryKey: ['token-settings'], queryFn: tokens.settings });
  const fail = (error: unknown) => say(t.errors.failed((error as Error).message));
  return (
    <section className="card section">
      <div>
        <h2>{t.account.legacy}</h2>
        <p className="soft">{t.account.legacyText}</p>
      </div>
      {settings && (
        <CheckRow
          label={t.account.legacyOn}
          checked={settings.legacy_api_tokens_enabled}
          onChange={(enabled) =>
            void tokens
              .changeSettings({ legacy_api_tokens_enabled: enabled })
              .then(() => client.invalidateQueries({ queryKey: ['token-settings'] }), fail)
          }
        />
      )}
      {key && <CopyLine text={key} label={t.account.legacy} />}
      <div className="row">
        <Button onClick={() => void tokens.legacy().then(({ token }) => setKey(token), fail)}>{t.account.show}</Button>
        <Button look="danger" onClick={() => void tokens.resetLegacy().then(({ token }) => setKey(token), fail)}>
          {t.account.reset}
        </Button>
      </div>
    </section>
  );
}
