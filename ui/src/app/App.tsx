import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { ApiError } from '../api/http';
import { Spinner } from '../design/bits';
import { Toasts } from '../design/Toasts';
import { I18n, useT } from '../i18n/I18n';
import LabelPage from '../label/LabelPage';
import { NotFoundPage } from '../pages/NotFoundPage';
import { ProjectsPage } from '../pages/ProjectsPage';
import './app.css';
import { BarePage } from './BarePage';
import { Boundary } from './Boundary';
import { SignInGate } from './session';

/** Who labels task by task never sees it. */
const TablePage = lazy(() => import('../table/TablePage').then(({ TablePage: page }) => ({ default: page })));

/** The label editor brings a text editor along and is fetched when somebody opens it. */
const SettingsPage = lazy(() => import('../pages/settings/SettingsPage'));

/** Few open it in a day, and labelling starts sooner without it. */
const ExportsPage = lazy(() => import('../exports/ExportsPage'));

const DashboardPage = lazy(() => import('../dashboard/DashboardPage'));
const QualityPage = lazy(() => import('../quality/QualityPage'));

/** Looking over what others labelled. */
const ReviewPage = lazy(() => import('../adjudication/ReviewPage'));
const AdjudicatePage = lazy(() => import('../adjudication/AdjudicatePage'));
const ReviewAnswerPage = lazy(() => import('../reviews/ReviewAnswerPage'));

/** Models and their work: for those who look after a project. */
const ModelsPage = lazy(() => import('../learner/ModelsPage'));
const JobsPage = lazy(() => import('../jobs/JobsPage'));
const ProjectJobsPage = lazy(() => import('../jobs/JobsPage').then(({ ProjectJobsPage: page }) => ({ default: page })));

/** Pages that most people seldom see. */
const AccountPage = lazy(() => import('../pages/account/AccountPage'));
const ServerPage = lazy(() => import('../pages/server/ServerPage'));
const MembersPage = lazy(() => import('../pages/MembersPage'));
const TrashPage = lazy(() => import('../pages/trash/TrashPage'));

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => !(error instanceof ApiError && error.status < 500) && count < 2,
      refetchOnWindowFocus: false,
    },
  },
});

export function App() {
  return (
    <Boundary>
      <QueryClientProvider client={client}>
        <I18n>
          <Toasts>
            <SignInGate>
              <Pages />
            </SignInGate>
          </Toasts>
        </I18n>
      </QueryClientProvider>
    </Boundary>
  );
}

function Pages() {
  const t = useT();
  return (
    <Suspense
      fallback={
        <BarePage>
          <Spinner label={t.common.loading} />
        </BarePage>
      }
    >
      <Switch>
        <Route path="/projects/:id/label/:task?">
          {({ id, task }) => (
            <LabelPage key={id} projectId={Number(id)} taskId={task === undefined ? null : Number(task)} />
          )}
        </Route>
        <Route path="/projects/:id/settings/:section?">
          {({ id, section }) => <SettingsPage key={id} projectId={Number(id)} section={section ?? 'general'} />}
        </Route>
        <Route path="/projects/:id/exports">{({ id }) => <ExportsPage key={id} projectId={Number(id)} />}</Route>
        <Route path="/projects/:id/dashboard">{({ id }) => <DashboardPage key={id} projectId={Number(id)} />}</Route>
        <Route path="/projects/:id/review">{({ id }) => <ReviewPage key={id} projectId={Number(id)} />}</Route>
        <Route path="/projects/:id/adjudicate/:task">
          {({ id, task }) => <AdjudicatePage key={task} projectId={Number(id)} taskId={Number(task)} />}
        </Route>
        <Route path="/projects/:id/quality/:section?">
          {({ id, section }) => <QualityPage key={id} projectId={Number(id)} section={section ?? 'agreement'} />}
        </Route>
        <Route path="/projects/:id/reviews/:annotation">
          {({ id, annotation }) => (
            <ReviewAnswerPage key={annotation} projectId={Number(id)} annotationId={Number(annotation)} />
          )}
        </Route>
        <Route path="/projects/:id/models">{({ id }) => <ModelsPage key={id} projectId={Number(id)} />}</Route>
        <Route path="/projects/:id/jobs">{({ id }) => <ProjectJobsPage key={id} projectId={Number(id)} />}</Route>
        <Route path="/projects/:id/data">
          <TasksRoute />
        </Route>
        <Route path="/projects/:id">{({ id }) => <TablePage key={id} projectId={Number(id)} />}</Route>
        <Route path="/projects">
          <ProjectsPage />
        </Route>
        <Route path="/jobs">
          <JobsPage />
        </Route>
        <Route path="/trash">
          <TrashPage />
        </Route>
        <Route path="/people">
          <MembersPage />
        </Route>
        <Route path="/server">
          <ServerPage />
        </Route>
        <Route path="/account">
          <AccountPage />
        </Route>
        <Route path="/user/:door/">
          <Redirect to="/projects" replace />
        </Route>
        <Route path="/">
          <Redirect to="/projects" replace />
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Suspense>
  );
}

/** The original's address of the same page. */
function TasksRoute() {
  const id = location.pathname.split('/')[2];
  return <Redirect to={`/projects/${id}`} replace />;
}
