import { useEffect, useRef, useState } from 'react';
import { hub, type HubDataset, type HubPreview, type HubRole, type HubRows, type TagUse } from '../api/hub';
import { isOver, jobs, type Job } from '../api/jobs';
import { useAttempt } from '../app/useAttempt';
import type { Choice } from './ChooseDataset';
import { sliced } from './slice';

const POLL_MS = 400;

export type Columns = Readonly<Partial<Record<HubRole, string>>>;

/** What is chosen, found and previewed; the newest answer counts, in whatever order they come. */
export function useHubImport(project: number | undefined) {
  const [choice, setChoice] = useState<Choice>({ address: '', found: null, split: '', part: '100' });
  const [columns, setColumns] = useState<Columns>({});
  const [tags, setTags] = useState<TagUse>('predictions');
  const [update, setUpdate] = useState(false);
  const [preview, setPreview] = useState<HubPreview | null>(null);
  const attempt = useAttempt();
  const newest = useRef(0);
  const into = project === undefined ? {} : { project };

  const split = sliced(choice.split, choice.part);
  const rows = (change: { columns?: Columns; tags?: TagUse } = {}): HubRows | null =>
    choice.found?.config && choice.split !== '' && split !== null
      ? {
          id: choice.found.id,
          config: choice.found.config,
          ...(choice.found.commit ? { revision: choice.found.commit } : {}),
          split,
          columns: change.columns ?? columns,
          tags: change.tags ?? tags,
          ...into,
        }
      : null;

  const found = (dataset: HubDataset) =>
    setChoice((before) => ({
      ...before,
      found: dataset,
      split: dataset.splits.find(({ name }) => name === before.split)?.name ?? dataset.splits[0]?.name ?? '',
    }));

  const lookUp = (config?: string) =>
    attempt.run(async () => {
      const id = config === undefined ? choice.address.trim() : choice.found!.id;
      found(await hub.dataset({ id, ...(config === undefined ? {} : { config }), ...into }));
    });

  const look = async (change: { columns?: Columns; tags?: TagUse } = {}) => {
    const asked = rows(change);
    if (!asked) return;
    const number = ++newest.current;
    const answer = await hub.preview(asked);
    if (number === newest.current) setPreview(answer);
  };

  return {
    choice,
    set: (change: Partial<Choice>) => setChoice((before) => ({ ...before, ...change })),
    wrongPart: split === null,
    ready: rows() !== null,
    rows,
    attempt,
    lookUp,
    preview,
    next: () =>
      attempt.run(async () => {
        setColumns({});
        await look({ columns: {} });
      }),
    back: () => {
      setPreview(null);
      attempt.setProblem(null);
    },
    tags,
    chooseTags: (chosen: TagUse) => {
      setTags(chosen);
      void attempt.run(() => look({ tags: chosen }));
    },
    chooseColumn: (role: HubRole, column: string) => {
      const changed = { ...columns, [role]: column };
      setColumns(changed);
      void attempt.run(() => look({ columns: changed }));
    },
    update,
    setUpdate,
  };
}

/** Follows a job until it is over. */
export function useJobToItsEnd(job: Job | null, project: number | null, onEnd: (job: Job) => void): Job | null {
  const [now, setNow] = useState<Job | null>(null);
  const end = useRef(onEnd);
  end.current = onEnd;
  const id = job?.id ?? null;
  useEffect(() => {
    setNow(job);
    if (id === null || project === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = async () => {
      const got = await jobs.get(project, id).catch(() => null);
      if (gone) return;
      if (got) setNow(got);
      if (got && isOver(got)) end.current(got);
      else timer = setTimeout(() => void ask(), POLL_MS);
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [id, project]);
  return now;
}
