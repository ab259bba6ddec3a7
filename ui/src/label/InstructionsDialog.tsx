import { useMemo } from 'react';
import { Dialog } from '../design/Dialog';
import { useT } from '../i18n/I18n';
import { SafeHtml } from '../spans/SafeHtml';
import { readHtml } from '../text/html';

export function InstructionsDialog({ html, onClose }: { readonly html: string; readonly onClose: () => void }) {
  const t = useT();
  const document = useMemo(() => readHtml(html), [html]);
  return (
    <Dialog title={t.label.instructions} onClose={onClose} size={640}>
      {html.trim() === '' ? (
        <p className="soft">{t.label.noInstructions}</p>
      ) : (
        <div className="prose" dir="auto">
          <SafeHtml nodes={document.nodes} />
        </div>
      )}
    </Dialog>
  );
}
