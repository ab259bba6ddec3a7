import { useQueryClient } from '@tanstack/react-query';
import { ArchiveRestore } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { archives, type RestoreJob } from '../api/archives';
import { useAttempt } from '../app/useAttempt';
import { Meter } from '../design/bits';
import { Button } from '../design/Button';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';

const LOOK_AGAIN_MS = 500;

const isAtWork = ({ state }: RestoreJob) => state === 'queued' || state === 'running';

/** Makes a project of an archive that somebody chooses, and goes there. */
export function ReadArchive() {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [, go] = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const { busy, problem, run } = useAttempt();
  const [job, setJob] = useState<RestoreJob | null>(null);
  const read = (file: File) =>
    run(async () => {
      let now: RestoreJob | null = await archives.restore(file);
      while (now && isAtWork(now)) {
        setJob(now);
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
        now = await archives.restoring();
      }
      setJob(null);
      if (now?.state === 'cancelled') return say(t.exports.archiveStopped);
      if (!now?.restored) throw new Error(now?.error ?? t.exports.archiveLost);
      const { project, report } = now.restored;
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
      {job && (
        <div className="row" data-reading-archive="">
          <Meter value={job.total > 0 ? job.done / job.total : 0} label={t.exports.readingArchive} />
          <Button size="small" onClick={() => void archives.stopRestoring().catch(() => undefined)}>
            {t.exports.stopReading}
          </Button>
        </div>
      )}
      {problem && (
        <p className="notice bad" role="alert">
          {t.errors.failed(problem)}
        </p>
      )}
    </>
  );
}
