import { Shell } from '../../app/Shell';
import { useTitle } from '../../app/useTitle';
import { useT } from '../../i18n/I18n';
import '../pages.css';
import './account.css';
import { Keys, Sessions } from './Grants';
import { LegacyToken } from './LegacyToken';
import { PersonalTokens } from './PersonalTokens';
import { Profile } from './Profile';

/** Who one is, and every way in. */
export default function AccountPage() {
  const t = useT();
  useTitle(t.account.title);
  return (
    <Shell size={760}>
      <div className="page-head">
        <h1>{t.account.title}</h1>
      </div>
      <div className="stack" style={{ '--gap': '18px' }}>
        <Profile />
        <PersonalTokens />
        <LegacyToken />
        <Keys />
        <Sessions />
      </div>
    </Shell>
  );
}
