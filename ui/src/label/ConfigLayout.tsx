import type { LayoutNode, TextObject } from '../config/model';
import { AnswerBox } from '../controls/AnswerBox';
import { useT } from '../i18n/I18n';
import { answerOf } from '../regions/model';
import { LabelBar } from './LabelBar';
import { useLabel } from './LabelContext';
import { TextCard } from './TextCard';
import { isVisible } from './visibility';

/** The middle of the screen, arranged as the config says. */
export function ConfigLayout({ nodes }: { readonly nodes: readonly LayoutNode[] }) {
  return nodes.map((node, index) => <LayoutPart key={index} node={node} />);
}

function LayoutPart({ node }: { readonly node: LayoutNode }) {
  const { labelling } = useLabel();
  const selected = labelling.state.spans.find((span) => span.id === labelling.selected) ?? null;
  switch (node.kind) {
    case 'group':
      if (!isVisible(node.visibility, labelling.state, selected)) return null;
      return (
        <div className="config-group" style={node.style}>
          <ConfigLayout nodes={node.children} />
        </div>
      );
    case 'fold':
      return (
        <details className="config-fold card" open={node.open}>
          <summary>{node.title}</summary>
          <ConfigLayout nodes={node.children} />
        </details>
      );
    case 'header':
      if (node.text.trim() === '') return null;
      return (
        <h2 className={`config-header ${node.size <= 2 ? 'large' : ''}`} dir="auto">
          {node.text}
        </h2>
      );
    case 'object':
      return <ObjectPart object={node.object} />;
    case 'control':
      if (node.control.kind === 'labels') return <LabelBar control={node.control} />;
      if (node.control.perRegion || !isVisible(node.visibility, labelling.state, selected)) return null;
      return <AnswerPart name={node.control.name} region={null} />;
    case 'filter':
      // Every label bar has its own filter as soon as it has many labels.
      return null;
    case 'unknown':
      return <UnknownPart tag={node.tag} />;
  }
}

function ObjectPart({ object }: { readonly object: TextObject }) {
  const { labelling } = useLabel();
  const usedBy = labelling.around.config.controls.find(
    (control) => control.toName.includes(object.name) && (control.kind === 'pairwise' || control.kind === 'ranker'),
  );
  // Rankings and pairs draw their objects themselves.
  if (usedBy || object.kind === 'list') return null;
  return <TextCard name={object.name} selectable={object.selectable} />;
}

function UnknownPart({ tag }: { readonly tag: string }) {
  const t = useT();
  return <p className="notice warn">{t.label.unknownTag(tag)}</p>;
}

/** One answer control tied to the state: of the whole task, or of one span. */
export function AnswerPart({ name, region }: { readonly name: string; readonly region: string | null }) {
  const { labelling, missing, readOnly } = useLabel();
  const t = useT();
  const control = labelling.around.config.controls.find((candidate) => candidate.name === name);
  if (!control || control.kind === 'labels') return null;
  const lacking = missing.find((item) => item.control === name && item.region === region);
  return (
    <AnswerBox
      control={control}
      answer={answerOf(labelling.state, name, region)}
      config={labelling.around.config}
      readOnly={readOnly}
      missing={lacking ? (lacking.message ?? t.label.fillIn) : null}
      onChange={(value, merge) => labelling.edit({ type: 'answer', control: name, region, value }, merge)}
      onAccept={(id) => labelling.edit({ type: 'accept', ids: [id] })}
      onReject={(id) => labelling.edit({ type: 'remove', ids: [id] })}
      keyOf={(value) => (region === null ? labelling.around.hotkeys.keyOf(name, value) : undefined)}
    />
  );
}
