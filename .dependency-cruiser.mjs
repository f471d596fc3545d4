/** The one-way rule of the folders: domain <- adapters, workflows <- functions <- infra | local. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed, path: '^(domain|workflows|adapters|functions|infra|local|console|bench|test)/' },
});

export default {
  forbidden: [
    only('domain-is-pure', '^domain/', '^domain/', 'The domain knows nobody.'),
    only(
      'workflows-know-the-domain',
      '^workflows/',
      '^(domain|workflows)/',
      'Contracts are built on domain types.',
    ),
    only(
      'adapters-know-the-domain',
      '^adapters/',
      '^(domain|adapters)/',
      "Adapters implement the domain's ports.",
    ),
    only(
      'functions-stay-inside',
      '^functions/',
      '^(domain|workflows|adapters|functions)/',
      'Handlers never know where they run.',
    ),
    only(
      'engine-stands-alone',
      '^local/stepfunctions/',
      '^local/stepfunctions/',
      'The engine is usable without Luyue.',
    ),
    only(
      'local-uses-functions',
      '^local/',
      '^(domain|workflows|adapters|functions|local)/',
      'The one-machine mode composes; nobody imports it but tests.',
    ),
    {
      name: 'console-knows-contracts-and-words',
      comment:
        'The browser gets types, contracts, words and how money is written; what decides stays on the server.',
      severity: 'error',
      from: { path: '^console/', pathNot: '^console/build/' },
      to: {
        path: '^(domain|workflows|adapters|functions|infra|local|bench|test)/',
        pathNot: '^(workflows|functions/words|domain/money)/|^functions/pages/forms/decimal\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    only(
      'infra-uses-functions',
      '^infra/',
      '^(domain|workflows|adapters|functions|infra)/',
      'Stacks are made of the tables that handlers are in.',
    ),
    {
      name: 'domain-does-no-io',
      severity: 'error',
      from: { path: '^domain/' },
      to: {
        path: '^(node:)?(fs|http|https|net|child_process|process|os|path|url|worker_threads|sqlite)(/|$)',
        dependencyTypes: ['core'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'no-dev-dependencies-in-source',
      severity: 'error',
      from: { path: '^(domain|workflows|adapters|functions|local)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main'],
    },
  },
};
