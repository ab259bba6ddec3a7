import { Dialog } from '../design/Dialog';
import { useT } from '../i18n/I18n';
import { useLabel } from './LabelContext';

/** Every key of the screen on one sheet, those of the project's own labels last. */
export function HotkeySheet({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { labelling } = useLabel();
  const { around } = labelling;
  const own = around.config.controls.flatMap((control) =>
    (control.kind === 'labels' ? control.labels : control.kind === 'choices' ? control.choices : [])
      .map((item) => [around.hotkeys.keyOf(control.name, item.value), item.title] as const)
      .filter((pair): pair is readonly [string, string] => pair[0] !== undefined),
  );
  return (
    <Dialog title={t.keys.title} onClose={onClose} size={880}>
      <div className="key-sheet">
        {t.keySheet.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    {key
                      .split(' ')
                      .map((part, index) =>
                        part === '/' || part === '–' ? ` ${part} ` : <kbd key={index}>{part}</kbd>,
                      )}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {own.length > 0 && (
          <section>
            <h3>{t.keys.ofProject}</h3>
            <dl>
              {own.map(([key, title]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd dir="auto">{title}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </Dialog>
  );
}
