import { useQueryClient } from '@tanstack/react-query';
import { ArchiveRestore } from 'lucide-react';
import { useRef } from 'react';
import { useLocation } from 'wouter';
import { archives } from '../api/archives';
import { useAttempt } from '../app/useAttempt';
import { Button } from '../design/Button';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';

/** Makes a project of an archive that somebody chooses, and goes there. */
export function ReadArchive() {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [, go] = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const { busy, problem, run } = useAttempt();
  const read = (file: File) =>
    run(async () => {
      const { project, report } = await archives.restore(file);
      void client.invalidateQueries({ queryKey: ['projects'] });
      say(t.exports.archiveRead(report.tasks));
      if (report.people_unknown.length > 0) say(t.exports.peopleUnknown(report.people_unknown.join(', ')));
      go(`/projects/${project.id}`);
    });
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        hidden
        data-read-archive=""
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void read(file);
        }}
      />
      <Button size="small" icon={<ArchiveRestore size={14} />} disabled={busy} onClick={() => input.current?.click()}>
        {busy ? t.exports.readingArchive : t.exports.readArchive}
      </Button>
      {problem && (
        <p className="notice bad" role="alert">
          {t.errors.failed(problem)}
        </p>
      )}
    </>
  );
}
