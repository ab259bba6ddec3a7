import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'tagloop.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

export function themeChoice(): ThemeChoice {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

const effective = (): 'light' | 'dark' => {
  const choice = themeChoice();
  return choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice;
};

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = effective();
  for (const listener of listeners) listener();
}

export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, choice);
  applyTheme();
}

dark.addEventListener('change', applyTheme);

export const useTheme = (): 'light' | 'dark' =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, effective);
