import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en } from './en';

/** Every message of the program. English is the original; other languages are complete or do not compile. */
export type Catalogue = Widen<typeof en>;

type Widen<T> = T extends string
  ? string
  : T extends (...values: infer A) => string
    ? (...values: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

export type Language = 'en' | 'de';

export const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['en', 'English'],
  ['de', 'Deutsch'],
];

const KEY = 'tagloop.language';

interface Speech {
  readonly language: Language;
  readonly t: Catalogue;
  readonly choose: (language: Language) => void;
}

const SpeechContext = createContext<Speech>({ language: 'en', t: en, choose: () => undefined });

export const useT = (): Catalogue => use(SpeechContext).t;
export const useSpeech = (): Speech => use(SpeechContext);

function firstLanguage(): Language {
  const stored = localStorage.getItem(KEY);
  if (stored === 'en' || stored === 'de') return stored;
  return navigator.languages.some((language) => language.startsWith('en')) ||
    !navigator.languages.some((language) => language.startsWith('de'))
    ? 'en'
    : 'de';
}

/** Other languages are loaded when they are chosen; until then English shows. */
export function I18n({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const [catalogue, setCatalogue] = useState<Catalogue>(en);
  useEffect(() => {
    let current = true;
    document.documentElement.lang = language;
    if (language === 'en') setCatalogue(en);
    else void import('./de').then(({ de }) => current && setCatalogue(de));
    return () => {
      current = false;
    };
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      t: catalogue,
      choose: (chosen) => {
        localStorage.setItem(KEY, chosen);
        setLanguage(chosen);
      },
    }),
    [language, catalogue],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}
