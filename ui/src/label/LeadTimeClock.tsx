import { Timer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/I18n';
import { clock, type LeadTime } from './useLeadTime';

/** Its own component, so that a second passing redraws nothing else. */
export function LeadTimeClock({ leadTime }: { readonly leadTime: LeadTime }) {
  const t = useT();
  const [shown, setShown] = useState(() => clock(leadTime.read()));
  useEffect(() => {
    const timer = setInterval(() => setShown(clock(leadTime.read())), 1000);
    return () => clearInterval(timer);
  }, [leadTime]);
  return (
    <span className="lead-time numbers faint" title={t.label.leadTime}>
      <Timer size={14} aria-hidden="true" />
      {shown}
    </span>
  );
}
