import { ArrowUp, Plus, Replace, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { parseXml, type XmlNode } from '../config/xml';
import { labelColour } from '../design/colour';
import { Button, IconButton } from '../design/Button';
import { useT } from '../i18n/I18n';
import { changeGroup, freeName, labelGroups, labelNode, withAttribute, type LabelGroup } from './edits';
import { hexColour } from './hex';

export interface VisualEditorProps {
  readonly source: string;
  readonly onChange: (source: string) => void;
  /** How often each label is used in stored answers, by control. */
  readonly uses: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Asked for new names in everything stored, for these labels of a control. */
  readonly onMigrate: (control: string, names: readonly string[]) => void;
}

/** Labels and choices as lists: name, colour, key, order. */
export function VisualEditor({ source, onChange, uses, onMigrate }: VisualEditorProps) {
  const t = useT();
  const groups = useMemo(() => {
    try {
      return labelGroups(parseXml(source));
    } catch {
      return null;
    }
  }, [source]);
  if (groups === null) return <p className="notice warn">{t.editor.brokenVisual}</p>;
  if (groups.length === 0) return <p className="soft">{t.editor.nothingVisual}</p>;
  let position = 0;
  return (
    <div className="stack" style={{ '--gap': '20px' }}>
      {groups.map((group) => {
        const first = position;
        position += group.control.children.length;
        return (
          <GroupEditor
            key={group.path.join('.')}
            group={group}
            firstPosition={first}
            uses={uses[group.control.attributes['name'] ?? ''] ?? {}}
            onMigrate={onMigrate}
            onChange={(change) => onChange(changeGroup(source, group.path, change))}
          />
        );
      })}
    </div>
  );
}

interface GroupEditorProps {
  readonly group: LabelGroup;
  readonly firstPosition: number;
  readonly uses: Readonly<Record<string, number>>;
  readonly onMigrate: VisualEditorProps['onMigrate'];
  readonly onChange: (change: (children: readonly XmlNode[]) => readonly XmlNode[]) => void;
}

function GroupEditor({ group, firstPosition, uses, onMigrate, onChange }: GroupEditorProps) {
  const t = useT();
  const { control, tag } = group;
  const names = control.children.map((child) => child.attributes['value'] ?? '');
  const set = (index: number, attribute: string, value: string) =>
    onChange((children) =>
      children.map((child, at) => (at === index ? withAttribute(child, attribute, value) : child)),
    );
  return (
    <section>
      <h2 className="group-name">
        <code>{control.tag}</code> {control.attributes['name']}
      </h2>
      <ul className="label-list">
        {control.children.map((child, index) => {
          if (child.tag !== tag) return null;
          const name = child.attributes['value'] ?? '';
          const used = uses[child.attributes['alias'] ?? name] ?? 0;
          return (
            <li key={index} className="label-line">
              {tag === 'Label' && (
                <input
                  type="color"
                  aria-label={t.editor.colourOf(name)}
                  value={hexColour(labelColour(child.attributes['background'] ?? null, firstPosition + index))}
                  onChange={(event) => set(index, 'background', event.target.value)}
                />
              )}
              <input
                className="input grow"
                aria-label={t.editor.labelName(name)}
                dir="auto"
                value={name}
                onChange={(event) => set(index, 'value', event.target.value)}
              />
              {used > 0 && <span className="pill numbers">{t.editor.inUse(used)}</span>}
              <input
                className="input key-input"
                aria-label={t.editor.hotkeyOf(name)}
                placeholder={t.editor.hotkey}
                maxLength={1}
                value={child.attributes['hotkey'] ?? ''}
                onChange={(event) => set(index, 'hotkey', event.target.value.trim().toLowerCase())}
              />
              <IconButton
                small
                label={t.editor.moveUp(name)}
                disabled={index === 0}
                onClick={() =>
                  onChange((children) => children.toSpliced(index - 1, 2, children[index]!, children[index - 1]!))
                }
              >
                <ArrowUp size={15} />
              </IconButton>
              <IconButton
                small
                label={t.editor.removeLabel(name)}
                onClick={() => onChange((children) => children.toSpliced(index, 1))}
              >
                <Trash2 size={15} />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <Button
        size="small"
        look="quiet"
        icon={<Plus size={14} />}
        onClick={() => onChange((children) => [...children, labelNode(tag, freeName(t.editor.newLabel, names))])}
      >
        {t.editor.addLabel}
      </Button>
      {control.tag !== 'Taxonomy' && names.length > 0 && (
        <Button
          size="small"
          look="quiet"
          icon={<Replace size={14} />}
          onClick={() => onMigrate(control.attributes['name'] ?? '', names)}
        >
          {t.migrate.open}
        </Button>
      )}
    </section>
  );
}
