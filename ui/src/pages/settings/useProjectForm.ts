import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../api/http';
import { projects } from '../../api/server';
import type { Project } from '../../api/types';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';

export interface ProjectForm<K extends keyof Project> {
  readonly values: Pick<Project, K>;
  set<F extends K>(key: F, value: Project[F]): void;
  readonly changed: boolean;
  /** What the server said about a field. */
  faultOf(key: K): string | null;
  /** What it said that belongs to no field. */
  readonly problem: string | null;
  save(): Promise<void>;
}

/** Keeps a changed copy of some fields and sends exactly those that differ. */
export function useProjectForm<K extends keyof Project>(project: Project, keys: readonly K[]): ProjectForm<K> {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [values, setValues] = useState(
    () => Object.fromEntries(keys.map((key) => [key, project[key]])) as Pick<Project, K>,
  );
  const [error, setError] = useState<Error | null>(null);
  const differing = keys.filter((key) => values[key] !== project[key]);
  const faults = error instanceof ApiError ? error.fields : {};
  const save = async () => {
    setError(null);
    try {
      const body = Object.fromEntries(differing.map((key) => [key, values[key]])) as Partial<Project>;
      client.setQueryData(['project', project.id], await projects.change(project.id, body));
      void client.invalidateQueries({ queryKey: ['projects'] });
      void client.invalidateQueries({ queryKey: ['queue', project.id] });
      say(t.common.saved);
    } catch (refusal) {
      setError(refusal as Error);
    }
  };
  return {
    values,
    set: (key, value) => setValues((old) => ({ ...old, [key]: value })),
    changed: differing.length > 0,
    faultOf: (key) => faults[key as string]?.[0] ?? null,
    problem: error && !keys.some((key) => faults[key as string]) ? error.message : null,
    save,
  };
}
