import { useEffect, useRef } from 'react';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { slotOf } from '../outbox/parcel';
import type { DraftOwner } from './useDraftSaving';

interface TabMessage {
  readonly slot: string;
  readonly tab: string;
  readonly kind: 'opened' | 'here' | 'changed';
}

const TAB = crypto.randomUUID();

/** Two tabs of one person on one task: each says so to the other, since the last one to save would win. */
export function useOtherTabs(owner: DraftOwner, version: number): void {
  const t = useT();
  const say = useToast();
  const channel = useRef<BroadcastChannel | null>(null);
  const slot = slotOf(owner);
  useEffect(() => {
    const own = new BroadcastChannel('tagloop-tabs');
    channel.current = own;
    let warned = false;
    own.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.slot !== slot || data.tab === TAB) return;
      if (data.kind === 'opened') own.postMessage({ slot, tab: TAB, kind: 'here' });
      if (data.kind === 'changed')
        say(t.label.changedElsewhere, { title: t.label.reload, run: () => location.reload() });
      else if (!warned) say(t.label.openElsewhere);
      warned = true;
    };
    own.postMessage({ slot, tab: TAB, kind: 'opened' });
    return () => own.close();
  }, [slot, say, t]);

  useEffect(() => {
    if (version > 0) channel.current?.postMessage({ slot, tab: TAB, kind: 'changed' });
    // One word when the work begins is enough.
  }, [version === 1]);
}
