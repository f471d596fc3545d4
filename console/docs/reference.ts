/** Loaded by `/docs` under a name that never changes: everything else has its content in its name. */
void import('./viewer.ts').then(({ showReference }) => showReference());
