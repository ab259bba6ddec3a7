import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { projects } from '../../api/server';
import type { Project } from '../../api/types';
import { Button } from '../../design/Button';
import { TextRow } from '../../design/rows';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';

/** What cannot be taken back by a click asks for the project's name. */
export function DangerZone({ project }: { readonly project: Project }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const name = project.title || t.projects.untitled;
  const remove = async () => {
    try {
      await projects.remove(project.id);
      void client.invalidateQueries({ queryKey: ['projects'] });
      void client.invalidateQueries({ queryKey: ['trash'] });
      say(t.settings.deleted);
      go('/projects');
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
  };
  return (
    <form
      className="card section danger-zone"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed === name) void remove();
      }}
    >
      <h2>{t.settings.deleteProject}</h2>
      <p className="soft">{t.settings.deleteText}</p>
      <TextRow label={t.settings.typeName(name)} autoComplete="off" dir="auto" value={typed} onChange={setTyped} />
      <span>
        <Button type="submit" look="danger primary" disabled={typed !== name}>
          {t.settings.deleteProject}
        </Button>
      </span>
    </form>
  );
}
