import { program as programWords } from './en/program';
import { projects as projectsWords } from './en/projects';
import { settings as settingsWords } from './en/settings';
import { labelling as labellingWords } from './en/labelling';
import { talk as talkWords } from './en/talk';
import { team as teamWords } from './en/team';
import { access as accessWords } from './en/access';
import { exports as exportWords } from './en/exports';
import { models as modelWords } from './en/models';
import { jobs as jobWords } from './en/jobs';
import { learner as learnerWords } from './en/learner';
import { order as orderWords } from './en/order';
import { hub as hubWords } from './en/hub';
import { imports as importWords } from './en/imports';
import { table as tableWords } from './en/table';
import { server as serverWords } from './en/server';
import { webhooks as webhookWords } from './en/webhooks';
import { dashboard as dashboardWords } from './en/dashboard';
import { adjudication as adjudicationWords } from './en/adjudication';
import { quality as qualityWords } from './en/quality';
import { reviews as reviewWords } from './en/reviews';
import { stopping as stoppingWords } from './en/stopping';
import { notices as noticeWords } from './en/notices';

/** The words of the program in English, by the part of the screen that says them. */
export const en = {
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
} as const;
