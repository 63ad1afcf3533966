/**
 * `/analytics`, relative to `/services/data/vNN.0`: the package's reports and dashboards, described and run.
 * https://developer.salesforce.com/docs/atlas.en-us.api_analytics.meta/api_analytics/sforce_analytics_rest_api_resource_reference.htm
 */
import { Router, type Request } from 'express';
import { Unsupported } from '../../shared/unsupported.ts';
import { normalizedId, recordId } from '../data/record-id.ts';
import type { RestNeeds } from '../rest/needs.ts';
import { refusingInRest } from '../rest/query-resource.ts';
import { restRefusals } from '../rest/rest-error.ts';
import { dashboardDocument, describeDashboard, type DashboardCall } from './dashboard-document.ts';
import { readAnalytics, type Analytics, type Report } from './definition.ts';
import { describeReport, reportDocument } from './report-document.ts';
import { openReport, type Running } from './running.ts';

const REPORT_PREFIX = '00O';
const DASHBOARD_PREFIX = '01Z';

/** Reports and dashboards are numbered in the order of their names. */
const idAt = (prefix: string, position: number): string => recordId(prefix, position + 1);

const oneOf = <T>(all: readonly T[], prefix: string, asked: unknown): { readonly one: T; readonly id: string } => {
  const id = normalizedId(String(asked));
  const position = all.findIndex((_one, at) => idAt(prefix, at) === id);
  const one = all[position];
  if (one === undefined || id === undefined) throw restRefusals.notFound();
  return { one, id };
};

type Needs = RestNeeds & { readonly analytics: () => Analytics };

const pathOf = (needs: Needs, request: Request, rest: string): string =>
  `/services/data/v${needs.apiVersionOf(request)}/analytics/${rest}`;

const runningOf = (needs: Needs, request: Request): { readonly running: Running; readonly id: string } => {
  const analytics = needs.analytics();
  const { one: report, id } = oneOf(analytics.reports, REPORT_PREFIX, request.params.id);
  return { running: openReport(needs.org, needs.callerOf(request), { analytics, report }), id };
};

const reportList = (needs: Needs, request: Request): readonly object[] =>
  needs.analytics().reports.map(({ name }, position) => {
    const id = idAt(REPORT_PREFIX, position);
    const url = pathOf(needs, request, `reports/${id}`);
    return { id, name, url, describeUrl: `${url}/describe`, instancesUrl: `${url}/instances` };
  });

const dashboardCall = (needs: Needs, request: Request): DashboardCall => {
  const analytics = needs.analytics();
  const { one: dashboard, id } = oneOf(analytics.dashboards, DASHBOARD_PREFIX, request.params.id);
  const reportIdOf = (report: Report): string => idAt(REPORT_PREFIX, analytics.reports.indexOf(report));
  return { org: needs.org, caller: needs.callerOf(request), analytics, dashboard, id, reportIdOf };
};

const dashboardList = (needs: Needs, request: Request): readonly object[] =>
  needs.analytics().dashboards.map(({ title }, position) => {
    const id = idAt(DASHBOARD_PREFIX, position);
    const resultsUrl = pathOf(needs, request, `dashboards/${id}`);
    return { id, name: title, resultsUrl, statusUrl: `${resultsUrl}/status` };
  });

type Answer = (needs: Needs, request: Request) => unknown;

const ANSWERS: Readonly<Record<string, Answer>> = {
  '/analytics/reports': reportList,
  '/analytics/reports/:id': (needs, request) => {
    const { running, id } = runningOf(needs, request);
    const includeDetails = request.query.includeDetails === 'true';
    return reportDocument(running, { id, includeDetails, path: pathOf(needs, request, `reports/${id}`) });
  },
  '/analytics/reports/:id/describe': (needs, request) => {
    const { running, id } = runningOf(needs, request);
    return describeReport(running, id);
  },
  '/analytics/dashboards': dashboardList,
  '/analytics/dashboards/:id': (needs, request) => dashboardDocument(dashboardCall(needs, request)),
  '/analytics/dashboards/:id/describe': (needs, request) => describeDashboard(dashboardCall(needs, request)),
};

/** @param sourceDirectories the org's package directories of the moment */
export const analyticsRoutes =
  (sourceDirectories: () => readonly string[]) =>
  (rest: RestNeeds): Router => {
    const needs = { ...rest, analytics: () => readAnalytics(sourceDirectories()) };
    const router = Router();
    for (const [path, answer] of Object.entries(ANSWERS)) {
      router.get(path, (request, response) => void response.json(refusingInRest(() => answer(needs, request))));
    }
    router.all('/analytics/*rest', (request) => {
      throw new Unsupported(`${request.method} ${request.path}`);
    });
    return router;
  };
