import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { Project } from '../../api/types';
import { Button } from '../../design/Button';
import { AreaRow, CheckRow, TextRow } from '../../design/rows';
import { useT } from '../../i18n/I18n';
import { DuplicateDialog } from './DuplicateDialog';
import { FormCard } from './FormCard';
import { useProjectForm } from './useProjectForm';

/** What the project is called, what people are told, and what they may do. */
export function GeneralSettings({ project }: { readonly project: Project }) {
  const t = useT();
  const form = useProjectForm(project, [
    'title',
    'description',
    'expert_instruction',
    'show_instruction',
    'show_skip_button',
    'enable_empty_annotation',
  ]);
  const [duplicating, setDuplicating] = useState(false);
  const { values, set, faultOf } = form;
  return (
    <div className="stack" style={{ '--gap': '18px' }}>
      <FormCard title={t.settings.general} form={form}>
        <TextRow
          label={t.settings.name}
          hint={t.create.nameHint}
          error={faultOf('title')}
          maxLength={50}
          dir="auto"
          value={values.title}
          onChange={(value) => set('title', value)}
        />
        <AreaRow
          label={t.settings.description}
          error={faultOf('description')}
          rows={2}
          value={values.description}
          onChange={(value) => set('description', value)}
        />
        <AreaRow
          label={t.settings.instructions}
          hint={t.settings.instructionsHint}
          error={faultOf('expert_instruction')}
          rows={6}
          value={values.expert_instruction}
          onChange={(value) => set('expert_instruction', value)}
        />
        <CheckRow
          label={t.settings.showInstructions}
          checked={values.show_instruction}
          onChange={(value) => set('show_instruction', value)}
        />
        <CheckRow
          label={t.settings.allowSkip}
          checked={values.show_skip_button}
          onChange={(value) => set('show_skip_button', value)}
        />
        <CheckRow
          label={t.settings.allowEmpty}
          checked={values.enable_empty_annotation}
          onChange={(value) => set('enable_empty_annotation', value)}
        />
      </FormCard>
      <section className="card section row-section">
        <div className="grow">
          <h2>{t.duplicate.title}</h2>
          <p className="soft">{t.duplicate.lead}</p>
        </div>
        <Button icon={<Copy size={15} />} onClick={() => setDuplicating(true)}>
          {t.duplicate.open}
        </Button>
      </section>
      {duplicating && <DuplicateDialog project={project} onClose={() => setDuplicating(false)} />}
    </div>
  );
}
