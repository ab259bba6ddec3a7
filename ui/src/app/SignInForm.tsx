import { useState } from 'react';
import { enter, type Door } from '../api/account';
import { NetworkError } from '../api/http';
import type { User } from '../api/types';
import { Button } from '../design/Button';
import { Field } from '../design/Field';
import { useT } from '../i18n/I18n';

export interface SignInFormProps {
  readonly door: Door;
  readonly email?: string;
  readonly invitation: string | null;
  readonly onEntered: (user: User) => void;
}

export function SignInForm({ door, email: known = '', invitation, onEntered }: SignInFormProps) {
  const t = useT();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (door === 'signup' && password.length < 8) return setProblem(t.signIn.tooShort);
    setBusy(true);
    setProblem(null);
    try {
      const user = await enter(door, email.trim(), password, invitation);
      if (user) return onEntered(user);
      setProblem(door === 'login' ? t.signIn.wrong : t.signIn.notCreated);
    } catch (error) {
      setProblem(error instanceof NetworkError ? t.errors.noServer : String(error));
    }
    setBusy(false);
  };
  return (
    <form className="stack" style={{ '--gap': '14px' }} onSubmit={(event) => void submit(event)}>
      <Field label={t.signIn.email}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="email"
            autoComplete="username"
            required
            autoFocus={known === ''}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={t.signIn.password} hint={door === 'signup' ? t.signIn.passwordRule : undefined} error={problem}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="password"
            autoComplete={door === 'login' ? 'current-password' : 'new-password'}
            required
            autoFocus={known !== ''}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" size="large" disabled={busy}>
        {door === 'login' ? t.signIn.enter : t.signIn.create}
      </Button>
    </form>
  );
}
