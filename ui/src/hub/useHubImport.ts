import { useRef, useState } from 'react';
import { hub, type HubDataset, type HubPreview, type HubRole, type HubRows, type TagUse } from '../api/hub';
import { useAttempt } from '../app/useAttempt';
import type { Choice } from './ChooseDataset';
import { sliced } from './slice';

/** What is chosen, found and previewed; the newest answer counts, in whatever order they come. */
export function useHubImport(project: number | undefined) {
  const [choice, setChoice] = useState<Choice>({ address: '', found: null, split: '', part: '100' });
  const [mapping, setMapping] = useState<Pick<HubRows, 'columns' | 'tags'>>({ columns: {}, tags: 'predictions' });
  const [update, setUpdate] = useState(false);
  const [preview, setPreview] = useState<HubPreview | null>(null);
  const attempt = useAttempt();
  const [looking, setLooking] = useState(false);
  const newest = useRef(0);
  const into = project === undefined ? {} : { project };

  const split = sliced(choice.split, choice.part);
  const rows: HubRows | null =
    choice.found?.config && choice.split !== '' && split !== null
      ? {
          id: choice.found.id,
          config: choice.found.config,
          ...(choice.found.commit ? { revision: choice.found.commit } : {}),
          split,
          ...mapping,
        }
      : null;

  const found = (dataset: HubDataset) =>
    setChoice((before) => ({
      ...before,
      found: dataset,
      split: dataset.splits.find(({ name }) => name === before.split)?.name ?? dataset.splits[0]?.name ?? '',
    }));

  /** What is asked for at the moment is not wanted any more. */
  const giveUp = () => {
    newest.current++;
    setLooking(false);
  };

  const lookUp = (config?: string) => {
    giveUp();
    return attempt.run(async () => {
      const id = config === undefined ? choice.address.trim() : choice.found!.id;
      found(await hub.dataset({ id, ...(config === undefined ? {} : { config }), ...into }));
    });
  };

  // Not one attempt at a time: what is chosen while an answer is on its way is asked for at once.
  const look = async (chosen: typeof mapping) => {
    setMapping(chosen);
    if (!rows) return;
    const number = ++newest.current;
    const isNewest = () => number === newest.current;
    setLooking(true);
    attempt.setProblem(null);
    try {
      const answer = await hub.preview({ ...rows, ...chosen, ...into });
      if (isNewest()) setPreview(answer);
    } catch (error) {
      if (isNewest()) attempt.setProblem((error as Error).message);
    }
    if (isNewest()) setLooking(false);
  };

  return {
    choice,
    set: (change: Partial<Choice>) => {
      giveUp();
      setChoice((before) => ({ ...before, ...change }));
    },
    wrongPart: split === null,
    rows,
    attempt,
    busy: attempt.busy || looking,
    lookUp,
    preview,
    next: () => void look({ ...mapping, columns: {} }),
    back: () => {
      giveUp();
      setPreview(null);
      attempt.setProblem(null);
    },
    tags: mapping.tags,
    chooseTags: (tags: TagUse) => void look({ ...mapping, tags }),
    chooseColumn: (role: HubRole, column: string) =>
      void look({ ...mapping, columns: { ...mapping.columns, [role]: column } }),
    update,
    setUpdate,
  };
}
