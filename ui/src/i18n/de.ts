import { program as programWords } from './de/program';
import { projects as projectsWords } from './de/projects';
import { settings as settingsWords } from './de/settings';
import { labelling as labellingWords } from './de/labelling';
import { talk as talkWords } from './de/talk';
import { team as teamWords } from './de/team';
import { access as accessWords } from './de/access';
import { exports as exportWords } from './de/exports';
import { models as modelWords } from './de/models';
import { jobs as jobWords } from './de/jobs';
import { learner as learnerWords } from './de/learner';
import { order as orderWords } from './de/order';
import { hub as hubWords } from './de/hub';
import { imports as importWords } from './de/imports';
import { table as tableWords } from './de/table';
import { server as serverWords } from './de/server';
import { webhooks as webhookWords } from './de/webhooks';
import { dashboard as dashboardWords } from './de/dashboard';
import { adjudication as adjudicationWords } from './de/adjudication';
import { quality as qualityWords } from './de/quality';
import { reviews as reviewWords } from './de/reviews';
import { stopping as stoppingWords } from './de/stopping';
import { notices as noticeWords } from './de/notices';
import type { Catalogue } from './I18n';

/** The words of the program in German. */
export const de: Catalogue = {
  ...programWords,
  ...projectsWords,
  ...settingsWords,
  ...labellingWords,
  ...talkWords,
  ...teamWords,
  ...accessWords,
  ...exportWords,
  ...modelWords,
  ...jobWords,
  ...learnerWords,
  ...orderWords,
  ...hubWords,
  ...importWords,
  ...tableWords,
  ...serverWords,
  ...webhookWords,
  ...dashboardWords,
  ...adjudicationWords,
  ...qualityWords,
  ...reviewWords,
  ...stoppingWords,
  ...noticeWords,
};
