import { useQuery } from '@tanstack/react-query';
import { projects } from '../../api/server';
import type { Project, Sampling, SkipQueue } from '../../api/types';
import { CheckRow, NumberRow, SelectRow } from '../../design/rows';
import { useT } from '../../i18n/I18n';
import { FormCard } from './FormCard';
import { useProjectForm } from './useProjectForm';

/** In which order tasks come, to how many people, and with whose suggestions. */
export function QueueSettings({ project }: { readonly project: Project }) {
  const t = useT();
  const form = useProjectForm(project, [
    'sampling',
    'maximum_annotations',
    'overlap_cohort_percentage',
    'show_overlap_first',
    'show_ground_truth_first',
    'skip_queue',
    'show_collab_predictions',
    'model_version',
  ]);
  const { values, set, faultOf } = form;
  const { data: versions = {} } = useQuery({
    queryKey: ['model-versions', project.id],
    queryFn: () => projects.modelVersions(project.id),
  });
  const known = [...new Set([...Object.keys(versions), values.model_version])].filter(Boolean);
  return (
    <FormCard title={t.settings.queue} form={form}>
      <SelectRow
        label={t.settings.sampling}
        value={values.sampling}
        options={Object.entries(t.sampling) as [Sampling, string][]}
        onChange={(value) => set('sampling', value)}
      />
      <div className="two-columns">
        <NumberRow
          label={t.settings.overlap}
          hint={t.settings.overlapHint}
          error={faultOf('maximum_annotations')}
          min={1}
          max={100}
          value={values.maximum_annotations}
          onChange={(value) => set('maximum_annotations', value)}
        />
        <NumberRow
          label={t.settings.cohort}
          hint={t.settings.cohortHint}
          error={faultOf('overlap_cohort_percentage')}
          min={0}
          max={100}
          value={values.overlap_cohort_percentage}
          onChange={(value) => set('overlap_cohort_percentage', value)}
        />
      </div>
      <CheckRow
        label={t.settings.overlapFirst}
        checked={values.show_overlap_first}
        onChange={(value) => set('show_overlap_first', value)}
      />
      <CheckRow
        label={t.settings.groundTruthFirst}
        checked={values.show_ground_truth_first}
        onChange={(value) => set('show_ground_truth_first', value)}
      />
      <SelectRow
        label={t.settings.skipQueue}
        value={values.skip_queue}
        options={Object.entries(t.skipQueue) as [SkipQueue, string][]}
        onChange={(value) => set('skip_queue', value)}
      />
      <CheckRow
        label={t.settings.showPredictions}
        checked={values.show_collab_predictions}
        onChange={(value) => set('show_collab_predictions', value)}
      />
      <SelectRow
        label={t.settings.modelVersion}
        error={faultOf('model_version')}
        value={values.model_version}
        options={[['', t.settings.noModel], ...known.map((version) => [version, version] as const)]}
        onChange={(value) => set('model_version', value)}
      />
    </FormCard>
  );
}
