import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { parseAuditSearch } from '../pages/audit/search.ts';
import { parseCaseSearch } from '../pages/cases/search.ts';
import { parseOrderSearch } from '../pages/deal/sales/search.ts';
import { parseDealSearch } from '../pages/deals/search.ts';
import { parseOverviewSearch } from '../pages/overview/search.ts';
import { parseStartSearch } from '../pages/start/search.ts';
import { NotFound, PageFailed, PageLoading } from './PageStates.tsx';
import { Shell } from './Shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/deals', replace: true });
  },
});

const deals = createRoute({
  getParentRoute: () => root,
  path: '/deals',
  validateSearch: parseDealSearch,
  component: lazyRouteComponent(() => import('../pages/deals/DealsPage.tsx'), 'DealsPage'),
});

const startDeal = createRoute({
  getParentRoute: () => root,
  path: '/deals/new',
  validateSearch: parseStartSearch,
  component: lazyRouteComponent(() => import('../pages/start/StartPage.tsx'), 'StartPage'),
});

const importDeals = createRoute({
  getParentRoute: () => root,
  path: '/deals/import',
  component: lazyRouteComponent(() => import('../pages/import/ImportPage.tsx'), 'ImportPage'),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  component: lazyRouteComponent(() => import('../pages/templates/TemplatesPage.tsx'), 'TemplatesPage'),
});

const deal = createRoute({
  getParentRoute: () => root,
  path: '/deals/$dealId',
  component: lazyRouteComponent(() => import('../pages/deal/DealPage.tsx'), 'DealPage'),
});

/** The first tab. Others are added below it, each with a chunk of its own, and named in pages/deal/tabs.ts. */
const dealTimeline = createRoute({
  getParentRoute: () => deal,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/deal/timeline/TimelineTab.tsx'), 'TimelineTab'),
});

const dealGraph = createRoute({
  getParentRoute: () => deal,
  path: 'graph',
  component: lazyRouteComponent(() => import('../pages/deal/graph/GraphTab.tsx'), 'GraphTab'),
});

const dealTerms = createRoute({
  getParentRoute: () => deal,
  path: 'terms',
  component: lazyRouteComponent(() => import('../pages/deal/terms/TermsTab.tsx'), 'TermsTab'),
});

const dealEvidence = createRoute({
  getParentRoute: () => deal,
  path: 'evidence',
  component: lazyRouteComponent(() => import('../pages/deal/evidence/EvidenceTab.tsx'), 'EvidenceTab'),
});

const dealLedger = createRoute({
  getParentRoute: () => deal,
  path: 'ledger',
  component: lazyRouteComponent(() => import('../pages/deal/ledger/LedgerTab.tsx'), 'LedgerTab'),
});

const dealSales = createRoute({
  getParentRoute: () => deal,
  path: 'sales',
  validateSearch: parseOrderSearch,
  component: lazyRouteComponent(() => import('../pages/deal/sales/SalesTab.tsx'), 'SalesTab'),
});

const dealStatement = createRoute({
  getParentRoute: () => deal,
  path: 'statement',
  component: lazyRouteComponent(() => import('../pages/deal/statement/StatementTab.tsx'), 'StatementTab'),
});

const dealWhatIf = createRoute({
  getParentRoute: () => deal,
  path: 'what-if',
  component: lazyRouteComponent(() => import('../pages/deal/whatif/WhatIfTab.tsx'), 'WhatIfTab'),
});

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: parseCaseSearch,
  component: lazyRouteComponent(() => import('../pages/cases/CasesPage.tsx'), 'CasesPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('../pages/cases/case/CasePage.tsx'), 'CasePage'),
});

const overview = createRoute({
  getParentRoute: () => root,
  path: '/overview',
  validateSearch: parseOverviewSearch,
  component: lazyRouteComponent(() => import('../pages/overview/OverviewPage.tsx'), 'OverviewPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import('../pages/audit/AuditPage.tsx'), 'AuditPage'),
});

/** Every page of the console. A page brings its code with it when it is opened. */
const routeTree = root.addChildren([
  home,
  deals,
  startDeal,
  importDeals,
  templates,
  deal.addChildren([
    dealTimeline,
    dealGraph,
    dealTerms,
    dealEvidence,
    dealLedger,
    dealSales,
    dealStatement,
    dealWhatIf,
  ]),
  cases,
  caseRoute,
  overview,
  audit,
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
