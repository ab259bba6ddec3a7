import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { labels, type LintProblem } from '../api/tagloop';
import { lintLabelConfig } from '../config/lint';
import { useT } from '../i18n/I18n';

/** Something wrong with a config, at its place, in words. */
export interface Mark {
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  /** UTF-16 units from the beginning. */
  readonly offset: number;
  readonly message: string;
  readonly hint: string | null;
}

export interface Marks {
  readonly all: readonly Mark[];
  /** Our own reader cannot make sense of it: nothing to save. */
  readonly broken: boolean;
}

const PAUSE_MS = 400;

/** Our own linter at every keystroke, the server's (which knows the stored answers) after a pause. */
export function useMarks(source: string, project: number, fields: readonly string[] | undefined): Marks {
  const t = useT();
  const own = useMemo(() => lintLabelConfig(source, fields), [source, fields?.join()]);
  const paused = usePaused(source);
  const { data: problems = [] } = useQuery({
    queryKey: ['lint', project, paused],
    queryFn: () => labels.lint(paused, project),
    staleTime: 60_000,
    retry: false,
  });
  return useMemo(() => {
    const ours = own.map(({ severity, code, at, subject }): Mark => ({
      ...at,
      severity,
      message: t.lint[code](subject),
      hint: null,
    }));
    // Places are of the text that the server saw; while one types on, they would lie.
    const theirs = paused === source ? withPlaces(source, problems) : [];
    const news = theirs.filter(
      ({ line, severity }) => !ours.some((mark) => mark.line === line && mark.severity === severity),
    );
    return {
      all: [...ours, ...news].toSorted((a, b) => a.offset - b.offset),
      broken: own.some(({ severity }) => severity === 'error'),
    };
  }, [own, problems, paused, source, t]);
}

function withPlaces(source: string, problems: readonly LintProblem[]): Mark[] {
  const lines = source.split('\n');
  const starts = lines.reduce<number[]>((all, line) => [...all, all.at(-1)! + line.length + 1], [0]);
  return problems.map((problem) => ({
    ...problem,
    severity: problem.severity === 'error' ? 'error' : 'warning',
    offset: Math.min((starts[problem.line - 1] ?? 0) + Math.max(0, problem.column - 1), source.length),
  }));
}

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
