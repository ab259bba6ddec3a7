import type { HubTask } from '../api/hub';
import { LabelTag } from '../design/bits';
import { labelColour } from '../design/colour';
import { useT } from '../i18n/I18n';
import { shown } from './pieces';

/** The first tasks as they would be, with the labels that they bring. */
export function HubPreviewList({
  tasks,
  labels,
}: {
  readonly tasks: readonly HubTask[];
  readonly labels: readonly string[];
}) {
  const t = useT();
  const colour = (label: string) => labelColour(null, Math.max(0, labels.indexOf(label)));
  return (
    <ol className="hub-preview" aria-label={t.hub.firstTasks} tabIndex={0}>
      {tasks.map((task, index) => {
        const { pieces, others, choices, written } = shown(task);
        return (
          <li key={index}>
            <p dir="auto" className="hub-text">
              {pieces.map(({ text, label }, at) =>
                label === null ? (
                  <span key={at}>{text}</span>
                ) : (
                  <mark key={at} className="hub-mark" style={{ '--c': colour(label) }}>
                    {text}
                    <small>{label}</small>
                  </mark>
                ),
              )}
            </p>
            {[...others, ...written].map((text, at) => (
              <p key={at} dir="auto" className="soft hub-text">
                {text}
              </p>
            ))}
            {choices.length > 0 && (
              <p className="row">
                {choices.map((choice) => (
                  <LabelTag key={choice} colour={colour(choice)}>
                    {choice}
                  </LabelTag>
                ))}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
