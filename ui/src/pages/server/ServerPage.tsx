import { Shell } from '../../app/Shell';
import { useTitle } from '../../app/useTitle';
import { useT } from '../../i18n/I18n';
import '../pages.css';
import { BackupsCard } from './BackupsCard';
import { EraseCard } from './EraseCard';
import { WaysOutCard } from './WaysOutCard';

/** What only the owner of the server sees and does: backups, where data may leave, and people who are to be unknown. */
export default function ServerPage() {
  const t = useT();
  useTitle(t.server.title);
  return (
    <Shell size={940}>
      <div className="page-head">
        <div className="grow">
          <h1>{t.server.title}</h1>
          <p className="soft">{t.server.lead}</p>
        </div>
      </div>
      <div className="stack" style={{ '--gap': '20px' }}>
        <BackupsCard />
        <WaysOutCard />
        <EraseCard />
      </div>
    </Shell>
  );
}
