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
  const chosen = (answer?.value ?? []) as readonly Path[];
  const has = (path: Path) => chosen.some((other) => other.join('\0') === path.join('\0'));
  const full = control.maxUsages !== null && chosen.length >= control.maxUsages;
  const toggle = (path: Path) => {
    const after = has(path) ? chosen.filter((other) => other.join('\0') !== path.join('\0')) : [...chosen, path];
    onChange(after.length === 0 ? null : after);
  };
  const matches = (node: ChoiceNode): boolean => node.title.toLowerCase().includes(search.toLowerCase()) || node.children.some(matches);
  const branch = (nodes: readonly ChoiceNode[], path: Path): React.ReactNode => (
    <ul className={path.length > 0 ? 'taxonomy-inner' : 'taxonomy'}>
      {nodes.filter((node) => search === '' || matches(node)).map((node) => {
        const own = [...path, node.value];
        const leaf = node.children.length === 0;
        const box = (
          <label className="choice" title={node.hint ?? undefined}>
            <input type="checkbox" checked={has(own)} disabled={readOnly || (full && !has(own)) || (!leaf && control.leavesOnly)} onChange={() => toggle(own)} />
            <span>{node.title}</span>
          </label>
        );
        return (
          <li key={node.value}>
            {leaf ? box : (
              <details open={search !== '' || undefined}>
                <summary><ChevronRight size={14} aria-hidden="true" />{control.leavesOnly ? <span className="choice">{node.title}</span> : box}</summary>
                {branch(node.children, own)}
              </details>
            )}
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
              {!readOnly && <IconButton small label={t.label.removeChoice(path.join(' / '))} onClick={() => toggle(path)}><X size={12} /></IconButton>}
            </span>
          ))}
        </div>
      )}
      <input className="input" type="search" placeholder={control.placeholder || t.common.search} aria-label={t.label.searchIn(control.name)} value={search} onChange={(event) => setSearch(event.target.value)} />
      <div className="taxonomy-box">{branch(control.choices, [])}</div>
    </div>
  );
}
