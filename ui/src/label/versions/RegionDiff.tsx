import { ArrowRight, Minus, PenLine, Plus } from 'lucide-react';
import type { ResultDiff } from '../../api/tagloop';
import { LabelTag } from '../../design/bits';
import { useT } from '../../i18n/I18n';
import { isEmptyDiff } from '../../regions/diff';
import type { WireRegion } from '../../regions/wire';
import type { TaskSurroundings } from '../surroundings';
import { describeRegion } from './describe';
import './versions.css';

/** Longer lists of changes than anybody reads are cut, and say so. */
const MOST_ROWS = 200;

export interface RegionDiffProps {
  readonly diff: ResultDiff;
  /** All regions of either side, for the ends of relations. */
  readonly regions: readonly WireRegion[];
  readonly around: TaskSurroundings;
}

/** Added, removed and changed regions, each told by a sign and a word and not by colour alone. */
export function RegionDiff({ diff, regions, around }: RegionDiffProps) {
  const t = useT();
  if (isEmptyDiff(diff)) return <p className="panel-empty">{t.history.noDifference}</p>;
  const rows = [
    ...diff.added.map((region) => ({ kind: 'added' as const, before: null, after: region })),
    ...diff.removed.map((region) => ({ kind: 'removed' as const, before: region, after: null })),
    ...diff.changed.map(({ before, after }) => ({ kind: 'changed' as const, before, after })),
  ];
  return (
    <ul className="region-diff">
      {rows.slice(0, MOST_ROWS).map(({ kind, before, after }, index) => (
        <li key={index} className={`diff-row ${kind}`} data-change={kind}>
          <span className="diff-sign" title={t.history[kind]}>
            {SIGNS[kind]}
            <span className="unseen">{t.history[kind]}</span>
          </span>
          {before && <RegionWordsLine region={before} regions={regions} around={around} gone={kind !== 'removed'} />}
          {before && after && <ArrowRight size={13} aria-hidden="true" className="faint turn-in-rtl" />}
          {after && <RegionWordsLine region={after} regions={regions} around={around} gone={false} />}
        </li>
      ))}
      {rows.length > MOST_ROWS && <li className="faint">{t.label.moreRegions(rows.length - MOST_ROWS)}</li>}
    </ul>
  );
}

const SIGNS = { added: <Plus size={14} />, removed: <Minus size={14} />, changed: <PenLine size={13} /> };

function RegionWordsLine({
  region,
  regions,
  around,
  gone,
}: {
  readonly region: WireRegion;
  readonly regions: readonly WireRegion[];
  readonly around: TaskSurroundings;
  readonly gone: boolean;
}) {
  const words = describeRegion(region, regions, around);
  return (
    <span className={`diff-words ${gone ? 'gone' : ''}`}>
      {words.colour === null ? (
        <span className="pill">{words.title}</span>
      ) : (
        <LabelTag colour={words.colour}>{words.title}</LabelTag>
      )}
      <span className="cut" dir="auto">
        {words.text}
      </span>
      {words.place && <span className="faint numbers">{words.place}</span>}
    </span>
  );
}
