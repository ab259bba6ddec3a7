import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Archive, Download } from 'lucide-react';
import { useState } from 'react';
import { archives } from '../api/archives';
import type { Job } from '../api/jobs';
import { useAttempt } from '../app/useAttempt';
import { Button } from '../design/Button';
import { CheckRow } from '../design/rows';
import { useSpeech } from '../i18n/I18n';
import { moment } from '../i18n/moment';
import { JobProgress } from '../jobs/JobProgress';
import { JobTrouble } from '../jobs/JobState';
import { useJob } from '../jobs/useJob';
import { bytes } from './bytes';
import { DownloadProgress } from './DownloadProgress';
import { useDownload } from './useDownload';

/** The whole project as one file, for another server or to be put away. Only those who run the project see it. */
export function ArchiveCard({ project }: { readonly project: number }) {
  const { t, language } = useSpeech();
  const client = useQueryClient();
  const file = useDownload();
  const [history, setHistory] = useState(true);
  const [job, setJob] = useState<Job | null>(null);
  const { busy, problem, run } = useAttempt();
  const { data: state } = useQuery({
    queryKey: ['archive', project],
    queryFn: () => archives.state(project),
    retry: false,
  });
  if (!state) return null;
  const make = () => run(async () => setJob(await archives.make(project, history)));
  return (
    <section className="card section" aria-labelledby="archive">
      <div className="row">
        <div className="grow">
          <h2 id="archive">{t.exports.archive}</h2>
          <p className="soft">{t.exports.archiveText}</p>
        </div>
        <Button icon={<Archive size={16} />} disabled={busy || job !== null} onClick={() => void make()}>
          {t.exports.makeArchive}
        </Button>
      </div>
      <CheckRow label={t.exports.withHistory} checked={history} onChange={setHistory} />
      {job && (
        <ArchiveJob
          key={job.id}
          project={project}
          job={job}
          onEnd={(ended) => {
            void client.invalidateQueries({ queryKey: ['archive', project] });
            if (ended.state === 'succeeded') setJob(null);
          }}
        />
      )}
      {state.bytes !== null && state.made_at !== null && (
        <div className="row">
          <span className="grow soft">
            {t.exports.archiveOf(moment(state.made_at, language), bytes(state.bytes, language))}
          </span>
          <Button
            size="small"
            icon={<Download size={14} />}
            disabled={file.progress !== null}
            onClick={() => void file.start(archives.path(project), new URLSearchParams())}
          >
            {t.exports.downloadArchive}
          </Button>
        </div>
      )}
      {file.progress && <DownloadProgress progress={file.progress} />}
      {(problem ?? file.problem) && (
        <p className="notice bad" role="alert">
          {t.errors.failed(problem ?? file.problem ?? '')}
        </p>
      )}
    </section>
  );
}

function ArchiveJob({
  project,
  job: started,
  onEnd,
}: {
  readonly project: number;
  readonly job: Job;
  readonly onEnd: (job: Job) => void;
}) {
  const { job } = useJob(project, started, onEnd);
  return (
    <>
      <JobProgress job={job} />
      <JobTrouble job={job} />
    </>
  );
}
