import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { IconButton } from '../design/Button';
import { useT } from '../i18n/I18n';

/** A line to copy, with the button that does it. */
export function CopyLine({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const line = useRef<HTMLInputElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Without the right to (a page over plain HTTP has none) the line is marked, ready for Ctrl+C.
      line.current?.select();
    }
  };
  return (
    <div className="row copy-line">
      <input
        ref={line}
        className="input mono grow"
        readOnly
        aria-label={label}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <IconButton label={copied ? t.common.copied : t.common.copy} onClick={() => void copy()}>
        {copied ? <Check size={16} /> : <Copy size={16} />}
      </IconButton>
    </div>
  );
}
