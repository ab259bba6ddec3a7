import { Search } from 'lucide-react';
import type { HubDataset } from '../api/hub';
import { Button } from '../design/Button';
import { SelectRow, TextRow } from '../design/rows';
import { useSpeech } from '../i18n/I18n';

export interface Choice {
  readonly address: string;
  readonly found: HubDataset | null;
  readonly split: string;
  readonly part: string;
}

/** Which data set, which configuration, which rows. */
export function ChooseDataset({
  choice,
  busy,
  problem,
  wrongPart,
  set,
  lookUp,
}: {
  readonly choice: Choice;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly wrongPart: boolean;
  readonly set: (change: Partial<Choice>) => void;
  /** Asks for what there is, of a configuration if one was chosen. */
  readonly lookUp: (config?: string) => void;
}) {
  const { t, language } = useSpeech();
  const { address, found, split, part } = choice;
  const rows = found?.splits.find(({ name }) => name === split)?.rows ?? null;
  return (
    <div className="stack" style={{ '--gap': '16px' }}>
      <form
        className="hub-address"
        onSubmit={(event) => {
          event.preventDefault();
          lookUp();
        }}
      >
        <TextRow
          label={t.hub.dataset}
          hint={t.hub.datasetHint}
          error={problem}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          value={address}
          onChange={(text) => set({ address: text, found: null })}
        />
        <Button type="submit" icon={<Search size={15} />} disabled={busy || address.trim() === ''}>
          {t.hub.lookUp}
        </Button>
      </form>
      <p role="status" className="unseen">
        {busy ? t.common.loading : found ? t.hub.found(found.id) : ''}
      </p>
      {found && (
        <>
          {found.configs.length > 1 && (
            <SelectRow
              label={t.hub.config}
              value={found.config ?? ''}
              options={[
                ...(found.config === null ? [['', t.hub.choose] as const] : []),
                ...found.configs.map((name) => [name, name] as const),
              ]}
              onChange={(name) => name !== '' && lookUp(name)}
            />
          )}
          {found.splits.length > 0 && (
            <div className="hub-rows">
              <SelectRow
                label={t.hub.split}
                value={split}
                options={found.splits.map((one) => [
                  one.name,
                  one.rows === null ? one.name : t.hub.splitRows(one.name, one.rows.toLocaleString(language)),
                ])}
                onChange={(name) => set({ split: name })}
              />
              <TextRow
                label={t.hub.part}
                hint={t.hub.partHint}
                error={wrongPart ? t.hub.partWrong : null}
                placeholder={rows === null ? t.hub.all : t.hub.allRows(rows.toLocaleString(language))}
                spellCheck={false}
                value={part}
                onChange={(text) => set({ part: text })}
              />
            </div>
          )}
        </>
      )}
    </div>
  );
}
