import { useQueryClient } from '@tanstack/react-query';
import { BookOpen, KeyRound, LogOut, Server as ServerIcon } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { leave } from '../api/account';
import { Avatar, Segmented } from '../design/bits';
import { Menu } from '../design/Menu';
import { chooseTheme, themeChoice, type ThemeChoice } from '../design/theme';
import { LANGUAGES, useSpeech } from '../i18n/I18n';
import { useUser } from './session';

/** Who one is, how the program looks and speaks, and the way out. */
export function AccountMenu() {
  const user = useUser();
  const client = useQueryClient();
  const { t, language, choose } = useSpeech();
  const [theme, setTheme] = useState<ThemeChoice>(themeChoice);
  const pick = (next: ThemeChoice) => {
    chooseTheme(next);
    setTheme(next);
  };
  const signOut = async () => {
    await leave();
    client.clear();
    location.assign('/');
  };
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ') || user.email;
  return (
    <Menu label={t.account.menu} triggerClass="icon-button" trigger={<Avatar name={name} />}>
      {(close) => (
        <>
          <div className="account-head">
            <b className="cut">{name}</b>
            <span className="faint cut">{user.email}</span>
          </div>
          <div className="account-choice">
            <Segmented
              label={t.account.theme}
              value={theme}
              onChange={pick}
              options={[
                ['light', t.account.light],
                ['dark', t.account.dark],
                ['system', t.account.system],
              ]}
            />
          </div>
          <div className="account-choice">
            <Segmented label={t.account.language} value={language} onChange={choose} options={LANGUAGES} />
          </div>
          <Link href="/account" className="menu-item" onClick={close}>
            <KeyRound size={16} />
            {t.account.title}
          </Link>
          {user.active_organization_meta?.email === user.email && (
            <Link href="/server" className="menu-item" onClick={close}>
              <ServerIcon size={16} />
              {t.server.title}
            </Link>
          )}
          {/* A page of the server, beside the one at hand: what is being labelled stays open. */}
          <a href={`/help/?lang=${language}`} target="_blank" rel="noopener" className="menu-item" onClick={close}>
            <BookOpen size={16} />
            {t.account.guide}
          </a>
          <button type="button" className="menu-item" onClick={() => void signOut()}>
            <LogOut size={16} />
            {t.account.signOut}
          </button>
        </>
      )}
    </Menu>
  );
}
