import { ChevronRight, X } from 'lucide-react';
import { useState } from 'react';
import type { ChoiceNode, TaxonomyControl } from '../config/model';
import { IconButton } from '../design/Button';
import { useT } from '../i18n/I18n';
import type { ControlProps } from './props';

type Path = readonly string[];

/** A tree to choose paths from, with a search over all of it. */
export function TaxonomyView({ control, answer, readOnly, onChange }: ControlProps<TaxonomyControl>) {
  const t = useT();
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const chosen = (answer?.value ?? []) as readonly Path[];
  const has = (path: Path) => chosen.some((other) => other.join('\0') === path.join('\0'));
  const full = control.maxUsages !== null && chosen.length >= control.maxUsages;
  const toggle = (path: Path) => {
    const after = has(path) ? chosen.filter((other) => other.join('\0') !== path.join('\0')) : [...chosen, path];
    onChange(after.length === 0 ? null : after);
  };
  const matches = (node: ChoiceNode): boolean =>
    node.title.toLowerCase().includes(search.toLowerCase()) || node.children.some(matches);
  const branch = (nodes: readonly ChoiceNode[], path: Path): React.ReactNode => (
    <ul className={path.length > 0 ? 'taxonomy-inner' : 'taxonomy'}>
      {nodes
        .filter((node) => search === '' || matches(node))
        .map((node) => {
          const own = [...path, node.value];
          const key = own.join('\0');
          const isLeaf = node.children.length === 0;
          const isOpen = search !== '' || open.has(key);
          return (
            <li key={node.value}>
              <div className="taxonomy-row">
                {isLeaf ? (
                  <span className="taxonomy-gap" />
                ) : (
                  <button
                    type="button"
                    className="icon-button small"
                    aria-expanded={isOpen}
                    aria-label={t.label.unfold(node.title)}
                    onClick={() => setOpen(toggled(open, key))}
                  >
                    <ChevronRight size={14} />
                  </button>
                )}
                <label className="choice" title={node.hint ?? undefined}>
                  <input
                    type="checkbox"
                    checked={has(own)}
                    disabled={readOnly || (full && !has(own)) || (!isLeaf && control.leavesOnly)}
                    onChange={() => toggle(own)}
                  />
                  <span>{node.title}</span>
                </label>
              </div>
              {!isLeaf && isOpen && branch(node.children, own)}
            </li>
          );
        })}
    </ul>
  );
  return (
    <div className="stack" style={{ '--gap': '8px' }}>
      {chosen.length > 0 && (
        <div className="row" style={{ '--gap': '6px' }}>
          {chosen.map((path) => (
            <span key={path.join('\0')} className="pill">
              {control.fullPath ? path.join(control.separator) : path.at(-1)}
              {!readOnly && (
                <IconButton small label={t.label.removeChoice(path.join(' / '))} onClick={() => toggle(path)}>
                  <X size={12} />
                </IconButton>
              )}
            </span>
          ))}
        </div>
      )}
      <input
        className="input"
        type="search"
        placeholder={control.placeholder || t.common.search}
        aria-label={t.label.searchIn(control.name)}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="taxonomy-box">{branch(control.choices, [])}</div>
    </div>
  );
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
